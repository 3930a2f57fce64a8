import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'test/fixtures/**', '.ci/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['pipeline/**/*.ts', 'test/**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Nothing the pipeline does needs a network.' }],
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    // The page of the preview asks its own server, and no other: its policy sees to that.
    files: ['pipeline/preview/page/**/*.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    // Nothing that reaches an output may depend on clock, randomness or locale.
    files: ['pipeline/{load,check,compile,language,epub,print,model}/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error',
        { object: 'Math', property: 'random' }, { object: 'Date', property: 'now' },
        { property: 'toLocaleString' }, { property: 'toLocaleUpperCase' }, { property: 'toLocaleLowerCase' },
      ],
      'no-restricted-syntax': ['error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'No clock: dates come from the book.' },
        { selector: "CallExpression[callee.property.name='localeCompare'][arguments.length<2]", message: 'Name the locale.' },
      ],
    },
  },
)

/** The import table of pipeline/README.md as rules: no stage imports another, and data flows one way. */
const stages = ['load', 'check', 'compile', 'print', 'epub', 'release', 'init', 'import', 'tei', 'preview']
const mayImport = {
  model: [],
  language: [],
  load: ['model'],
  check: ['model', 'language'],
  compile: ['model', 'language'],
  print: ['model'],
  epub: ['model'],
  release: ['model'],
  init: [],
  import: ['model'],
  tei: ['model'],
  preview: ['model'],
}

const tables = Object.entries(mayImport).map(([room, allowed]) => ({
  name: `${room}-imports-${allowed.join('-and-') || 'nothing'}`,
  severity: 'error',
  from: { path: `^pipeline/${room}/` },
  to: { path: '^pipeline/', pathNot: `^pipeline/(${[room, ...allowed].join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...tables,
    {
      name: 'stages-are-entered-through-their-index',
      severity: 'error',
      from: { path: '^pipeline/(build|build-record|releasing|comparing|changelog|correcting|handbook|cli|program|emit-schemas|emit-handbook)\\.ts$|^pipeline/commands/' },
      to: { path: `^pipeline/(${stages.join('|')})/`, pathNot: '/index\\.ts$' },
    },
    {
      name: 'the-page-of-the-preview-is-a-program-of-its-own',
      severity: 'error',
      from: { path: '^pipeline/preview/page/' },
      to: { pathNot: '^pipeline/preview/(page/|protocol\\.ts$)' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: { tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
}

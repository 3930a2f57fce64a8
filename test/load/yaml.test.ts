import { toString } from 'mdast-util-to-string'
import { describe, expect, test } from 'vitest'
import { visit } from 'unist-util-visit'
import { parseEmbedded } from '../../pipeline/load/embedded.ts'
import { parseYaml } from '../../pipeline/load/yaml.ts'

function yaml(text: string): NonNullable<ReturnType<typeof parseYaml>['value']> {
  const { value, messages } = parseYaml({ file: 'a.yaml', text })
  if (value === undefined) throw new Error(messages.map((message) => message.reason).join('\n'))
  return value
}

function refused(text: string): string[] {
  const { value, messages } = parseYaml({ file: 'a.yaml', text })
  expect(value).toBeUndefined()
  return messages.map((message) => `${message.line}:${message.column} ${message.ruleId}`)
}

describe('YAML', () => {
  test('knows where everything stands', () => {
    const file = yaml('a: 1\nb:\n  - c: x\n    d:\n')
    expect(file.at(['a'])).toMatchObject({ line: 1, column: 4 })
    expect(file.at(['b', 0, 'c'])).toMatchObject({ line: 3, column: 8 })
    expect(file.at(['b', 0, 'd'])).toMatchObject({ line: 4, column: 5 })
    expect(file.at(['b', 0, 'missing', 'deep'])).toMatchObject({ line: 3, column: 5 })
    expect(file.keyAt(['b', 0, 'c'])).toMatchObject({ line: 3, column: 5 })
  })

  test('a date stays a text', () => {
    expect(yaml('date: 1944-11-12').value).toEqual({ date: '1944-11-12' })
  })

  test.each([
    ['a duplicate key', 'a: 1\na: 2\n', ['2:1 yaml-valid']],
    ['an alias', 'a: &x 1\nb: *x\n', ['2:4 yaml-valid']],
    ['a billion laughs', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n', ['2:8 yaml-valid', '2:12 yaml-valid', '3:5 yaml-valid', '3:9 yaml-valid']],
    ['a prototype key', 'a:\n  __proto__: { b: 1 }\n', ['2:3 yaml-key-known']],
    ['a type of another language', 'a: !!js/function x\n', ['1:4 yaml-valid']],
    ['a nesting of brackets', `a: ${'['.repeat(2000)}`, ['1:104 file-size-limited']],
    ['a nesting of dashes', `${'- '.repeat(20000)}a`, ['1:1 file-size-limited']],
  ])('%s is refused', (_name, text, expected) => {
    expect(refused(text)).toEqual(expected)
  })

  test.each([
    ['a colon in a value', 'a: 1\ntitle: A Road: A Study\n', ['2:8 The value holds a colon before a space, which YAML takes for the end of a key. Put the whole value in quotation marks: title: \'A Road: A Study\'.']],
    ['two of them', 'a: x: y\nb: it’s so: z\n', ['1:4', '2:4']],
    ['a line too deep', '- a: 1\n  b: x\n    c: y\n', ['3:5 The line is indented deeper than the key above it, which has a value already. Indent it like that key, by 2 spaces.']],
    ['a tab', 'a:\n  - b: 1\n    c: 2\n\td: 3\n    e:\n      - { f: 1 }\n', ['4:1 The line is indented with a tab; YAML takes spaces only. Write spaces in its place, as many as the lines beside it have.']],
    ['an open quotation mark', 'a: "x\nb: 1\n', ['1:4 A quotation mark is opened and not closed.']],
  ])('%s is told in an editor’s words, once', (_name, text, expected) => {
    const { messages } = parseYaml({ file: 'x.yaml', text })
    expect(messages.map(({ line, column, reason, note }) => `${line}:${column} ${reason} ${note}`)).toEqual(expected.map((start) => expect.stringContaining(start)))
  })
})

describe('Markdown inside YAML', () => {
  /** Words of the value with the line and column at which each begins in the file. */
  function words(text: string): string[] {
    const tree = parseEmbedded(yaml(text), ['note']).value?.tree
    const found: string[] = []
    if (tree) visit(tree, (node) => {
      const { line, column } = node.position?.start ?? { line: 0, column: 0 }
      if (node.type === 'strong' || node.type === 'citation') found.push(`${line}:${column}-${node.position?.end.line}:${node.position?.end.column} ${node.type} ${toString(node)}`)
    })
    return found
  }

  test.each([
    ['plain', 'note: See **bold** word.\n', ['1:11-1:19 strong bold']],
    ['plain over lines', 'note: See\n  **bold** word.\n', ['2:3-2:11 strong bold']],
    ['quoted', 'note: "See **bold** word."\n', ['1:12-1:20 strong bold']],
    ['single quotes, with a quotation mark', "note: 'It''s **bold** now.'\n", ['1:14-1:22 strong bold']],
    ['literal', 'note: |\n  See **bold**.\n\n  More\n  **words** [@a].\n', ['2:7-2:15 strong bold', '5:3-5:12 strong words', '5:13-5:17 citation ']],
    ['folded', 'note: >-\n    See\n    **bold**\n    [@a, p. 3].\n', ['3:5-3:13 strong bold', '4:5-4:15 citation ']],
    ['escapes: at the value', 'note: "A \\"b\\" **bold**."\n', ['1:7-1:8 strong bold']],
  ])('%s', (_name, text, expected) => {
    expect(words(text)).toEqual(expected)
  })
})

import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { directionOf } from '../../pipeline/load/direction.ts'
import { openFolder, readText } from '../../pipeline/load/folder.ts'
import { imageFacts } from '../../pipeline/load/image-size.ts'
import { parseBibtex } from '../../pipeline/load/bibtex.ts'
import { assetKey, jsonSchemas, load } from '../../pipeline/load/index.ts'

const scratch = mkdtempSync(join(tmpdir(), 'sourcebook-load-'))
afterAll(() => {
  rmSync(scratch, { recursive: true })
})

async function read(name: string, bytes: Uint8Array | string): Promise<string[]> {
  writeFileSync(join(scratch, name), bytes)
  const { value, messages } = await readText(await openFolder(scratch), name, { file: name, line: 1, column: 1 })
  return [...messages.map((message) => `${message.line}:${message.column} ${message.ruleId}`), ...(value ? [value.text] : [])]
}

describe('text files', () => {
  test('a byte order mark is dropped', async () => {
    expect(await read('bom.md', '\uFEFFText.')).toEqual(['Text.'])
  })
  test('UTF-16, Big5 and too much are refused', async () => {
    expect(await read('utf16.md', Buffer.from('\uFEFFText.', 'utf16le'))).toEqual(['1:1 file-utf8'])
    expect(await read('big5.md', Buffer.concat([Buffer.from('a\nb '), Buffer.from([0xa5, 0xec])]))).toEqual(['2:3 file-utf8'])
    expect(await read('big.md', 'word\n'.repeat(400_001))).toEqual(['1:1 file-size-limited'])
    expect(await read('long.md', `a\n${'a'.repeat(100_001)}`)).toEqual(['2:1 file-size-limited'])
  })
})

test('a folder without book.yaml has no book; what else is wrong is said too', async () => {
  const root = join(scratch, 'empty')
  mkdirSync(join(root, 'manuscript'), { recursive: true })
  writeFileSync(join(root, 'manuscript/one.md'), 'No title.\n')
  const { book, messages } = await load(root, { programRoot: join(import.meta.dirname, '../..') })
  expect(book).toBeUndefined()
  expect(messages.map((message) => `${message.name} ${message.ruleId}`)).toEqual(['manuscript/book.yaml:1:1 file-exists', 'manuscript/one.md:1:1 yaml-key-required'])
})

test.each([['ar', 'rtl'], ['ug', 'rtl'], ['ug-Arab', 'rtl'], ['ug-Latn', 'ltr'], ['ug-Cyrl', 'ltr'], ['fa', 'rtl'], ['he', 'rtl'], ['zh-Hant', 'ltr'], ['en', 'ltr'], ['not a tag', 'ltr']] as const)('%s is written %s', (tag, dir) => {
  expect(directionOf(tag)).toBe(dir)
})

test.each([
  ['square.png', 'manuscript/square.png'],
  ['img/a%20b.png', 'manuscript/img/a b.png'],
  ['../sources/x.png', 'sources/x.png'],
  ['https://example.org/x.png', undefined],
  ['//example.org/x.png', undefined],
  ['/etc/passwd', undefined],
  ['data:image/png;base64,xx', undefined],
])('the key of the picture %s', (url, key) => {
  expect(assetKey('manuscript/one.md', url)).toBe(key)
})

describe('pictures by their content', () => {
  const svg = (inside: string, attributes = 'width="30" height="20"'): ReturnType<typeof imageFacts> => imageFacts(Buffer.from(`<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`))
  test('an SVG has a size of its own, or that of its box', () => {
    expect(svg('<path d="M0 0h1"/>')).toEqual({ mediaType: 'image/svg+xml', width: 30, height: 20 })
    expect(svg('', 'viewBox="0 0 12 7"')).toEqual({ mediaType: 'image/svg+xml', width: 12, height: 7 })
    expect(svg('')).not.toBeTypeOf('string')
  })
  test.each(['<script/>', '<foreignObject/>', '<rect onload="x"/>', '<image href="https://example.org/a.png"/>', '<use href="other.svg#a"/>', '<style>@import "a.css"</style>', '<style>a{fill:url(http://x)}</style>'])('an SVG with %s is refused', (inside) => {
    expect(svg(inside)).toBeTypeOf('string')
  })
  test('a JPEG’s size stands in its frame', () => {
    const bytes = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0, 40, 0, 60, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9])
    expect(imageFacts(bytes)).toEqual({ mediaType: 'image/jpeg', width: 60, height: 40 })
    expect(imageFacts(bytes.subarray(0, 12))).toBeTypeOf('string')
    expect(imageFacts(bytes.subarray(0, -2))).toBe('the JPEG is cut short')
  })
})

test('BibTeX becomes CSL', () => {
  const text = `@article{garver1988,
  author = {Garver, John W. and {Foreign Office}},
  title = {Chinese–{Soviet} Relations},
  journal = {The China Quarterly},
  number = {3}, pages = {1--20}, date = {1944-11~}, keywords = {primary}
}
`
  const { value, messages } = parseBibtex({ file: 'a.bib', text, hash: '' })
  expect(messages.map(String)).toEqual([])
  expect(value).toMatchObject([
    {
      id: 'garver1988',
      csl: { type: 'article-journal', title: 'Chinese–Soviet Relations', 'container-title': 'The China Quarterly', issue: '3', author: [{ family: 'Garver', given: 'John W.' }, { literal: 'Foreign Office' }], issued: { 'date-parts': [[1944, 11]], circa: true }, keyword: 'primary' },
      place: { file: 'a.bib', line: 1, column: 1 },
    },
  ])
})

test('a JSON Schema for each kind of file', () => {
  const schemas = jsonSchemas()
  expect(Object.keys(schemas)).toEqual(['book.schema.json', 'releases.schema.json', 'document.schema.json', 'abbreviations.schema.json', 'names.schema.json', 'bibliography.schema.json', 'map.schema.json', 'signs.schema.json', 'theme.schema.json', 'fonts.schema.json'])
  expect(schemas['book.schema.json']).toMatchObject({ type: 'object', additionalProperties: false })
  expect(JSON.stringify(schemas['book.schema.json'])).toContain('"required":["title","short_title","contributors","publisher","languages","identifiers","rights","edition","date","trim","order"]')
})

describe('a book’s own fonts.yaml', () => {
  test.each([
    ['{ family: A, file: ../../outside.ttf, weight: 400, style: normal, licence: OFL-1.1 }', 'styles/fonts.yaml:2:24 file-inside-book'],
    ['{ family: A, file: none.ttf, weight: 400, style: normal, licence: OFL-1.1 }', 'styles/fonts.yaml:2:24 file-exists'],
    ['{ family: A, file: fonts.yaml, weight: 400, style: normal, licence: OFL-1.1 }', 'styles/fonts.yaml:2:24 yaml-type-valid'],
    ['{ family: A, package: ../../x, file: a.ttf, weight: 400, style: normal, licence: OFL-1.1 }', 'styles/fonts.yaml:2:27 file-exists'],
    ['{ family: A, package: "@expo-google-fonts/eb-garamond", file: ../../../a.ttf, weight: 400, style: normal, licence: OFL-1.1 }', 'styles/fonts.yaml:2:67 file-inside-book'],
  ])('%s', async (font, expected) => {
    const root = join(scratch, 'fonts')
    mkdirSync(join(root, 'styles'), { recursive: true })
    writeFileSync(join(root, 'styles/fonts.yaml'), `fonts:\n  - ${font}\nstacks: { default: [A] }\n`)
    const { messages } = await load(root, { programRoot: join(import.meta.dirname, '../..') })
    expect(messages.filter((message) => message.file === 'styles/fonts.yaml').map((message) => `${message.name} ${message.ruleId}`)).toEqual([expected])
  })
})

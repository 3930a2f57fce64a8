import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSession, prepare, type Session } from '../../pipeline/build.ts'
import type { Edition } from '../../pipeline/model/edition.ts'
import { programRoot } from '../../pipeline/program.ts'

let root: string
let session: Session

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sourcebook-session-'))
  await cp(join(programRoot, 'test', 'fixtures', 'tiny'), root, { recursive: true })
  session = openSession()
})
afterEach(() => rm(root, { recursive: true, force: true }))

const valley = 'manuscript/01-the-valley.md'
const rising = 'manuscript/02-the-rising.md'
const book = 'manuscript/book.yaml'
const names = 'sources/names.yaml'
const works = 'sources/bibliography.yaml'

type Change = (text: string) => string
const put = (from: string, to: string): Change => (text) => text.replace(from, () => to)
const add = (more: string): Change => (text) => `${text}${more}`

async function edit(file: string, change: Change): Promise<void> {
  const path = join(root, file)
  const before = await readFile(path, 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`${file} was not changed`)
  await writeFile(path, after)
}

/** Prepares in the session and afresh: the same edition, the same messages in the same order. Returns what the session gave. */
async function both(): Promise<{ edition: Edition | undefined; said: string[] }> {
  const kept = await prepare(root, { session })
  const fresh = await prepare(root)
  const say = (messages: typeof kept.messages) => messages.map(({ ruleId, name, reason, note }) => `${name} ${ruleId} ${reason} ${note ?? ''}`)
  expect(say(kept.messages)).toEqual(say(fresh.messages))
  expect(kept.edition).toEqual(fresh.edition)
  return { edition: kept.edition, said: say(kept.messages) }
}

/** Ids of the sections that an edition does not share with the one before it. */
function made(before: Edition | undefined, after: Edition | undefined): string[] {
  const kept = new Set(before?.sections)
  return (after?.sections ?? []).filter((section) => !kept.has(section)).map(({ id }) => id)
}

/** One edit after the other, each on top of those before: what is done, and the sections that it makes anew. */
const edits: readonly (readonly [what: string, file: string, change: Change, sections: readonly string[]])[] = [
  ['a word changed', valley, put('opens to the west', 'opens to the east'), ['the-valley']],
  ['a note added', rising, put('the town rose.', 'the town rose.[^new]'), ['never: an error']],
  ['and written', rising, add('\n[^new]: A new note.\n'), ['the-rising']],
  ['a heading renamed', valley, put('## The road', '## The long road'), ['never: an error']],
  ['and what leads there', rising, put('the-valley--the-road', 'the-valley--the-long-road'), ['the-valley', 'the-rising']],
  ['a title renamed', valley, put('title: The Valley and Its People', 'title: The Valley'), ['contents', 'the-rising', 'the-valley']],
  ['a work cited', rising, put(' differ, as', ' differ [@wang1995], as'), ['the-rising']],
  ['a work cited in a note on a document', 'sources/arabic-notice/document.yaml', put('source_note: Not stated.', 'source_note: It is cited too.[@benson1990]'), ['arabic-notice']],
  ['a variant of a name', valley, put('Sheng Shicai (', 'Sheng Shih-ts’ai ('), ['the-valley']],
  ['the variant mended', valley, put('Sheng Shih-ts’ai (', 'Sheng Shicai ('), ['the-valley']],
  ['a word of a translation', 'sources/chinese-notice/translation.en.md', put('the', 'that'), ['chinese-notice']],
  ['the edition', book, put('First edition', 'Second edition'), ['title-page', 'imprint', 'colophon']],
  ['notes numbered through the book', book, put('  parallel: columns', '  parallel: columns\n  notes: { editor: { numbering: book } }'), ['the-rising', 'chinese-notice', 'arabic-notice', 'bibliography']],
  ['a word, and no note more', valley, put('opens to the east', 'opens to the north'), ['the-valley']],
  ['one note more', valley, put('opens to the north', 'opens to the north [@wang1995]'), ['the-valley', 'the-rising', 'chinese-notice', 'arabic-notice']],
  ['the house', 'styles/shared.css', () => 'p { margin: 0 }\n', []],
]

test('edits one after the other: the edition and the messages of a fresh run, and no section made that need not be', async () => {
  await cp(join(programRoot, 'styles'), join(root, 'styles'), { recursive: true })
  let { edition } = await both()
  expect(edition?.sections.length).toBeGreaterThan(10)
  expect(made(edition, (await both()).edition)).toEqual([])
  for (const [what, file, change, sections] of edits) {
    await edit(file, change)
    const next = (await both()).edition
    if (next === undefined) expect(sections, what).toEqual(['never: an error'])
    else {
      expect(made(edition, next).sort(), what).toEqual([...sections].sort())
      edition = next
    }
  }
}, 120_000)

describe('what reaches beyond its file', () => {
  test('a chapter removed, put back, and moved in the order', async () => {
    await both()
    await rename(join(root, rising), join(root, `${rising}.away`))
    expect((await both()).said.join('\n')).toContain('order-entry-known')
    await rename(join(root, `${rising}.away`), join(root, rising))
    const { edition } = await both()
    await edit(book, put('        - 01-the-valley.md\n        - 02-the-rising.md', '        - 02-the-rising.md\n        - 01-the-valley.md'))
    const turned = (await both()).edition
    expect(made(edition, turned)).toEqual(expect.arrayContaining(['contents', 'the-valley', 'the-rising']))
    // Nothing of the documents and registers depends on the order of the chapters.
    expect(made(edition, turned)).not.toEqual(expect.arrayContaining(['chinese-notice']))
    expect(made(edition, turned)).not.toEqual(expect.arrayContaining(['register-of-persons']))
  })

  test('an error is introduced and taken away, in the text, the register and the configuration', async () => {
    const { edition } = await both()
    for (const [file, change, rule] of [
      [valley, add('\nA <b>bold</b> word, and :lagn[x]{tag=en}.\n'), 'markdown-html-absent'],
      [valley, add('\n:page{to=nowhere}\n'), 'reference-defined'],
      [names, put('preferred: Ghulja', 'prefered: Ghulja'), 'yaml-key-known'],
      [works, put('- id: benson1990', '- id: benson1991'), 'citation-defined'],
      [book, put('date: 2026-01-31', 'date: 2026-02-31'), 'date-valid'],
      ['manuscript/valley.map.yaml', put('title:', 'titel:'), 'yaml-key-known'],
      ['sources/arabic-notice/translation.en.md', add('\nOne more paragraph.\n'), 'segment-aligned'],
    ] as const) {
      const before = await readFile(join(root, file), 'utf8')
      await edit(file, change)
      expect((await both()).said.join('\n')).toContain(rule)
      await writeFile(join(root, file), before)
      expect(made(edition, (await both()).edition), file).toEqual([])
    }
  }, 120_000)

  test('the register: an entry added, one changed, one with a spelling that its schemes make', async () => {
    await both()
    await edit(names, add('- id: talki\n  type: place\n  preferred: Talki\n  variants: [{ text: the pass of Talki, lang: en }]\n'))
    expect((await both()).said.join('\n')).toContain('name-form-preferred')
    await edit(names, put('  variants: [{ text: the pass of Talki, lang: en }]\n', '  forms: [{ text: Талки, lang: ru, role: original, confirmed: true }]\n'))
    await both()
    await edit(book, put('policies:\n', 'policies:\n  transliteration: { ru: ru-alalc }\n  names: { links: all, first_mention: { show: [original, romanised, dates], scope: book } }\n'))
    await both()
    // The first mention moves from one chapter to another; then a word that a scheme makes is used as a word.
    await edit(valley, put('the pass of Talki', 'the pass'))
    await both()
    await edit(rising, put(' differ, as', ' differ near Talki, as'))
    const { edition } = await both()
    await edit(valley, put('crosses the pass', 'crosses the talki pass'))
    expect(made(edition, (await both()).edition)).toEqual(['the-valley'])
    await edit(valley, put('The road is long', 'Talki and Sheng Shicai know that the road is long'))
    await both()
  }, 120_000)

  test('works, documents and pictures', async () => {
    const { edition } = await both()
    await edit(works, put('The Ili Rebellion', 'An Ili Rebellion'))
    await both()
    await edit('sources/chinese-notice/document.yaml', put('number: 1', 'number: 2'))
    expect((await both()).said.join('\n')).toContain('document-number-consecutive')
    await edit('sources/chinese-notice/document.yaml', put('number: 2', 'number: 1'))
    await both()
    const picture = join(root, 'manuscript/square.png')
    const bytes = await readFile(picture)
    await rm(picture)
    expect((await both()).said.join('\n')).toContain('image-exists')
    await writeFile(picture, bytes)
    expect((await both()).edition?.assets).toEqual(edition?.assets)
  }, 120_000)
})

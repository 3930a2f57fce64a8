import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepare } from '../../pipeline/build.ts'
import { textReport } from '../../pipeline/commands/report/text.ts'
import { severityOf } from '../../pipeline/model/diagnostics.ts'
import { rules } from '../../pipeline/model/rules.ts'
import { programRoot } from '../../pipeline/program.ts'
import { beside, chapters, commandsIn, exampleBook, withExample, wordsOf, writeBook } from '../docs/examples.ts'

/** What examples name and do not show: a font, and the release before the one that is told of. */
const unshown: Readonly<Record<string, () => ReadonlyMap<string, string | Uint8Array>>> = {
  '16-styles-and-themes.md': () => new Map([['styles/amiri/Amiri-Regular.ttf', readFileSync(join(programRoot, 'node_modules/@expo-google-fonts/scheherazade-new/400Regular/ScheherazadeNew_400Regular.ttf'))]]),
  '14-releases.md': () => {
    const kept = JSON.parse(readFileSync(join(programRoot, 'test/fixtures/rules/released-id-kept/manuscript/releases/1.0.0/manifest.json'), 'utf8')) as object
    return new Map<string, string | Uint8Array>([
      ['manuscript/releases/1.0.0/manifest.json', JSON.stringify({ ...kept, documents: [], sections: [{ id: 'the-winter', kind: 'chapter', anchors: [] }] })],
      // Those of another book: what is asked of it here is in the manifest.
      ...['edition.json.gz', 'page-map.json'].map((name) => [`manuscript/releases/1.0.0/${name}`, readFileSync(join(programRoot, 'manuscript/releases/1.0.0', name))] as const),
      ['manuscript/releases.yaml', '- version: 1.0.0\n  date: 2026-02-01\n  note: The first.\n'],
      ['manuscript/03-the-rising.md', '---\ntitle: The Rising\n---\nIt began in autumn.\n\n## The Winter\n\nIt went on.\n'],
      ['manuscript/book.yaml', exampleBook().get('manuscript/book.yaml')!.replace('    - 01-a-town-and-a-book.md\n', '    - 01-a-town-and-a-book.md\n    - 03-the-rising.md\n')],
    ])
  },
}

let scratch: string
beforeAll(async () => { scratch = await mkdtemp(join(tmpdir(), 'sourcebook-docs-')) })
afterAll(() => rm(scratch, { recursive: true, force: true }))

const collapsed = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()

/** What the press says of a book with these files, as `check` prints it; in a theme where one is named. */
async function report(files: ReadonlyMap<string, string | Uint8Array>, theme?: string): Promise<{ text: string; ids: readonly string[] }> {
  const root = await mkdtemp(join(scratch, 'book-'))
  await writeBook(root, files)
  const { messages } = await prepare(root, { theme })
  const told = messages.filter((message) => severityOf(message) !== 'info')
  return { text: textReport(told), ids: told.flatMap(({ ruleId }) => ruleId ?? []) }
}

test.each(chapters().filter(({ examples }) => examples.some(({ file }) => file !== '' && !beside.test(file))))('the examples of $name, put into a book one after the other, are as they should be; those that break a rule are reported', async ({ name, examples }) => {
  const files = new Map<string, string | Uint8Array>([...exampleBook(), ...(unshown[name]?.() ?? [])])
  let last = ''
  for (const example of examples) {
    const { file, language, breaks, text, place } = example
    if (language === 'sh') for (const [from, to] of copies(text)) files.set(to, readFileSync(join(programRoot, from), 'utf8'))
    if (file === 'said') expect(collapsed(last), place).toContain(collapsed(text))
    if (language === 'sh' || file === 'said' || beside.test(file) || language === 'rules') continue
    const before = files.get(file) ?? inherited(file)
    const put = withExample(typeof before === 'string' ? before : undefined, example)
    if (breaks === undefined) {
      files.set(file, put)
      continue
    }
    expect(rules, place).toHaveProperty(breaks)
    const said = await report(new Map([...files, [file, put]]))
    expect(said.ids, `${place}\n${said.text}`).toContain(breaks)
    last = said.text
  }
  // Together: what one example needs, another of the chapter may bring.
  expect((await report(files)).text, name).toBe('')
  for (const theme of new Set([...files.keys()].flatMap((file) => /^styles\/themes\/([^/]+)\//u.exec(file)?.[1] ?? []))) expect((await report(files, theme)).text, theme).toBe('')
})

/** `cp` of a file of the press into the book. */
function copies(script: string): [from: string, to: string][] {
  return commandsIn(script).map(wordsOf).filter(([command]) => command === 'cp').map(([, from = '', to = '']) => {
    const file = from.replace('node_modules/sourcebook/', '')
    expect(existsSync(join(programRoot, file)), from).toBe(true)
    return [file, to.endsWith('/') ? `${to}${file.split('/').at(-1)}` : to]
  })
}

/** A file of styles/ that the book has from the press until it has its own. */
function inherited(file: string): string | undefined {
  const path = join(programRoot, file)
  return file.startsWith('styles/') && existsSync(path) ? readFileSync(path, 'utf8') : undefined
}


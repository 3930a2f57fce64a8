import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { load } from '../../pipeline/load/index.ts'

const programRoot = join(import.meta.dirname, '../..')
const root = mkdtempSync(join(tmpdir(), 'sourcebook-theme-'))
cpSync(join(import.meta.dirname, '../fixtures/tiny'), root, { recursive: true })
afterAll(() => rmSync(root, { recursive: true }))

async function loaded(theme?: string) {
  const { book, messages } = await load(root, { programRoot, theme })
  return { book: book!, said: messages.map(({ file, line, column, ruleId, reason, note }) => `${file}:${line}:${column} ${ruleId} ${reason} ${note}`) }
}

/** A theme in the book’s own styles/. */
function own(id: string, settings: string, css = 'body { --line: 30pt; }\n'): void {
  mkdirSync(join(root, 'styles/themes', id), { recursive: true })
  writeFileSync(join(root, 'styles/themes', id, 'theme.yaml'), settings)
  writeFileSync(join(root, 'styles/themes', id, 'print.css'), css)
}

test('the working proof is A4 on one side, its rules behind those of the book, and no printer’s PDF', async () => {
  const plain = await loaded()
  const { book, said } = await loaded('working-proof')
  expect(said).toEqual(plain.said)
  expect(Object.values(book.config.trim).map(Math.round)).toEqual([595, 842])
  expect(book.config.printers).toBeUndefined()
  expect(book.theme).toMatchObject({ id: 'working-proof', sides: 'single', marks: { status: 'Working proof', lineNumbers: 5, places: true } })
  expect(book.house.css.print.startsWith(`${plain.book.house.css.print}\n`)).toBe(true)
  expect(book.house.css.print).toContain(book.theme!.css)
  expect(book.config.policies.documents.parallel).toBe('columns')
  expect([...book.documents.values()].map(({ layout }) => layout.parallel ?? 'columns')).not.toContain('facing')
  expect(plain.book.theme).toBeUndefined()
})

test('a book’s own theme stands before that of the press, and is held to what style sheets may do', async () => {
  own('large-print', 'name: Large print\nsheet: { width: 8in, height: 10in }\nsides: double\n')
  expect((await loaded('large-print')).book).toMatchObject({ theme: { sides: 'double', css: 'body { --line: 30pt; }\n' }, config: { trim: { width: 576, height: 720 } } })
  own('large-print', 'name: Large print\nsheet: { width: 8in, height: 10in }\nsides: three\n', '@import "other.css";\n')
  const faulty = await loaded('large-print')
  expect(faulty.said.map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual(expect.arrayContaining(['styles/themes/large-print/print.css:1:1 style-sheet-contained', 'styles/themes/large-print/theme.yaml:3:8 yaml-type-valid']))
})

test('a theme that is not there is named, with what was probably meant', async () => {
  expect((await loaded('working-prof')).said).toContain('manuscript/book.yaml:1:1 file-exists There is no theme “working-prof”. Did you mean “working-proof”?')
  expect((await loaded('x')).said.at(-1)).toContain('or add the folder styles/themes/x/ to the book.')
})

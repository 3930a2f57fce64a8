import { load } from '../load/index.ts'
import type { Book } from '../model/book.ts'
import { programRoot } from '../program.ts'
import { exitCodeOf } from './exit-codes.ts'
import { textReport } from './report/text.ts'
import type { Terminal } from './terminal.ts'

/** `sourcebook info`: what the book holds, in a few lines. Returns the exit code. */
export async function infoCommand(root: string, terminal: Terminal): Promise<number> {
  const { book, messages } = await load(root, { programRoot })
  if (book !== undefined) terminal.out(describe(book))
  terminal.err(textReport(messages))
  return exitCodeOf(messages)
}

function describe(book: Book): string {
  const { config } = book
  const texts = [...book.documents.values()].flatMap((document) => document.texts.map((text) => text.lang))
  const rows: readonly (readonly [string, string])[] = [
    ['Title', config.subtitle === undefined ? config.title : `${config.title}: ${config.subtitle}`],
    ['Edition', `${config.edition}, ${config.date}`],
    ['Languages', config.languages.join(', ')],
    ['Trim', `${config.trim.width / 72} × ${config.trim.height / 72} in`],
    ['Chapters', String(book.chapters.size)],
    ['Documents', `${book.documents.size}, in ${[...new Set(texts)].join(', ')}`],
    ['Bibliography', `${book.bibliography.size} works`],
    ['Register', `${book.names.size} names`],
    ['Fonts', [...new Set(book.house.fonts.map((font) => font.family))].join(', ')],
  ]
  const width = Math.max(...rows.map(([label]) => label.length))
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}\n`).join('')
}

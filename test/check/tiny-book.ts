import { cpSync, mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check } from '../../pipeline/check/index.ts'
import { load } from '../../pipeline/load/index.ts'
import type { Book } from '../../pipeline/model/book.ts'

const programRoot = join(import.meta.dirname, '../..')
const tiny = join(programRoot, 'test/fixtures/tiny')

/** The tiny book, loaded. */
export async function tinyBook(): Promise<Book> {
  const { book } = await load(tiny, { programRoot })
  if (book === undefined) throw new Error('the tiny book does not load')
  return book
}

/** Loads and checks a copy of the tiny book in which `from` is `to` in one file; `file:line:column rule reason` of each message. */
export async function spoilt(file: string, from: string, to: string): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'sourcebook-check-'))
  try {
    cpSync(tiny, root, { recursive: true })
    const text = readFileSync(join(root, file), 'utf8')
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
    writeFileSync(join(root, file), text.replace(from, to))
    const { book, messages } = await load(root, { programRoot })
    return [...messages, ...(book ? check(book) : [])].map((message) => `${message.name} ${message.ruleId} ${message.reason}`)
  } finally {
    rmSync(root, { recursive: true })
  }
}

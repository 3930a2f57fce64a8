import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { newBook, usualScheme, type Beginning } from '../init/index.ts'
import { schemeIds } from '../load/index.ts'
import { nearest } from '../model/diagnostics.ts'
import { version } from '../program.ts'
import { CannotPublish } from '../release/index.ts'
import { exitCodes } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'
import { WrongAnswer } from './wrong-answer.ts'

export interface InitOptions {
  readonly folder: string
  readonly title?: string | undefined
  readonly language?: string | undefined
  /** Tags, as they were given: “zh-Hant,ar”. */
  readonly documents?: string | undefined
  /** “zh-Hant=zh-wadegiles”. */
  readonly schemes: readonly string[]
  /** Nothing is asked: what was not given is what is usual. */
  readonly yes: boolean
}

/**
 * `sourcebook init`: writes a small bilingual book that builds at once into a new or empty folder. Asks on a terminal for what was not
 * given. Nothing is ever overwritten.
 * @throws CannotPublish where the folder holds something or cannot be written; WrongAnswer
 */
export async function initCommand(options: InitOptions, terminal: Terminal): Promise<number> {
  await assertEmpty(options.folder)
  const answers = await answered(options, terminal)
  const files = newBook({ ...answers, ...madeHere() })
  await writeNew(options.folder, files)
  const way = relative(process.cwd(), options.folder) || '.'
  if (terminal.level !== 'error' && terminal.level !== 'silent') terminal.out(`${files.size} files in ${way}.${way === '.' ? '' : `\n  cd ${way}`}\n  npm install\n  npx sourcebook build\n`)
  return exitCodes.ok
}

/** What a book is given once, when it begins: its number, the day, and the press that it is pinned to. */
export function madeHere(): Pick<Beginning, 'uuid' | 'date' | 'press'> {
  return { uuid: randomUUID(), date: new Date().toISOString().slice(0, 10), press: version }
}

/** Writes files that are not there yet, each by its path in `folder`; those written are taken back where one cannot be. */
export async function writeNew(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const written: string[] = []
  try {
    for (const [name, content] of files) {
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true })
      const handle = await open(path, 'wx')
      written.push(path)
      try {
        await handle.writeFile(content)
      } finally {
        await handle.close()
      }
    }
  } catch (error) {
    await Promise.all(written.map((path) => rm(path, { force: true })))
    const { code, message, path } = error as NodeJS.ErrnoException
    throw new CannotPublish(code === 'EEXIST' ? `${path ?? folder} is there already, and nothing is overwritten. Move it away, or name another folder.` : `${folder} cannot be written: ${message}. Free space, or mend the permissions, and run it again.`)
  }
}

async function assertEmpty(folder: string): Promise<void> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new CannotPublish(error.code === 'ENOTDIR' ? `${folder} is a file. Name a folder.` : `${folder} cannot be read: ${error.message}.`)
  })
  // What git and the systems put into a folder is nobody’s text.
  const [first] = there.filter((name) => !['.git', '.DS_Store', 'Thumbs.db'].includes(name)).sort()
  if (first !== undefined) throw new CannotPublish(`${folder} is not empty (${first}), and nothing is overwritten. Name a new folder: sourcebook init ${join(folder, 'book')}`)
}

type Answers = Pick<Beginning, 'title' | 'language' | 'documents' | 'schemes'>

async function answered(options: InitOptions, terminal: Terminal): Promise<Answers> {
  const asks = !options.yes && process.stdin.isTTY === true && terminal.live
  if (!asks && !options.yes && options.title === undefined) throw new WrongAnswer('There is no terminal to ask on: give --title, or --yes for what is usual.')
  const reader = asks ? createInterface({ input: process.stdin, output: process.stderr }) : undefined
  const ask = async (question: string, usual: string): Promise<string> => (reader && (await reader.question(`${question} [${usual}] `)).trim()) || usual
  try {
    const title = options.title ?? await ask('Title of the book', titleOf(options.folder))
    if (title.trim() === '') throw new WrongAnswer('A book has a title: --title "…".')
    const language = tag(options.language ?? await ask('Its language (BCP 47: en, es, ru, zh-Hant)', 'en'))
    const documents = tags(options.documents ?? await ask('Languages of its documents, with commas', language === 'zh-Hant' ? 'en' : 'zh-Hant'))
    const schemes = { ...schemesOf(options.schemes) }
    for (const document of documents) {
      const usual = usualScheme(document)
      if (reader && usual !== undefined && schemes[document] === undefined) schemes[document] = known(await ask(`Scheme of transliteration for ${document}`, usual))
    }
    return { title: title.trim(), language, documents, schemes }
  } finally {
    reader?.close()
  }
}

/** “the-ili-rebellion” → “The ili rebellion”. */
function titleOf(folder: string): string {
  const words = basename(resolve(folder)).replace(/[-_]+/gu, ' ').trim()
  return words === '' ? 'A New Book' : words.charAt(0).toUpperCase() + words.slice(1)
}

function tags(given: string): string[] {
  return [...new Set(given.split(',').map((part) => part.trim()).filter((part) => part !== '').map(tag))]
}

function tag(given: string): string {
  try {
    return Intl.getCanonicalLocales(given)[0] ?? given
  } catch {
    throw new WrongAnswer(`“${given}” is not a language tag: write one such as en, zh-Hant, ug-Arab, ru.`)
  }
}

function schemesOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(given.map((pair) => {
    const [language, scheme, ...more] = pair.split('=')
    if (!language || !scheme || more.length > 0) throw new WrongAnswer(`--scheme is a language and a scheme, such as ru=ru-alalc, not “${pair}”.`)
    return [tag(language), known(scheme)]
  }))
}

function known(scheme: string): string {
  const ids = schemeIds()
  if (ids.includes(scheme)) return scheme
  const meant = nearest(scheme, ids)
  throw new WrongAnswer(`There is no scheme of transliteration “${scheme}”.${meant === undefined ? ' `sourcebook translit --list` shows them.' : ` Did you mean “${meant}”?`}`)
}

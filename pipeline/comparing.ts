import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isBuilt, openSession, prepare, type BuildOptions } from './build.ts'
import { languageRuns } from './language/run-languages.ts'
import { directionOfTag } from './language/scripts.ts'
import { wordsFor } from './language/words/index.ts'
import { keptEdition, keptReleases } from './load/index.ts'
import { nearest, sortDiagnostics, type Diagnostic } from './model/diagnostics.ts'
import type { PageMap } from './model/page-map.ts'
import { changesPage, compareEditions, concordanceCsv, concordPages, keepEdition, recordOf, writeRecord, type ComparedEdition, type EditionChanges, type PageManner } from './release/index.ts'

export interface CompareOptions extends Pick<BuildOptions, 'root' | 'cache' | 'browser'> {
  /** Version of a release of which something is kept. */
  readonly old: string
  /** Another, or the book folder as it is. */
  readonly made: string | 'draft'
}

export interface Comparison {
  readonly messages: readonly Diagnostic[]
  /** Absent after an error, or where `missing` names a release of which nothing is kept. */
  readonly changes: EditionChanges | undefined
  readonly missing?: { readonly version: string; readonly meant: string | undefined } | undefined
}

/** Compares a release with another, or with the draft. The draft has its pages where it is built and nothing was changed since. */
export async function compare({ root, cache, browser, old, made }: CompareOptions): Promise<Comparison> {
  const kept = await keptReleases(root)
  const version = [old, ...(made === 'draft' ? [] : [made])].find((each) => !kept.includes(each))
  if (version !== undefined) return { messages: [], changes: undefined, missing: { version, meant: nearest(version, kept) } }
  const before = await keptEdition(root, old)
  const after = made === 'draft' ? await draft({ root, cache, browser }) : await keptEdition(root, made)
  const messages = sortDiagnostics([...before.messages, ...after.messages])
  if (before.value === undefined || after.value === undefined) return { messages, changes: undefined }
  return { messages, changes: compareEditions(before.value, after.value) }
}

async function draft(options: Pick<BuildOptions, 'root' | 'cache' | 'browser'>): Promise<{ value: ComparedEdition | undefined; messages: readonly Diagnostic[] }> {
  const { edition, messages } = await prepare(options.root, { session: openSession() })
  if (edition === undefined) return { value: undefined, messages }
  return { value: { kept: keepEdition(edition), pageMap: await builtPages(options) }, messages }
}

/** The page map in dist/draft, where a build now would publish the same. */
async function builtPages(options: Pick<BuildOptions, 'root' | 'cache' | 'browser'>): Promise<PageMap | undefined> {
  const out = join(options.root, 'dist', 'draft')
  for (const format of ['all', 'pdf'] as const) {
    if (await isBuilt({ ...options, out, format, pages: true })) return JSON.parse(await readFile(join(out, 'page-map.json'), 'utf8')) as PageMap
  }
  return undefined
}

/** What stands beside a release that has one before it: changes.json, changes.html and, by pages, concordance.csv. */
export function changesFiles(changes: EditionChanges): [string, Uint8Array][] {
  const record = recordOf(changes)
  const texts = [['changes.json', writeRecord(record)], ['changes.html', changesPage(record, pageManner(changes))], ['concordance.csv', concordanceCsv(concordPages(changes) ?? [])]] as const
  return texts.map(([name, text]) => [name, new TextEncoder().encode(text)])
}

/** How what changed in a book is written as HTML: in the words of its main language. */
export function pageManner({ new: { kept } }: EditionChanges): PageManner {
  const lang = kept.languages[0] ?? 'en'
  return { words: wordsFor(lang), lang, directionOf: directionOfTag, runsOf: (text, own) => languageRuns(text, kept.languages, own) }
}

import type { Diagnostic, Place } from '../model/diagnostics.ts'
import { Ledger, type Gathered, type Source } from './gathered.ts'
import { decodeText } from './text.ts'

/** What `load` reads of a list of works. */
export type ReadWorks = (file: string, text: string) => Promise<{ works: readonly Readonly<Record<string, unknown>>[]; messages: readonly Diagnostic[] }>

/** Reads an export of Zotero, Better BibTeX or the like: .bib, CSL-JSON, CSL-YAML. Fields that readers do not need stay behind, and are listed. */
export async function readLibrary(source: Source, readWorks: ReadWorks): Promise<Gathered> {
  const { file } = source
  const text = decodeText(source).replace(/^\uFEFF/u, '')
  const ledger = new Ledger()
  const { works, messages } = await readWorks(file, text)
  const there = folded(values(works).join(' '))
  for (const field of file.endsWith('.bib') ? bibtexFields(text, file) : []) {
    const plain = field.value.replace(/[{}]/gu, ' ')
    // LaTeX’s accents are read by the parser; what it made of them is not compared.
    const words = /\\/u.test(plain) ? [] : plain.match(/[\p{L}\p{N}]+/gu) ?? []
    if (!words.every((word) => there.includes(folded(word)))) ledger.drop(`The field “${field.name}” of the library is not carried over.`, field.place, 'Readers of a bibliography do not need most of these: look whether they need this one.')
  }
  // What each field came to is compared above: in BibTeX one word may be written for several fields.
  return { title: undefined, chapters: [], documents: [], names: [], works, order: [], images: new Map(), units: [], left: ledger.left, messages: [...messages, ...ledger.messages()] }
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\P{L}/gu, (sign) => (/\p{N}/u.test(sign) ? String(Number(sign)) : '')).toLowerCase()
}

function values(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(values)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(values)
  return [String(value)]
}

function* bibtexFields(text: string, file: string): Generator<{ name: string; value: string; place: Place }> {
  let line = 1
  let from = 0
  for (const match of text.matchAll(/^[ \t]*([a-z][\w-]*)[ \t]*=[ \t]*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|"(.*)"|(\d+))[ \t]*,?[ \t]*$/gimu)) {
    line += text.slice(from, match.index).split('\n').length - 1
    from = match.index
    yield { name: (match[1] ?? '').toLowerCase(), value: match[2] ?? match[3] ?? match[4] ?? '', place: { file, line, column: 1 + match[0].search(/\S/u) } }
  }
}

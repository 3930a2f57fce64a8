import type { Recognizer } from '../language/recognition/index.ts'
import type { Book } from '../model/book.ts'
import type { Diagnostic } from '../model/diagnostics.ts'
import { Standing } from '../model/standing.ts'
import { copyOf } from './copy.ts'
import { namesIn } from './marked-names.ts'
import { recognizerOf } from './name-spellings.ts'
import type { NameUse } from './name-uses.ts'
import { variantDiagnostic, variantUses } from './names.ts'
import type { Passage } from './passages.ts'

/** A replacement in a file: offsets are UTF-16 units of its text (without a byte order mark). */
export interface NameEdit {
  readonly file: string
  readonly start: number
  readonly end: number
  readonly text: string
}

interface Mending {
  readonly use: NameUse
  readonly edit: NameEdit
}

/**
 * What makes every variant in edited text its preferred form: only what is certain, in the order of the files and offsets.
 * `left` tells the others, each with its reason as the way out.
 */
export function nameEdits(book: Book): { readonly edits: readonly NameEdit[]; readonly left: readonly Diagnostic[] } {
  const left: Diagnostic[] = []
  const byPassage = new Map<Passage, Mending[]>()
  const copy = copyOf(book, new Standing())
  for (const use of variantUses(copy)) {
    const made = replacement(book, use)
    if ('doubt' in made) {
      left.push(variantDiagnostic(book, use, made.doubt))
      continue
    }
    const { start, end } = use.range ?? { start: 0, end: 0 }
    const edit = { file: use.passage.file, start, end, text: made.text }
    byPassage.set(use.passage, [...(byPassage.get(use.passage) ?? []), { use, edit }])
  }
  const recognize = recognizerOf(copy)
  const edits: NameEdit[] = []
  for (const [passage, made] of byPassage) {
    let kept = made
    for (let restless = unsettled(passage, kept, recognize); restless.size > 0; restless = unsettled(passage, kept, recognize)) {
      for (const { use } of restless) left.push(variantDiagnostic(book, use, 'The preferred form would make another variant with the words beside it: mend it by hand.'))
      kept = kept.filter((each) => !restless.has(each))
    }
    edits.push(...kept.map(({ edit }) => edit))
  }
  return { edits: edits.sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1)), left }
}

/** What stands in the file instead of a variant and its suffix, or why that is not certain. */
function replacement(book: Book, { match, range, passage }: NameUse): { readonly text: string } | { readonly doubt: string } {
  const preferred = book.names.get(match.entry)?.preferred ?? ''
  if (match.others.length > 0) return { doubt: 'More than one entry knows this spelling: write the one that is meant.' }
  if (range === undefined) return { doubt: 'It is written with escapes here, so that its place is not exact: mend it by hand.' }
  if (match.accents === 'other') return { doubt: 'Its accents are not those of the variant in the register: add the spelling there, or mend it by hand.' }
  const safe = passage.file.endsWith('.yaml') ? /^[\p{L}\p{M}\p{N} .’‘ʼʻ()\-‐‑·–]+$/u : /^[\p{L}\p{M}\p{N} .,’‘ʼʻ'()\-‐‑·–]+$/u
  if (!safe.test(preferred) || /\s{2}/u.test(preferred)) return { doubt: 'The preferred form holds characters that mean something else here: mend it by hand.' }
  const name = cased(preferred, passage.text.slice(match.start, match.end), match.form, match.capitals)
  if (doubles(passage.text, match.start, match.end, name)) return { doubt: 'The words beside it are part of the preferred form: mend it by hand.' }
  const suffix = suffixOf(preferred, match.suffix, match.capitals)
  if (!match.whole || suffix === undefined || barePossessive(passage.text, match.end, preferred)) return { doubt: 'What is written onto the name may have to change with it: mend it by hand.' }
  const source = book.files?.get(passage.file)?.text.slice(range.start, range.end) ?? ''
  return { text: broken(name, source) + suffix }
}

/** In capitals where all is; with a capital where a sentence begins with a word that has none. */
function cased(preferred: string, written: string, form: string, capitals: boolean): string {
  if (capitals) return preferred.toUpperCase()
  const first = written.charAt(0)
  const raised = first !== form.charAt(0) && first === form.charAt(0).toUpperCase()
  return raised ? preferred.charAt(0).toUpperCase() + preferred.slice(1) : preferred
}

/** “’s” as it is written; the plural of the preferred form. Undefined for endings of other languages. */
function suffixOf(preferred: string, suffix: string, capitals: boolean): string | undefined {
  if (suffix === '' || /^['’‘ʼʻ][sS]$/u.test(suffix)) return suffix
  if (!/^e?s$/iu.test(suffix)) return undefined
  const plural = /(?:[sxz]|[cs]h)$/iu.test(preferred) ? 'es' : 's'
  return capitals ? plural.toUpperCase() : plural
}

/** “Abbas’ men”: the apostrophe asks for an s before it, which the preferred form may not have. */
function barePossessive(text: string, end: number, preferred: string): boolean {
  return /s$/iu.test(text.slice(end - 1, end)) && /^['’](?!\p{L})/u.test(text.slice(end, end + 2)) && !/s$/iu.test(preferred)
}

/** Whether a name would repeat the word beside it: “Saifudin Azizi”, of which only “Saifudin” is a variant. */
function doubles(text: string, start: number, end: number, name: string): boolean {
  const words = name.split(/[\s\-‐‑]+/u)
  if (words.length === 1) return false
  const before = /([\p{L}\p{M}]+)[\s\-‐‑]+$/u.exec(text.slice(Math.max(0, start - 60), start))?.[1]
  const after = /^[\s\-‐‑]+([\p{L}\p{M}]+)/u.exec(text.slice(end, end + 60))?.[1]
  return before === words[0] || after === words.at(-1)
}

/** Keeps a line end that stood inside the name, with its indentation, at the same gap between words or the last there is. */
function broken(preferred: string, source: string): string {
  const breaks = /[^\S\r\n]*\r?\n\s*/u.exec(source)
  if (breaks === null) return preferred
  const before = source.slice(0, breaks.index).split(/[\s\-‐‑]+/u).filter((word) => word !== '').length
  const words = preferred.split(' ')
  if (words.length === 1) return preferred
  const cut = Math.min(Math.max(before, 1), words.length - 1)
  return words.slice(0, cut).join(' ') + breaks[0] + words.slice(cut).join(' ')
}

/** Those of the edits at whose places the mended passage would hold a variant again. */
function unsettled(passage: Passage, made: readonly Mending[], recognize: Recognizer): Set<Mending> {
  let text = ''
  let from = 0
  const mended: { each: Mending; first: number; last: number }[] = []
  for (const each of made) {
    const { match } = each.use
    text += passage.text.slice(from, match.start)
    mended.push({ each, first: text.length, last: text.length + each.edit.text.length })
    text += each.edit.text
    from = match.end + match.suffix.length
  }
  text += passage.text.slice(from)
  const moved = (offset: number): number => made.reduce((sum, { use: { match }, edit }) => (match.start < offset ? sum + edit.text.length - (match.end + match.suffix.length - match.start) : sum), offset)
  const marks = passage.marks.map(({ start, end, id }) => ({ start: moved(start), end: moved(end), id }))
  const variants = namesIn({ text, marks }, recognize).filter(({ kind }) => kind === 'variant')
  return new Set(mended.filter(({ first, last }) => variants.some(({ start, end }) => start < last && end > first)).map(({ each }) => each))
}

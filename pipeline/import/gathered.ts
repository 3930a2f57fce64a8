import type { RootContent } from 'mdast'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { RuleId } from '../model/rules.ts'

/** A run of text of the input, as a reader of it finds it who knows nothing of the conversion. */
export interface Unit {
  readonly text: string
  readonly place: Place
  /** Whether the text stands in the output as a whole, or only each of its words. */
  readonly whole: boolean
}

/** A chapter, by what will be its file. */
export interface GatheredChapter {
  /** File name without number and ending. */
  readonly name: string
  readonly title: string
  /** BCP 47; undefined: that of the book. */
  readonly lang: string | undefined
  /** A tree, or Markdown that is written already. */
  readonly body: readonly RootContent[] | string
}

export interface GatheredDocument {
  readonly id: string
  readonly kind: 'document' | 'editorial-note' | 'enclosure'
  readonly title: string
  /** Other keys of document.yaml. Values that are trees become Markdown. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly texts: readonly { readonly role: 'original' | 'translation'; readonly lang: string | undefined; readonly body: readonly RootContent[] | string }[]
}

/** An entry for sources/names.yaml. */
export interface GatheredName {
  readonly id: string
  readonly type: 'person' | 'place' | 'organisation' | 'term' | 'work'
  readonly preferred: string
  readonly forms: readonly { readonly text: string; readonly lang: string }[]
  readonly fields: Readonly<Record<string, unknown>>
}

/** A chapter, a document, or a part with those it holds, in the order of the input. */
export type GatheredOrder =
  | { readonly chapter: string }
  | { readonly document: string }
  | { readonly part: string; readonly entries: readonly GatheredOrder[] }

/** What a foreign file holds, in the words of the press. */
export interface Gathered {
  readonly title: string | undefined
  readonly chapters: readonly GatheredChapter[]
  readonly documents: readonly GatheredDocument[]
  readonly names: readonly GatheredName[]
  /** Entries of the bibliography, in CSL. */
  readonly works: readonly Readonly<Record<string, unknown>>[]
  readonly order: readonly GatheredOrder[]
  /** Pictures, by the name that the Markdown calls them by. */
  readonly images: ReadonlyMap<string, Uint8Array>
  /** The text of the input. */
  readonly units: readonly Unit[]
  /** What was not carried over: its characters need not be in the output. */
  readonly left: readonly string[]
  readonly messages: readonly Diagnostic[]
}

/** What a reader is told. */
export interface Source {
  /** As it was named: for messages. */
  readonly file: string
  readonly bytes: Uint8Array
  /** BCP 47 tag that the editor gave, or that of the book. */
  readonly lang: string
  /** Id of what has no name of its own: the file’s name without ending. */
  readonly name: string
  /** Chapters, or one document. */
  readonly as: 'chapter' | 'document'
}

/** The input cannot be used; nothing of it is. */
export class Refused extends Error {
  readonly diagnostic: Diagnostic
  constructor(rule: RuleId, reason: string, place: Place, hint?: string) {
    super(reason)
    this.diagnostic = diagnostic(rule, reason, place, hint)
  }
}

/** Keeps what is said while a file is read: of things that come again and again, the first place and how many there are. */
export class Ledger {
  readonly left: string[] = []
  readonly #said = new Map<string, { rule: RuleId; reason: string; place: Place; hint: string | undefined; count: number }>()

  /** Something that is not carried over, with the text that goes with it. Each is listed by itself. */
  lose(reason: string, place: Place, text = '', hint?: string): void {
    if (text.trim() !== '') this.left.push(text)
    this.#say('import-carried-over', reason, place, hint, `${place.line}:${place.column}`)
  }

  /** A kind of thing that is not carried over while its text is: said once, with a count. */
  drop(reason: string, place: Place, hint?: string): void {
    this.#say('import-carried-over', reason, place, hint, '')
  }

  /** Something that the press took one way and an editor may take another. */
  decide(reason: string, place: Place, hint?: string): void {
    this.#say('import-decided', reason, place, hint, `${place.line}:${place.column}`)
  }

  messages(): Diagnostic[] {
    return [...this.#said.values()].map(({ rule, reason, place, hint, count }) => diagnostic(rule, count === 1 ? reason : `${reason.replace(/\.$/u, '')}: ${count} times, here first.`, place, hint))
  }

  #say(rule: RuleId, reason: string, place: Place, hint: string | undefined, at: string): void {
    const key = `${rule} ${reason} ${at}`
    const before = this.#said.get(key)
    if (before) before.count += 1
    else this.#said.set(key, { rule, reason, place, hint, count: 1 })
  }
}

/** An id or file name of plain letters: “Das Kapitel 1” → das-kapitel-1; letters of other scripts stay. */
export function slug(text: string, otherwise: string): string {
  const plain = text.normalize('NFKD').replace(/(?<=\p{Script=Latin})\p{M}+/gu, '').normalize('NFC').toLowerCase()
  const made = plain.replace(/[^\p{L}\p{N}\p{M}]+/gu, '-').replace(/^[-\p{M}]+|-+$/gu, '')
  const short = [...made].slice(0, 60).join('').replace(/-+$/u, '')
  return short === '' ? otherwise : short
}

/** A name that is not taken, by a number behind it; it is taken from now on. */
export function unique(name: string, taken: Set<string>): string {
  let own = name
  for (let number = 2; taken.has(own); number += 1) own = `${name}-${number}`
  taken.add(own)
  return own
}

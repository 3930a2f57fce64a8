import type { Place } from './diagnostics.ts'

/** What earlier releases had and the book has no more. */
export interface Tombstone {
  readonly id: string
  /** Why it went, in a word. */
  readonly why: string
  /** Id of what stands in its place. */
  readonly now?: string | undefined
}

/** An entry of manuscript/releases.yaml. */
export interface Release {
  /** Semantic version, as it is written. */
  readonly version: string
  /** ISO date. */
  readonly date: string
  /** What changed, as plain text or Markdown. */
  readonly note: string
  /** Where they are not those of book.yaml. */
  readonly isbn: { readonly pdf?: string | undefined; readonly epub?: string | undefined }
  readonly removed: readonly Tombstone[]
  /** The place of the value at `path` inside the entry. */
  readonly at: (path: readonly (string | number)[]) => Place
}

/** A file and the SHA-256 of its bytes, hexadecimal. */
export interface FileDigest {
  readonly file: string
  readonly sha256: string
}

/** A section of the book with the ids in it that readers may link to. */
export interface StableSection {
  readonly id: string
  readonly kind: 'part' | 'chapter' | 'document' | 'generated' | 'index'
  /** Headings, segments, figures, register entries, works: in the order of the text. */
  readonly anchors: readonly string[]
}

/** What is written down of a release: manifest.json. */
export interface Manifest {
  /** Of this file: raised when its shape changes. */
  readonly format: 1
  readonly version: string
  readonly date: string
  readonly note: string
  readonly title: string
  readonly uuid: string
  readonly isbn: { readonly pdf?: string | undefined; readonly epub?: string | undefined }
  readonly pages: number
  /** Folded characters (folding.ts), notes’ included. */
  readonly characters: number
  readonly notes: number
  /** `sha256` is over the files of the program. */
  readonly program: { readonly name: string; readonly version: string; readonly sha256: string }
  /** Versions of Node and of what it knows of writing. */
  readonly runtime: { readonly node: string; readonly icu: string; readonly unicode: string }
  /** `version`: “chromium 147.0.7727.24”; `pinned`: the package that it came in, where it is the one that package.json pins. */
  readonly browser: { readonly version: string; readonly pinned?: string | undefined }
  readonly fonts: readonly { readonly family: string; readonly file: string; readonly weight: number; readonly style: 'normal' | 'italic'; readonly origin: string; readonly sha256: string }[]
  /** Styles of the program that the book did not replace. */
  readonly styles: readonly FileDigest[]
  /** Files of the book that were read. */
  readonly inputs: readonly FileDigest[]
  readonly outputs: readonly FileDigest[]
  readonly documents: readonly { readonly id: string; readonly number: number }[]
  readonly sections: readonly StableSection[]
}

/** How many paragraphs, or notes, of a section changed. */
export interface ChangeTally {
  readonly added: number
  readonly reworded: number
  readonly removed: number
  readonly moved: number
}

/** What changed in a section from one release to the next, for the changelog. */
export interface ChangedSection {
  readonly is: 'same' | 'changed' | 'added' | 'removed'
  readonly isMoved: boolean
  readonly number: string
  readonly title: string
  readonly lang: string
  /** The title that it had. */
  readonly formerly?: string | undefined
  readonly paragraphs: ChangeTally
  readonly notes: ChangeTally
}

/** A release as the colophon lists it. */
export interface ChangelogEntry {
  readonly version: string
  readonly date: string
  readonly note: string
  /** Against the release before it, in the order of the book; undefined: it is the first. */
  readonly sections: readonly ChangedSection[] | undefined
}

const identifier = '(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)'
const semantic = new RegExp(`^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-(${identifier}(?:\\.${identifier})*))?$`, 'u')

/** Whether a text is a semantic version (2.0.0, without build metadata, which orders nothing). Such a text is also a safe name of a folder. */
export function isVersion(text: string): boolean {
  return text.length <= 60 && semantic.test(text)
}

/** Negative where `a` comes before `b`, 0 where they are one version. Both are versions. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [semantic.exec(a), semantic.exec(b)]
  if (one === null || other === null) throw new Error(`“${one === null ? a : b}” is not a version`)
  for (const part of [1, 2, 3]) {
    const difference = compareNumbers(one[part] ?? '', other[part] ?? '')
    if (difference !== 0) return difference
  }
  return comparePrereleases(one[4], other[4])
}

/** A pre-release comes before its release. */
function comparePrereleases(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  const [ones, others] = [a.split('.'), b.split('.')]
  for (const [index, one] of ones.entries()) {
    const other = others[index]
    if (other === undefined) return 1
    const [isNumber, isOtherNumber] = [/^\d+$/u.test(one), /^\d+$/u.test(other)]
    if (isNumber !== isOtherNumber) return isNumber ? -1 : 1
    const difference = isNumber ? compareNumbers(one, other) : Number(one > other) - Number(one < other)
    if (difference !== 0) return difference
  }
  return ones.length - others.length
}

/** Whole numbers of any length, without leading zeros. */
function compareNumbers(a: string, b: string): number {
  return a.length - b.length || Number(a > b) - Number(a < b)
}

/** What is printed of the changes from one edition to the next. */
export const correctionFormats = ['errata', 'redline'] as const
export type CorrectionFormat = (typeof correctionFormats)[number]

import type { Root as HastRoot, ElementContent } from 'hast'
import type { Asset, Collection, Contributor, Cover, Subject, TrimSize, DoiDeposit } from './book.ts'
import type { Place } from './diagnostics.ts'
import type { House } from './house.ts'
import type { IndexPlace, LocatorStyle } from './locators.ts'
import type { NoteStream } from './notes.ts'
import type { Theme } from './theme.ts'
import type { Words } from './words.ts'

/** A note. It is called in its section by `<a class="note-call" id={call} href={"#" + id} data-stream>label</a>`. */
export interface Note {
  readonly id: string
  /** Id of the call. A note is called once. */
  readonly call: string
  readonly stream: NoteStream
  /** Of its stream among those that stand below each other; from 0. */
  readonly rank: number
  /** Where it is printed. The EPUB has all notes of a section at its end. */
  readonly place: 'page' | 'chapter-end'
  /** As printed: “3”, “†”. */
  readonly label: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** Block content: one or more blocks, each with `data-block`. */
  readonly children: readonly ElementContent[]
}

export type SectionKind =
  | 'half-title' | 'title-page' | 'imprint' | 'contents' | 'preface' | 'list-of-documents' | 'calendar-of-regests' | 'legend-of-signs' | 'list-of-figures' | 'list-of-tables' | 'list-of-maps' | 'abbreviations'
  | 'part' | 'chapter' | 'document' | 'register' | 'concordance' | 'transliteration-tables' | 'bibliography' | 'chronology' | 'index' | 'colophon'

/** An entry of the outline: contents, PDF bookmarks, EPUB navigation. */
export interface OutlineEntry {
  /** Anchor id. */
  readonly id: string
  /** “3”, “Document 2”, or empty. */
  readonly number: string
  readonly title: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly children: readonly OutlineEntry[]
}

/**
 * One section: a run of pages in print, a file in the EPUB. What its tree may hold:
 *
 * - The root has one child, `<section id={section.id} class={section.kind} lang dir>`.
 * - Every element that is linked to has an `id`, unique in the edition.
 * - Every *text block* (p, h1–h3, li without block children, td, th, dt, dd, figcaption, caption, SVG text …: the innermost block
 *   element that holds text) has `data-block`, unique in the section. All text lies in a text block. `blocks` gives each
 *   block's place in the manuscript.
 * - Note calls: see Note; the label is the call's only text. It is not part of the block's text for conservation
 *   (it counts with its note).
 * - Reference slots: `<a class="slot" href="#target" data-slot="page" data-target="target" data-width="3"></a>`, empty: filled
 *   by print and epub with the target's page label (`data-width`: digits to reserve; absent in running text).
 *   `data-slot="page"` without `<a>` (a span) is not a link. Slot text is not part of the block's text for conservation.
 * - Internal links: `<a href="#id">`; outside links `<a href="https://…">`.
 * - Images: `<img src={asset.file} alt>` where `src` is a key of Edition.assets; SVG drawings inline as `<svg>` with text in
 *   `<text>` elements (text blocks too).
 * - U+00AD only where the compiler inserted it; epub removes it.
 * - Language and direction: `lang` and `dir` on every element whose language differs from its parent's.
 * - In an index, `<span class="locators" data-locators="key">`, empty: fillIndexes (filled-indexes.ts) writes the locators of that entry
 *   of Section.index, and they are text of their block like any other.
 */
export interface Section {
  readonly id: string
  readonly kind: SectionKind
  readonly matter: 'front' | 'body' | 'back'
  /** Plain text. */
  readonly title: string
  /** Number as printed in headings: “3”, or empty. */
  readonly number: string
  /** Plain text of the running head; empty: none. */
  readonly runningHead: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** On which page it begins. */
  readonly start: 'recto' | 'verso' | 'next'
  /** Folio and running head are left out on: all pages (title page …), the first page, or none. */
  readonly bare: 'all' | 'first' | 'none'
  readonly tree: HastRoot
  readonly notes: readonly Note[]
  /** `data-block` → place in the manuscript. Generated blocks have the place that made them. */
  readonly blocks: ReadonlyMap<string, Place>
  /** Of an index: the places that it leads to. */
  readonly index?: SectionIndex | undefined
  /** SHA-256 over everything above, hexadecimal. */
  readonly hash: string
}

/** A heading of an index, or a sub-entry. */
export interface IndexEntry {
  /** Plain text; of a sub-entry with the heading before it. */
  readonly heading: string
  /** In the order of the text. */
  readonly places: readonly IndexPlace[]
  /** Keys of its sub-entries. */
  readonly subs: readonly string[]
  readonly place: Place
}

/** What an index leads to, by the key of `data-locators`. It names no pages: locate (locators.ts) does that for both outputs. */
export interface SectionIndex {
  readonly entries: ReadonlyMap<string, IndexEntry>
  readonly style: LocatorStyle
  /** Locators that a heading may have without sub-entries. */
  readonly limit?: number | undefined
  readonly columns: 1 | 2
}

export interface EditionMetadata {
  readonly title: string
  readonly shortTitle: string
  readonly subtitle?: string | undefined
  readonly contributors: readonly Contributor[]
  readonly publisher: string
  readonly place?: string | undefined
  /** BCP 47; the first is the main language; all that occur in the book. */
  readonly languages: readonly [string, ...string[]]
  readonly uuid: string
  readonly doi?: string | undefined
  readonly deposit?: DoiDeposit | undefined
  readonly isbn: { readonly pdf?: string | undefined; readonly epub?: string | undefined }
  readonly rights: string
  readonly licence?: string | undefined
  readonly edition: string
  /** ISO date: the only date in any output. */
  readonly date: string
  readonly description?: string | undefined
  readonly subjects: readonly Subject[]
  readonly collection?: Collection | undefined
  /** Version of the release, and what changed in it; undefined: a draft. */
  readonly release?: { readonly version: string; readonly note: string } | undefined
  /** Name and version of the press: “Sourcebook 0.1.0”. */
  readonly generator: string
}

/** What a printer is given: lengths in points. */
export interface PrintersPolicy {
  readonly bleed: number
  readonly cropMarks: boolean
  /** Whether anything may be in colour: nothing, or pictures and drawings. */
  readonly colour: 'none' | 'pictures'
}

/** Where book.yaml says nothing: 3 mm, crop marks, all in black. */
export const standardPrinters: PrintersPolicy = { bleed: (3 * 72) / 25.4, cropMarks: true, colour: 'none' }

/** The compiled book: what both outputs are made from. It knows no page numbers. */
export interface Edition {
  readonly metadata: EditionMetadata
  readonly trim: TrimSize
  /** How the printer’s PDF is made, where book.yaml asks for one. */
  readonly printers?: PrintersPolicy | undefined
  readonly sections: readonly Section[]
  readonly outline: readonly OutlineEntry[]
  readonly assets: ReadonlyMap<string, Asset>
  /** Undefined: the EPUB’s cover is drawn from the title. */
  readonly cover?: Cover | undefined
  readonly house: House
  /** Where it is printed in another theme than its own look: what print needs of it. */
  readonly theme?: Pick<Theme, 'id' | 'sides' | 'marks'> | undefined
  /** Generated words in the main language. */
  readonly words: Words
}

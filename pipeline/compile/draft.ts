import type { ElementContent } from 'hast'
import type { Place } from '../model/diagnostics.ts'
import type { SectionIndex } from '../model/edition.ts'
import type { CitationItem } from '../model/markdown.ts'
import type { NoteStream } from '../model/notes.ts'
import type { Facts } from './facts.ts'
import type { NumberedCaption } from './captions.ts'
import type { Chronologies } from './chronologies.ts'
import type { HeadingFact } from './headings.ts'
import { noneBefore, type NotesBefore } from './notes.ts'
import type { References } from './reference-target.ts'

/** A citation met on the way; formatted when the section is complete. */
export interface PendingCitation {
  readonly items: readonly CitationItem[]
  /** The note it stands in; undefined in the text. */
  readonly note: CitingNote | undefined
  /** Short form, not counted as a mention (tables, the register). */
  readonly short: boolean
  /** `author`: the name of the first work’s author alone, before its citation. */
  readonly part: 'whole' | 'author'
}

/** A note as its citations need to know it. */
export interface CitingNote {
  /** Its number among all notes of the section, and among those of its stream; from 1. */
  readonly index: number
  readonly number: number
  readonly stream: NoteStream
  readonly label: string
}

export interface DraftNote {
  readonly id: string
  readonly call: string
  readonly stream: NoteStream
  /** Among those of its stream in the section; from 1. */
  readonly number: number
  readonly label: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** The file and the id that its author gave it; undefined for the note of a citation. */
  readonly written?: { readonly file: string; readonly id: string } | undefined
  children: ElementContent[]
}

/** What is gathered while one section is made. It lives no longer than its section. */
export interface Draft {
  readonly facts: Facts
  /** Id of the section. */
  readonly id: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** Where blocks come from that no manuscript line made. */
  readonly place: Place
  readonly notes: DraftNote[]
  readonly counters: Map<NoteStream, number>
  readonly notesBefore: NotesBefore
  readonly citations: PendingCitation[]
  /** The headings of the chapter in order, and how many were met so far. */
  readonly headings: readonly HeadingFact[]
  headingsMet: number
  /** What its references lead to. */
  readonly references: References
  /** Its figures, tables and maps with captions, numbered. */
  readonly captions: readonly NumberedCaption[]
  /** The tables that its time lines are drawn from. */
  readonly chronologies: Chronologies
  /** Number of the note being written, undefined in running text. */
  inNote: number | undefined
  /** Citations print inline in short form: in the cells of tables and in the register. */
  shortCitations: boolean
  /** Names that this section leads to already. */
  readonly linkedNames: Set<string>
  /** Names whose first mention is to be explained, and has not been met. */
  readonly dueNames: Set<string>
  /** The entry of the register that is being made: it does not lead to itself. */
  ownName: string | undefined
  /** Indexes lead into this section: it is a chapter or a document. */
  indexed: boolean
  /** What this section leads to as an index. */
  index: SectionIndex | undefined
  /** They stand in brackets, behind the words they support: in the register. */
  citationsInBrackets: boolean
}

type Given = Pick<Draft, 'id' | 'lang' | 'dir' | 'place'> & Partial<Pick<Draft, 'headings' | 'references' | 'captions' | 'chronologies' | 'notesBefore'>> & { readonly due?: ReadonlySet<string> }

/** An empty draft. */
export function newDraft(facts: Facts, { due, headings = [], references = new Map(), captions = [], chronologies = new Map(), notesBefore = noneBefore, ...section }: Given): Draft {
  return { facts, ...section, headings, references, captions, chronologies, notes: [], counters: new Map(), notesBefore, citations: [], headingsMet: 0, inNote: undefined, shortCitations: false, linkedNames: new Set(), dueNames: new Set(due), ownName: undefined, indexed: false, index: undefined, citationsInBrackets: false }
}

/** What a stretch of Markdown is written in, and the file it comes from. */
export interface ProseOptions {
  readonly file: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
}

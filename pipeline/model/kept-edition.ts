import type { Section } from './edition.ts'

/** A text block of a release. */
export interface KeptBlock {
  /** The anchor before it in its section and its number behind that anchor: an edit under one heading moves no address under another. */
  readonly address: string
  /** `data-block`, by which the page map knows it. */
  readonly block: string
  readonly element: string
  /** Where it is not the language of the section, or of the note. */
  readonly lang?: string | undefined
  /** Plain text, NFC, without calls of notes, page numbers and soft hyphens. */
  readonly text: string
  /** Calls of notes: offset in `text`, id of the note. */
  readonly calls?: readonly (readonly [number, string])[] | undefined
  /** File of the manuscript and line. */
  readonly at?: readonly [file: string, line: number] | undefined
  /** The number of a segment, which the press counts, or a line of the changelog: it is no paragraph of the book, and not compared. */
  readonly counted?: true | undefined
}

export interface KeptNote {
  readonly id: string
  readonly stream: string
  readonly label: string
  readonly lang: string
  readonly blocks: readonly KeptBlock[]
}

/** A section of a release, as it is compared with later ones. */
export interface KeptSection extends Pick<Section, 'id' | 'kind' | 'matter' | 'title' | 'number' | 'lang'> {
  readonly blocks: readonly KeptBlock[]
  readonly notes: readonly KeptNote[]
}

/** An edition as it is kept: all of its text with addresses, so that later ones are compared with it without building it again. */
export interface KeptEdition {
  /** Of edition.json: raised when its shape changes. */
  readonly format: 1
  readonly title: string
  readonly date: string
  /** Undefined: a draft. */
  readonly release?: { readonly version: string; readonly note: string } | undefined
  readonly languages: readonly string[]
  readonly sections: readonly KeptSection[]
}

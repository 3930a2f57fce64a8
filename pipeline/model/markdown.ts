import type { Node, Position } from 'unist'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'

/** One work in a citation. */
export interface CitationItem {
  readonly key: string
  /** Words before the key: “see also”. Emphasis as in CSL’s fields, `<i>` and `<b>`. */
  readonly prefix: string
  /** A locator and its CSL label (page, chapter, paragraph, folio …), where one was recognised; `term` is the word as it is written, empty where the value holds its own. */
  readonly locator?: { readonly label: string; readonly term?: string | undefined; readonly value: string } | undefined
  /** Words after the locator, as those before the key. */
  readonly suffix: string
  /** `[-@key]`: the author is not repeated. */
  readonly suppressAuthor: boolean
  readonly position: Position
}

/** `[@key, p. 12; see also @other]` or, `mode` text, a bare `@key`. */
export interface Citation extends Node {
  type: 'citation'
  mode: 'bracketed' | 'text'
  items: readonly CitationItem[]
  position: Position
}

export type Directive = ContainerDirective | LeafDirective | TextDirective

declare module 'mdast' {
  interface PhrasingContentMap { citation: Citation }
  interface RootContentMap { citation: Citation }
}

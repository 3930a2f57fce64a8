/** What the server of a preview tells its page. Types alone: the page is another program. */

/** A page of the proof, as far as one need know to turn to it. */
export interface PageView {
  readonly label: string
  readonly side: 'recto' | 'verso'
  readonly blank: boolean
  /** Section it belongs to. */
  readonly section: string
  /** Block it begins in, how many letters of that stand before it, and its first words: by these a page is known again after an edit. */
  readonly block: string
  readonly offset: number
  readonly words: string
}

/** An entry of the contents. `page`: index, undefined where it stands on none. */
export interface OutlineView {
  readonly number: string
  readonly title: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly page: number | undefined
  readonly children: readonly OutlineView[]
}

/** A place of the book folder: path from it, line and column from 1. */
export interface PlaceView {
  readonly file: string
  readonly line: number
  readonly column: number
}

export interface MessageView extends PlaceView {
  readonly severity: 'error' | 'warning' | 'info'
  readonly rule: string
  readonly reason: string
  /** The way out. */
  readonly note: string
  /** Index of the page that shows the place, where one does. */
  readonly page?: number | undefined
}

/** A stretch of a page’s text: UTF-16 units of the texts of that block (of that note) on that page, one after the other. */
export interface SpanView {
  readonly page: number
  readonly block: string
  readonly note: string
  readonly start: number
  readonly end: number
}

/** The book as it stands. */
export interface BookView {
  readonly revision: number
  readonly title: string
  readonly lang: string
  /** CSS px. */
  readonly width: number
  readonly height: number
  readonly pages: readonly PageView[]
  readonly outline: readonly OutlineView[]
  readonly sections: readonly { readonly id: string; readonly title: string; readonly kind: string; readonly lang: string; readonly dir: 'ltr' | 'rtl'; readonly file: string }[]
  /** Names the rules of the pages: they are fetched again where it is another. */
  readonly style: string
  /** Indexes of the pages that are not as they were in the revision before. */
  readonly changed: readonly number[]
}

/** What is said of the last build. `revision`: of the pages that are shown; 0 while there are none. */
export interface StateView {
  /** Names the server’s process. */
  readonly boot: string
  readonly revision: number
  readonly status: 'working' | 'good' | 'faulty'
  readonly messages: readonly MessageView[]
  /** Absolute path of the book folder, for links to an editor. */
  readonly root: string
  /** Milliseconds from the first look at the saved file to the pages. */
  readonly milliseconds: number
  /** While the press works: what it does. */
  readonly progress: string
  /** What the press itself failed of; empty where it did not. */
  readonly failure: string
}

/** A page of the proof. */
export interface PageContent {
  readonly revision: number
  readonly xml: string
  readonly css: string
  /** Text of its reference slots by their targets. */
  readonly labels: Readonly<Record<string, string>>
  /** Where its blocks stand in the book folder. */
  readonly places: Readonly<Record<string, PlaceView>>
  /** Pages that its links lead to, by anchor. */
  readonly targets: Readonly<Record<string, number>>
  /** Line boxes as the press measured them: left, top, width, height in quarter px. */
  readonly boxes: readonly number[]
}

export interface HitView {
  readonly page: number
  readonly label: string
  readonly lang: string
  readonly before: string
  readonly match: string
  readonly after: string
  readonly spans: readonly SpanView[]
}

/** `total` counts all; `hits` are the first of them. */
export interface SearchView {
  readonly revision: number
  readonly query: string
  readonly total: number
  readonly hits: readonly HitView[]
}

export interface NameView {
  readonly id: string
  readonly type: string
  readonly preferred: string
  readonly lang: string
  readonly forms: readonly { readonly text: string; readonly lang: string; readonly kind: string; readonly confirmed: boolean }[]
  readonly places: number
}

export interface NamePlaceView extends PlaceView {
  readonly form: string
  readonly written: string
  readonly kind: string
  readonly edited: boolean
  readonly page: number | undefined
  readonly label: string
  readonly spans: readonly SpanView[]
}

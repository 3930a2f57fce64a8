/** What `:ref{to=…}` names: the id of an anchor, or a note by the id that its author wrote. */
export type Aim =
  | { readonly kind: 'anchor'; readonly id: string }
  | {
    readonly kind: 'note'
    /** Chapter or document; empty: the text in which the reference itself stands. */
    readonly owner: string
    /** Language of the text of a document, where it is said. */
    readonly lang: string | undefined
    /** As between `[^` and `]`. */
    readonly note: string
  }

/** Reads `the-rising`, `letter--s3`, `the-rising^n2`, `letter/ar^a-1` or `^n2`. No id holds `^` or `/`, so nothing is read in two ways. */
export function readAim(to: string): Aim {
  const [, owner = '', lang, note] = /^([^^/]*)(?:\/([^^/]+))?\^(.+)$/u.exec(to) ?? []
  // Markdown knows a note by its id in small letters.
  return note === undefined ? { kind: 'anchor', id: to } : { kind: 'note', owner, lang, note: note.toLowerCase() }
}

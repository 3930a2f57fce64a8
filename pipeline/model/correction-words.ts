/** Words of the errata sheet and the redline edition, in one language. `{}` stands for a name, a page or words of the text, in the order of the sentence. */
export interface CorrectionWords {
  readonly notForCitation: string
  /** What the redline is. */
  readonly aboutRedline: string
  /** Samples, printed as what they name. */
  readonly inserted: string
  readonly deleted: string
  readonly aboutBars: string
  readonly aboutMoves: string
  readonly aboutUnmarked: string
  /** Behind a section’s title: how many paragraphs and notes. */
  readonly added: string
  readonly reworded: string
  readonly removed: string
  readonly moved: string
  /** At the head of what was moved, or stood elsewhere: with a page. */
  readonly movedFrom: string
  readonly movedTo: string
  readonly removedSection: string
  readonly errata: string
  /** Version and date of the old release, then of the new one. */
  readonly aboutErrata: string
  readonly aboutPlaces: string
  readonly nothing: string
  /** Where something stands: the number of the paragraph on its page; of a segment that has a number, that number. */
  readonly paragraph: string
  readonly heading: string
  readonly table: string
  /** What the reader of the old release does. */
  readonly forRead: string
  readonly addAfter: string
  readonly addBefore: string
  readonly remove: string
  /** Beside words that stay. */
  readonly removeAfter: string
  readonly addParagraph: string
  readonly addFirst: string
  readonly removeParagraph: string
  readonly replaceParagraph: string
  /** Its words, the words behind which it stands now, page of these. */
  readonly moveParagraph: string
  readonly moveFirst: string
  readonly addNote: string
  readonly removeNote: string
  /** Of a section: what it is called, pages. */
  readonly newSection: string
  readonly oldSection: string
  readonly movedSection: string
  readonly seeNew: string
}

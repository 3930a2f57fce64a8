/** Words that the press prints by itself, in one language. `{}` stands for a number or a name. */
export interface Words {
  readonly contents: string
  readonly listOfDocuments: string
  readonly calendarOfRegests: string
  readonly legendOfSigns: string
  readonly document: string
  readonly chapter: string
  readonly part: string
  readonly editorialNote: string
  readonly enclosure: string
  readonly page: string
  /** What a screen reader says where a print page begins, in the midst of a sentence perhaps. */
  readonly pageMarker: string
  readonly pages: string
  readonly paragraph: string
  readonly see: string
  readonly seeAlso: string
  readonly bibliography: string
  readonly registerOfPersons: string
  readonly registerOfPlaces: string
  readonly colophon: string
  readonly imprint: string
  readonly titlePage: string
  readonly halfTitle: string
  readonly cover: string
  readonly notes: string
  readonly note: string
  readonly editorNotes: string
  readonly translatorNotes: string
  readonly authorNotes: string
  readonly sourceNotes: string
  readonly apparatusNotes: string
  readonly editorNote: string
  readonly translatorNote: string
  readonly authorNote: string
  readonly sourceNoteLabel: string
  readonly apparatusNote: string
  readonly backToText: string
  readonly original: string
  readonly translation: string
  readonly regest: string
  readonly headnote: string
  readonly sourceNote: string
  readonly translationNote: string
  readonly rights: string
  readonly editedBy: string
  readonly translatedBy: string
  readonly by: string
  readonly and: string
  readonly edition: string
  /** “Version 1.0.0”: a release. */
  readonly version: string
  readonly landmarks: string
  readonly listOfPages: string
  readonly startOfBody: string
  readonly map: string
  readonly table: string
  readonly figure: string
  readonly continued: string
  readonly notStated: string
  readonly place: string
  readonly date: string
  readonly author: string
  readonly recipient: string
  readonly genre: string
  readonly fonts: string
  readonly madeWith: string
  /** Organisations, terms and works of the register. */
  readonly registerOfTerms: string
  readonly concordance: string
  /** Title of the note on transliteration with its tables. */
  readonly transliterationTables: string
  /** What the note says first: which spelling the book prints. */
  readonly transliterationIntro: string
  /** Sentences about a scheme: nothing is lost by it, nearly nothing, something. */
  readonly reversible: string
  readonly nearlyReversible: string
  readonly irreversible: string
  /** Sentences about Arabic without vowel signs and about readings of Chinese. */
  readonly vocalisedOnly: string
  readonly confirmedReadings: string
  /** Before the list of settled forms that depart from their scheme. */
  readonly settledForms: string
  /** Head of a column of letters. */
  readonly letter: string
  /** Head of a column of letters turned into Latin ones. */
  readonly romanised: string
  /** Headings of the concordance: spellings by script. */
  readonly scriptLatin: string
  readonly scriptArabic: string
  readonly scriptChinese: string
  readonly scriptCyrillic: string
  readonly indexOfPersons: string
  readonly indexOfPlaces: string
  readonly indexOfSubjects: string
  /** “n”, “nn”: between a page and the note or the notes on it. */
  readonly noteSign: string
  readonly notesSign: string
  /** “passim”: on most pages of a range. */
  readonly passim: string
  /** “Citations”: before what formatted them. */
  readonly citations: string
  /** “Figure 2”, “Table 1”, “Map 1”, “note 12”: in a reference and, but for notes, before a caption. */
  readonly figureNumber: string
  readonly tableNumber: string
  readonly mapNumber: string
  readonly noteNumber: string
  /** What a caption begins with: “Figure 2” and what parts it from the words. */
  readonly captionLabel: string
  /** Between the parts of a reference: “Document 4, ¶ 3, p. 87”. */
  readonly comma: string
  /** A title within a sentence. */
  readonly quoted: string
  readonly listOfFigures: string
  readonly listOfTables: string
  readonly listOfMaps: string
  readonly abbreviations: string
  /** Title of the changelog; “Changes from 1.0.0 to 1.1.0”; what the edition is that is no release. */
  readonly changes: string
  readonly changesFromTo: string
  readonly draft: string
  /** “Paragraphs: added 2, reworded 1”. */
  readonly paragraphs: string
  readonly added: string
  readonly reworded: string
  readonly removed: string
  readonly moved: string
  /** With the section, or the page, where something stood or stands now. */
  readonly movedFrom: string
  readonly movedTo: string
  /** With the title that a section had. */
  readonly formerly: string
  readonly sameText: string
  /** Contents, lists, indexes: what the press makes of the rest. */
  readonly generatedParts: string
  /** Which page of one edition is which of another; the heads of its columns with a version. */
  readonly pageConcordance: string
  readonly pageIn: string
  readonly firstWordsOn: string
  readonly lastWordsOn: string
  readonly noPages: string
}

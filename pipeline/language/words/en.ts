/** English: its keys are those of the catalogue (model/words.ts says what each is for). */
export const en = {
  contents: 'Contents', listOfDocuments: 'Documents', document: 'Document {}', chapter: 'Chapter {}', part: 'Part {}',
  editorialNote: 'Editorial note {}', enclosure: 'Enclosure {}', page: 'p. {}', pageMarker: 'Page {}', pages: 'pp. {}', paragraph: '¶ {}',
  see: 'see', seeAlso: 'see also', bibliography: 'Bibliography', registerOfPersons: 'Persons', registerOfPlaces: 'Places',
  colophon: 'Colophon', imprint: 'Imprint', titlePage: 'Title page', halfTitle: 'Half title', cover: 'Cover',
  notes: 'Notes', note: 'Note', editorNote: 'Editor’s note', translatorNote: 'Translator’s note', authorNote: 'Author’s note',
  sourceNoteLabel: 'Source note', apparatusNote: 'Textual note', backToText: 'Back to the text',
  original: 'Original', translation: 'Translation', regest: 'Summary', headnote: 'Headnote', sourceNote: 'Source',
  translationNote: 'Translation', rights: 'Rights', editedBy: 'Edited by {}', translatedBy: 'Translated by {}', by: 'By {}',
  and: 'and', edition: 'Edition', landmarks: 'Landmarks', listOfPages: 'List of pages', startOfBody: 'Start of the text',
  map: 'Map', table: 'Table', figure: 'Figure', continued: 'continued', notStated: 'not stated', place: 'Place', date: 'Date',
  author: 'Author', recipient: 'Recipient', genre: 'Kind', fonts: 'Typefaces', madeWith: 'Made with {}', citations: 'Citations',
  registerOfTerms: 'Bodies and Terms', concordance: 'Concordance of Names', transliterationTables: 'Tables of Transliteration', letter: 'Letter', romanised: 'Roman',
  scriptLatin: 'Other spellings in Latin letters', scriptArabic: 'Arabic script', scriptChinese: 'Chinese characters', scriptCyrillic: 'Cyrillic',
}

/** A list of generated words. */
export type WordList = Readonly<Record<keyof typeof en, string>>

/** English: its keys are those of the catalogue (model/words.ts says what each is for). */
export const en = {
  contents: 'Contents', listOfDocuments: 'Documents', calendarOfRegests: 'Calendar of Documents', legendOfSigns: 'Signs', document: 'Document {}', chapter: 'Chapter {}', part: 'Part {}',
  editorialNote: 'Editorial note {}', enclosure: 'Enclosure {}', page: 'p. {}', pageMarker: 'Page {}', pages: 'pp. {}', paragraph: '¶ {}',
  see: 'see', seeAlso: 'see also', bibliography: 'Bibliography', registerOfPersons: 'Persons', registerOfPlaces: 'Places',
  colophon: 'Colophon', imprint: 'Imprint', titlePage: 'Title page', halfTitle: 'Half title', cover: 'Cover',
  editorNotes: 'Editor’s notes', translatorNotes: 'Translator’s notes', authorNotes: 'Author’s notes', sourceNotes: 'Source notes', apparatusNotes: 'Textual notes',
  notes: 'Notes', note: 'Note', editorNote: 'Editor’s note', translatorNote: 'Translator’s note', authorNote: 'Author’s note',
  sourceNoteLabel: 'Source note', apparatusNote: 'Textual note', backToText: 'Back to the text',
  original: 'Original', translation: 'Translation', regest: 'Summary', headnote: 'Headnote', sourceNote: 'Source',
  translationNote: 'Translation', rights: 'Rights', editedBy: 'Edited by {}', translatedBy: 'Translated by {}', by: 'By {}',
  and: 'and', edition: 'Edition', version: 'Version {}', landmarks: 'Landmarks', listOfPages: 'List of pages', startOfBody: 'Start of the text',
  map: 'Map', table: 'Table', figure: 'Figure', continued: 'continued', notStated: 'not stated', place: 'Place', date: 'Date',
  author: 'Author', recipient: 'Recipient', genre: 'Kind', fonts: 'Typefaces', madeWith: 'Made with {}', citations: 'Citations',
  indexOfPersons: 'Index of Persons', indexOfPlaces: 'Index of Places', indexOfSubjects: 'Index of Subjects',
  noteSign: 'n', notesSign: 'nn', passim: 'passim',
  registerOfTerms: 'Bodies and Terms', concordance: 'Concordance of Names', transliterationTables: 'Transliteration', letter: 'Letter', romanised: 'Roman',
  scriptLatin: 'Other spellings in Latin letters', scriptArabic: 'Arabic script', scriptChinese: 'Chinese characters', scriptCyrillic: 'Cyrillic',
  transliterationIntro: 'Names are printed as the registers of this book have them: in a form that usage has settled, where there is one, and otherwise by the systems set out below. Quotations and source documents keep their own spelling.',
  reversible: 'Nothing is lost: what it writes can be turned back letter for letter.',
  nearlyReversible: 'But for rare sequences of letters, what it writes can be turned back.',
  irreversible: 'What it writes cannot be turned back with certainty.',
  vocalisedOnly: 'Arabic is romanised only where its vowels are written.',
  confirmedReadings: 'Chinese characters are romanised by readings that the editors have confirmed.',
  settledForms: 'Settled forms, each with what its system would write:',
  figureNumber: 'Figure {}', tableNumber: 'Table {}', mapNumber: 'Map {}', noteNumber: 'note {}', captionLabel: '{}. ', comma: ', ', quoted: '“{}”',
  listOfFigures: 'Figures', listOfTables: 'Tables', listOfMaps: 'Maps', abbreviations: 'Abbreviations',
  changes: 'Changes', changesFromTo: 'Changes from {} to {}', draft: 'draft', paragraphs: 'Paragraphs', added: 'added', reworded: 'reworded', removed: 'removed', moved: 'moved',
  movedFrom: 'moved from {}', movedTo: 'moved to {}', formerly: 'formerly {}', sameText: 'The text is the same.', generatedParts: 'Generated parts',
  pageConcordance: 'Concordance of pages', pageIn: 'Page in {}', firstWordsOn: 'First words in {}', lastWordsOn: 'Last words in {}', noPages: 'not on a page',
}

/** A list of generated words. */
export type WordList = Readonly<Record<keyof typeof en, string>>

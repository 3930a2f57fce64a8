import type { WordList } from './en.ts'

/** Uyghur in Arabic script. */
export const ug: WordList = {
  contents: 'مۇندەرىجە', listOfDocuments: 'ھۆججەتلەر تىزىملىكى', document: '{}-ھۆججەت', chapter: '{}-باب', part: '{}-قىسىم',
  editorialNote: '{}-تەھرىر ئىزاھاتى', enclosure: '{}-قوشۇمچە', page: '{}-بەت', pageMarker: '{}-بەت', pages: '{}-بەتلەر', paragraph: '{}-ئابزاس',
  see: 'قاراڭ', seeAlso: 'يەنە قاراڭ', bibliography: 'پايدىلانغان ماتېرىياللار', registerOfPersons: 'كىشى ئىسىملىرى',
  registerOfPlaces: 'يەر ناملىرى', colophon: 'نەشر ئۇچۇرى', imprint: 'نەشر ھوقۇقى بېتى', titlePage: 'كىتاب نامى بېتى',
  halfTitle: 'قىسقا نام بېتى', cover: 'مۇقاۋا',
  notes: 'ئىزاھاتلار', note: 'ئىزاھات', editorNote: 'تەھرىرنىڭ ئىزاھاتى', translatorNote: 'تەرجىماننىڭ ئىزاھاتى',
  authorNote: 'ئاپتورنىڭ ئىزاھاتى', sourceNoteLabel: 'مەنبە ئىزاھاتى', apparatusNote: 'تېكىست ئىزاھاتى', backToText: 'تېكىستكە قايتىش',
  original: 'ئەسلى تېكىست', translation: 'تەرجىمە', regest: 'قىسقىچە مەزمۇنى', headnote: 'كىرىش ئىزاھات', sourceNote: 'مەنبە',
  translationNote: 'تەرجىمە ھەققىدە', rights: 'ھوقۇق', editedBy: 'تەھرىر: {}', translatedBy: 'تەرجىمان: {}', by: 'ئاپتور: {}',
  and: 'ۋە', edition: 'نەشر', landmarks: 'يول بەلگىلىرى', listOfPages: 'بەتلەر تىزىملىكى', startOfBody: 'تېكىستنىڭ باشلىنىشى',
  map: 'خەرىتە', table: 'جەدۋەل', figure: 'رەسىم', continued: 'داۋامى', notStated: 'كۆرسىتىلمىگەن', place: 'ئورۇن', date: 'چېسلا',
  author: 'ئاپتور', recipient: 'تاپشۇرۇۋالغۇچى', genre: 'تۈرى', fonts: 'خەت نۇسخىلىرى', madeWith: '{} بىلەن ياسالدى', citations: 'نەقىللەر',
  registerOfTerms: 'تەشكىلاتلار ۋە ئاتالغۇلار', concordance: 'ئىسىملار سېلىشتۇرمىسى', transliterationTables: 'يېزىق كۆچۈرۈش', letter: 'ھەرپ', romanised: 'لاتىنچە',
  scriptLatin: 'لاتىن ھەرپلىرىدىكى باشقا يېزىلىشلىرى', scriptArabic: 'ئەرەب يېزىقى', scriptChinese: 'خەنزۇ خېتى', scriptCyrillic: 'كىرىل يېزىقى',
  transliterationIntro: 'ئىسىملار بۇ كىتابنىڭ تىزىملىكلىرىدىكىدەك بېسىلدى: ئادەتلەنگەن شەكلى بولسا شۇ شەكىلدە، بولمىسا تۆۋەندىكى سىستېمىلار بويىچە. نەقىللەر ۋە ھۆججەتلەر ئۆز يېزىلىشىنى ساقلايدۇ.',
  reversible: 'ھېچنېمە يوقالمايدۇ: يېزىلغىنىنى ھەرپمۇھەرپ قايتۇرغىلى بولىدۇ.',
  nearlyReversible: 'ئاز ئۇچرايدىغان ھەرپ بىرىكمىلىرىدىن باشقا، يېزىلغىنىنى قايتۇرغىلى بولىدۇ.',
  irreversible: 'يېزىلغىنىنى ئىشەنچلىك قايتۇرغىلى بولمايدۇ.',
  vocalisedOnly: 'ئەرەبچە پەقەت سوزۇق تاۋۇشلىرى يېزىلغان يەردىلا كۆچۈرۈلىدۇ.',
  confirmedReadings: 'خەنزۇ خەتلىرى تەھرىرلەر جەزملەشتۈرگەن ئوقۇلۇشى بويىچە كۆچۈرۈلىدۇ.',
  settledForms: 'ئادەتلەنگەن شەكىللەر ۋە ھەر بىرىنىڭ سىستېما بويىچە يېزىلىشى:',
  figureNumber: '{}-رەسىم', tableNumber: '{}-جەدۋەل', mapNumber: '{}-خەرىتە', noteNumber: '{}-ئىزاھات', captionLabel: '{}. ', comma: '، ', quoted: '«{}»',
  listOfFigures: 'رەسىملەر تىزىملىكى', listOfTables: 'جەدۋەللەر تىزىملىكى', listOfMaps: 'خەرىتىلەر تىزىملىكى', abbreviations: 'قىسقارتىلمىلار',
}

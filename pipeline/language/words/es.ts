import type { WordList } from './en.ts'

/** Spanish. */
export const es: WordList = {
  contents: 'Índice', listOfDocuments: 'Documentos', calendarOfRegests: 'Regesta de los documentos', legendOfSigns: 'Signos', document: 'Documento {}', chapter: 'Capítulo {}', part: 'Parte {}',
  editorialNote: 'Nota editorial {}', enclosure: 'Anexo {}', page: 'p. {}', pageMarker: 'Página {}', pages: 'pp. {}', paragraph: '¶ {}',
  see: 'véase', seeAlso: 'véase también', bibliography: 'Bibliografía', registerOfPersons: 'Personas', registerOfPlaces: 'Lugares',
  colophon: 'Colofón', imprint: 'Créditos', titlePage: 'Portada', halfTitle: 'Anteportada', cover: 'Cubierta',
  notes: 'Notas', note: 'Nota', editorNote: 'Nota del editor', translatorNote: 'Nota del traductor', authorNote: 'Nota del autor',
  sourceNoteLabel: 'Nota sobre la fuente', apparatusNote: 'Nota textual', backToText: 'Volver al texto',
  original: 'Original', translation: 'Traducción', regest: 'Resumen', headnote: 'Nota preliminar', sourceNote: 'Fuente',
  translationNote: 'Traducción', rights: 'Derechos', editedBy: 'Edición de {}', translatedBy: 'Traducción de {}', by: 'Por {}',
  and: 'y', edition: 'Edición', version: 'Versión {}', landmarks: 'Puntos de referencia', listOfPages: 'Lista de páginas', startOfBody: 'Comienzo del texto',
  map: 'Mapa', table: 'Tabla', figure: 'Figura', continued: 'continuación', notStated: 'no consta', place: 'Lugar', date: 'Fecha',
  author: 'Autor', recipient: 'Destinatario', genre: 'Tipo', fonts: 'Tipos', madeWith: 'Hecho con {}', citations: 'Citas',
  indexOfPersons: 'Índice de personas', indexOfPlaces: 'Índice de lugares', indexOfSubjects: 'Índice de materias',
  noteSign: 'n', notesSign: 'nn', passim: 'passim',
  registerOfTerms: 'Organismos y términos', concordance: 'Concordancia de nombres', transliterationTables: 'Transliteración', letter: 'Letra', romanised: 'Latina',
  scriptLatin: 'Otras grafías en letra latina', scriptArabic: 'Escritura árabe', scriptChinese: 'Caracteres chinos', scriptCyrillic: 'Cirílico',
  transliterationIntro: 'Los nombres se imprimen como figuran en los registros de este libro: en la forma que el uso ha fijado, si la hay, y si no según los sistemas que siguen. Las citas y los documentos conservan su propia grafía.',
  reversible: 'Nada se pierde: lo que escribe puede devolverse letra por letra.',
  nearlyReversible: 'Salvo en raras secuencias de letras, lo que escribe puede devolverse.',
  irreversible: 'Lo que escribe no puede devolverse con certeza.',
  vocalisedOnly: 'El árabe se translitera solo donde están escritas las vocales.',
  confirmedReadings: 'Los caracteres chinos se transcriben según lecturas confirmadas por los editores.',
  settledForms: 'Formas fijadas por el uso, cada una con lo que escribiría su sistema:',
  figureNumber: 'Figura {}', tableNumber: 'Tabla {}', mapNumber: 'Mapa {}', noteNumber: 'nota {}', captionLabel: '{}. ', comma: ', ', quoted: '«{}»',
  listOfFigures: 'Índice de figuras', listOfTables: 'Índice de tablas', listOfMaps: 'Índice de mapas', abbreviations: 'Abreviaturas',
}

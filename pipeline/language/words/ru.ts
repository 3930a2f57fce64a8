import type { WordList } from './en.ts'

/** Russian. */
export const ru: WordList = {
  contents: 'Содержание', listOfDocuments: 'Перечень документов', document: 'Документ {}', chapter: 'Глава {}', part: 'Часть {}',
  editorialNote: 'Редакционное примечание {}', enclosure: 'Приложение {}', page: 'с. {}', pageMarker: 'Страница {}', pages: 'с. {}', paragraph: 'абз. {}',
  see: 'см.', seeAlso: 'см. также', bibliography: 'Библиография', registerOfPersons: 'Указатель имён',
  registerOfPlaces: 'Указатель географических названий', colophon: 'Колофон', imprint: 'Выходные сведения',
  titlePage: 'Титульный лист', halfTitle: 'Авантитул', cover: 'Обложка',
  notes: 'Примечания', note: 'Примечание', editorNote: 'Примечание редактора', translatorNote: 'Примечание переводчика',
  authorNote: 'Примечание автора', sourceNoteLabel: 'Примечание об источнике', apparatusNote: 'Текстологическое примечание',
  backToText: 'Вернуться к тексту', original: 'Подлинник', translation: 'Перевод', regest: 'Аннотация',
  headnote: 'Вступительная заметка', sourceNote: 'Источник', translationNote: 'О переводе', rights: 'Права',
  editedBy: 'Редактор: {}', translatedBy: 'Перевод: {}', by: 'Автор: {}', and: 'и', edition: 'Издание',
  landmarks: 'Ориентиры', listOfPages: 'Список страниц', startOfBody: 'Начало текста',
  map: 'Карта', table: 'Таблица', figure: 'Рисунок', continued: 'продолжение', notStated: 'не указано', place: 'Место', date: 'Дата',
  author: 'Автор', recipient: 'Адресат', genre: 'Вид', fonts: 'Шрифты', madeWith: 'Изготовлено с помощью {}', citations: 'Ссылки',
  registerOfTerms: 'Организации и термины', concordance: 'Сводный указатель имён', transliterationTables: 'Транслитерация', letter: 'Буква', romanised: 'Латиница',
  scriptLatin: 'Другие написания латиницей', scriptArabic: 'Арабское письмо', scriptChinese: 'Китайские иероглифы', scriptCyrillic: 'Кириллица',
  transliterationIntro: 'Имена и названия печатаются так, как они стоят в указателях этой книги: в устоявшейся форме, если она есть, в остальных случаях по системам, приведённым ниже. Цитаты и документы сохраняют собственное написание.',
  reversible: 'Ничто не теряется: написанное можно вернуть буква за буквой.',
  nearlyReversible: 'За исключением редких сочетаний букв, написанное можно вернуть.',
  irreversible: 'Написанное нельзя вернуть с уверенностью.',
  vocalisedOnly: 'Арабский текст передаётся только там, где обозначены гласные.',
  confirmedReadings: 'Китайские иероглифы передаются по чтениям, подтверждённым редакторами.',
  settledForms: 'Устоявшиеся формы и то, что написала бы система:',
  figureNumber: 'Рисунок {}', tableNumber: 'Таблица {}', mapNumber: 'Карта {}', noteNumber: 'примечание {}', captionLabel: '{}. ', comma: ', ', quoted: '«{}»',
  listOfFigures: 'Список рисунков', listOfTables: 'Список таблиц', listOfMaps: 'Список карт', abbreviations: 'Сокращения',
}

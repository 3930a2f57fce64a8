import type { WordList } from './en.ts'

/** Chinese in simplified characters. */
export const zhHans: WordList = {
  contents: '目录', listOfDocuments: '文件目录', calendarOfRegests: '文献编年提要', legendOfSigns: '符号说明', document: '文件{}', chapter: '第{}章', part: '第{}编',
  editorialNote: '编者说明{}', enclosure: '附件{}', page: '页{}', pageMarker: '第{}页', pages: '页{}', paragraph: '第{}段',
  see: '见', seeAlso: '另见', bibliography: '参考文献', registerOfPersons: '人名录', registerOfPlaces: '地名录',
  colophon: '版本说明', imprint: '版权页', titlePage: '书名页', halfTitle: '半书名页', cover: '封面',
  notes: '注释', note: '注', editorNote: '编者注', translatorNote: '译者注', authorNote: '作者注',
  sourceNoteLabel: '出处注', apparatusNote: '校勘记', backToText: '返回正文',
  original: '原文', translation: '译文', regest: '提要', headnote: '题解', sourceNote: '出处',
  translationNote: '翻译说明', rights: '版权', editedBy: '{}编', translatedBy: '{}译', by: '{}著',
  and: '和', edition: '版次', version: '版本 {}', landmarks: '导览标记', listOfPages: '页码表', startOfBody: '正文开始',
  map: '地图', table: '表', figure: '图', continued: '续', notStated: '未载', place: '地点', date: '日期',
  author: '作者', recipient: '收件人', genre: '类别', fonts: '字体', madeWith: '以 {} 制作', citations: '引文',
  indexOfPersons: '人名索引', indexOfPlaces: '地名索引', indexOfSubjects: '主题索引',
  noteSign: '注', notesSign: '注', passim: '各处',
  registerOfTerms: '机构与术语', concordance: '名称对照表', transliterationTables: '转写', letter: '字母', romanised: '拉丁字母',
  scriptLatin: '其他拉丁字母拼法', scriptArabic: '阿拉伯字母', scriptChinese: '汉字', scriptCyrillic: '西里尔字母',
  transliterationIntro: '名称依本书名录所定：有通行写法者从之，其余依下列方案。引文与文献保留原有写法。',
  reversible: '无所遗失：所写可逐字母还原。',
  nearlyReversible: '除少数字母组合外，所写可以还原。',
  irreversible: '所写不能确切还原。',
  vocalisedOnly: '阿拉伯文仅在标有元音时转写。',
  confirmedReadings: '汉字依编者确认的读音转写。',
  settledForms: '通行写法，并附方案所得写法：',
  figureNumber: '图{}', tableNumber: '表{}', mapNumber: '地图{}', noteNumber: '注{}', captionLabel: '{}\u3000', comma: '，', quoted: '“{}”',
  listOfFigures: '图目录', listOfTables: '表目录', listOfMaps: '地图目录', abbreviations: '缩略语',
}

import type { WordList } from './en.ts'

/** Chinese in traditional characters. */
export const zhHant: WordList = {
  contents: '目錄', listOfDocuments: '文件目錄', calendarOfRegests: '文獻編年提要', legendOfSigns: '符號說明', document: '文件{}', chapter: '第{}章', part: '第{}編',
  editorialNote: '編者說明{}', enclosure: '附件{}', page: '頁{}', pageMarker: '第{}頁', pages: '頁{}', paragraph: '第{}段',
  see: '見', seeAlso: '另見', bibliography: '參考文獻', registerOfPersons: '人名錄', registerOfPlaces: '地名錄',
  colophon: '版本說明', imprint: '版權頁', titlePage: '書名頁', halfTitle: '半書名頁', cover: '封面',
  notes: '註釋', note: '註', editorNote: '編者註', translatorNote: '譯者註', authorNote: '作者註',
  sourceNoteLabel: '出處註', apparatusNote: '校勘記', backToText: '返回正文',
  original: '原文', translation: '譯文', regest: '提要', headnote: '題解', sourceNote: '出處',
  translationNote: '翻譯說明', rights: '版權', editedBy: '{}編', translatedBy: '{}譯', by: '{}著',
  and: '和', edition: '版次', version: '版本 {}', landmarks: '導覽標記', listOfPages: '頁碼表', startOfBody: '正文開始',
  map: '地圖', table: '表', figure: '圖', continued: '續', notStated: '未載', place: '地點', date: '日期',
  author: '作者', recipient: '收件人', genre: '類別', fonts: '字體', madeWith: '以 {} 製作', citations: '引文',
  indexOfPersons: '人名索引', indexOfPlaces: '地名索引', indexOfSubjects: '主題索引',
  noteSign: '註', notesSign: '註', passim: '各處',
  registerOfTerms: '機構與術語', concordance: '名稱對照表', transliterationTables: '轉寫', letter: '字母', romanised: '拉丁字母',
  scriptLatin: '其他拉丁字母拼法', scriptArabic: '阿拉伯字母', scriptChinese: '漢字', scriptCyrillic: '西里爾字母',
  transliterationIntro: '名稱依本書名錄所定：有通行寫法者從之，其餘依下列方案。引文與文獻保留原有寫法。',
  reversible: '無所遺失：所寫可逐字母還原。',
  nearlyReversible: '除少數字母組合外，所寫可以還原。',
  irreversible: '所寫不能確切還原。',
  vocalisedOnly: '阿拉伯文僅在標有元音時轉寫。',
  confirmedReadings: '漢字依編者確認的讀音轉寫。',
  settledForms: '通行寫法，並附方案所得寫法：',
  figureNumber: '圖{}', tableNumber: '表{}', mapNumber: '地圖{}', noteNumber: '註{}', captionLabel: '{}\u3000', comma: '，', quoted: '「{}」',
  listOfFigures: '圖目錄', listOfTables: '表目錄', listOfMaps: '地圖目錄', abbreviations: '縮略語',
}

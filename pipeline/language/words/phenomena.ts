const en = {
  sample: 'words', amount: 'n', supplied: 'supplied by the editors', conjecture: 'conjectured by the editors', illegible: 'illegible', omitted: 'omitted in this edition',
  sic: 'thus in the source; with the editors’ correction where one is given', deleted: 'deleted in the source', added: 'added in the source', unclear: 'reading uncertain',
  expan: 'abbreviation written out by the editors', folio: 'a new leaf or page of the source', marginal: 'in the margin of the source', redacted: 'withheld when the source was released',
}
/** What each sign means, as the legend says it; `sample`: what stands for the marked words, `amount` for an extent or number. */
type PhenomenonWords = Readonly<Record<keyof typeof en, string>>

const es: PhenomenonWords = {
  sample: 'texto', amount: 'n', supplied: 'suplido por los editores', conjecture: 'conjetura de los editores', illegible: 'ilegible', omitted: 'omitido en esta edición',
  sic: 'así en la fuente; con la corrección de los editores donde se da', deleted: 'tachado en la fuente', added: 'añadido en la fuente', unclear: 'lectura dudosa',
  expan: 'abreviatura desarrollada por los editores', folio: 'nuevo folio o página de la fuente', marginal: 'al margen de la fuente', redacted: 'suprimido al desclasificarse la fuente',
}
const ru: PhenomenonWords = {
  sample: 'текст', amount: 'n', supplied: 'восстановлено составителями', conjecture: 'предположение составителей', illegible: 'неразборчиво', omitted: 'опущено в этом издании',
  sic: 'так в источнике; с поправкой составителей, где она дана', deleted: 'зачёркнуто в источнике', added: 'вписано в источнике', unclear: 'чтение сомнительно',
  expan: 'сокращение раскрыто составителями', folio: 'начало листа или страницы источника', marginal: 'на полях источника', redacted: 'изъято при рассекречивании источника',
}
const zhHant: PhenomenonWords = {
  sample: '文字', amount: 'n', supplied: '編者補字', conjecture: '編者推測之字', illegible: '無法辨識', omitted: '本書刪略', sic: '原文如此；附編者訂正者，訂正在後', deleted: '原件刪去', added: '原件增補',
  unclear: '辨識存疑', expan: '編者補足之略寫', folio: '原件新葉或新頁之始', marginal: '原件邊批', redacted: '原件公開時塗去',
}
const zhHans: PhenomenonWords = {
  sample: '文字', amount: 'n', supplied: '编者补字', conjecture: '编者推测之字', illegible: '无法辨识', omitted: '本书删略', sic: '原文如此；附编者订正者，订正在后', deleted: '原件删去', added: '原件增补',
  unclear: '辨识存疑', expan: '编者补足之略写', folio: '原件新叶或新页之始', marginal: '原件边批', redacted: '原件公开时涂去',
}

/** In the language of a book; English where it is none of these. */
export function phenomenonWords(tag: string): PhenomenonWords {
  if (/^zh-Hans|^zh-CN/u.test(tag)) return zhHans
  const language = tag.split('-')[0]
  return language === 'zh' ? zhHant : language === 'es' ? es : language === 'ru' ? ru : en
}

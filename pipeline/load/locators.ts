/** Words that announce a locator, and the CSL label of each. Longer words first where one begins another. */
const terms: readonly (readonly [string, string])[] = [
  ['page', 'page'], ['pages', 'page'], ['p.', 'page'], ['pp.', 'page'],
  ['chapter', 'chapter'], ['chapters', 'chapter'], ['chap.', 'chapter'], ['chaps.', 'chapter'], ['ch.', 'chapter'], ['chs.', 'chapter'],
  ['paragraph', 'paragraph'], ['paragraphs', 'paragraph'], ['para.', 'paragraph'], ['paras.', 'paragraph'], ['par.', 'paragraph'], ['¶', 'paragraph'], ['¶¶', 'paragraph'],
  ['folio', 'folio'], ['folios', 'folio'], ['fol.', 'folio'], ['fols.', 'folio'], ['f.', 'folio'], ['ff.', 'folio'], ['leaf', 'folio'], ['leaves', 'folio'], ['l.', 'folio'],
  ['volume', 'volume'], ['volumes', 'volume'], ['vol.', 'volume'], ['vols.', 'volume'],
  ['number', 'issue'], ['no.', 'issue'], ['nos.', 'issue'], ['issue', 'issue'], ['issues', 'issue'],
  ['section', 'section'], ['sections', 'section'], ['sec.', 'section'], ['secs.', 'section'], ['§', 'section'], ['§§', 'section'],
  ['note', 'note'], ['notes', 'note'], ['n.', 'note'], ['nn.', 'note'],
  ['figure', 'figure'], ['figures', 'figure'], ['fig.', 'figure'], ['figs.', 'figure'],
  ['table', 'table'], ['tables', 'table'], ['tbl.', 'table'], ['line', 'line'], ['lines', 'line'], ['ll.', 'line'],
  ['column', 'column'], ['columns', 'column'], ['col.', 'column'], ['cols.', 'column'], ['verse', 'verse'], ['verses', 'verse'], ['v.', 'verse'], ['vv.', 'verse'],
  ['part', 'part'], ['parts', 'part'], ['pt.', 'part'], ['pts.', 'part'], ['book', 'book'], ['books', 'book'], ['bk.', 'book'], ['bks.', 'book'],
  ['document', 'document'], ['documents', 'document'], ['doc.', 'document'], ['docs.', 'document'], ['act', 'act'], ['scene', 'scene'],
  ['appendix', 'appendix'], ['app.', 'appendix'], ['s.v.', 'sub-verbo'], ['s.vv.', 'sub-verbo'],
  ['box', 'box'], ['folder', 'folder'], ['opus', 'opus'],
]
const labels = new Map(terms)
const words = [...labels.keys()].sort((a, b) => b.length - a.length)

/** A roman or arabic number with letters or note numbers at its end: 12, xii, 3a, 12n3, A-14, 12r. */
const number = String.raw`(?:\p{Lu}?[-.]?\p{N}+(?:[.:]\p{N}+)*\p{L}{0,2}(?:\p{N}+)?|[ivxlcdmIVXLCDM]+)(?![\p{L}\p{N}])`
const range = String.raw`${number}(?:\s*[-–—]{1,2}\s*${number})?`
const list = new RegExp(String.raw`${range}(?:\s*(?:,|&|and)\s*${range})*(?:\s+(?:passim|ff?\.))?`, 'uy')
/** Units of an archive, from the fond or box down to the leaf, as Latin, Cyrillic and Chinese finding aids write them. */
const shelf = String.raw`(?:(?:f|op|d|ed\. ?khr|k|kart|pap|l|ll|ф|оп|д|ед\. ?хр|к|кор|п|л|лл)\.|(?:fonds?|opisʹ?|delo|boxe?s?|folders?|files?|cartons?|reels?|frames?|series|items?|pieces?|list|фонд|опись|дело|лист)(?=\s)|全宗[号號]?|目[录錄][号號]?|案卷[号號]?|卷宗?[号號]?|[页頁])`
const mark = String.raw`(?:№\s*)?(?:\p{Lu}{1,3}-?)?\p{N}[\p{L}\p{N}/–-]*?(?:\s*(?:ob|об)\.?)?(?![\p{L}\p{N}]|[/–-]\p{N})`
/** Units in a row: f. 62, op. 2, d. 1102, l. 3; box 3, folder 2. One alone is left to the words above, but for those of other scripts. */
const archive = new RegExp(String.raw`(?:${shelf}\s*${mark}(?:[,，]?\s*${shelf}\s*${mark})+|(?=[\p{Script=Cyrillic}\p{Script=Han}])${shelf}\s*${mark})`, 'uy')

/**
 * Finds the locator at the beginning of what follows a key: “, p. 12–15”, “, ch. 3”, “, 12n3” (pages, where no word says
 * otherwise), “, s.v. Ili”, “, {whatever}”. `term` is the word as it is written, empty where the value holds its own; `end` is the offset behind it; undefined where there is none.
 */
export function findLocator(rest: string): { label: string; term?: string; value: string; end: number } | undefined {
  const lead = /^\s*,?\s*/u.exec(rest)?.[0].length ?? 0
  const braced = /\{([^{}]*)\}/uy
  braced.lastIndex = lead
  const inner = braced.exec(rest)
  if (inner?.[1] !== undefined) {
    const term = termAt(inner[1], 0)
    return { label: term?.label ?? 'page', ...written(inner[1], 0, term), value: inner[1].slice(term?.end ?? 0).trim(), end: braced.lastIndex }
  }
  archive.lastIndex = lead
  const units = archive.exec(rest)
  // It comes with its own words.
  if (units) return { label: 'folio', term: '', value: units[0], end: archive.lastIndex }
  const term = termAt(rest, lead)
  // Without a word before it a number is a page only right after the comma.
  if (term === undefined && !/^\s*,/u.test(rest)) return undefined
  const at = term?.end ?? lead
  if (term?.label === 'sub-verbo') {
    const entry = /[^,;]+/uy
    entry.lastIndex = at
    const match = entry.exec(rest)
    return match ? { label: term.label, ...written(rest, lead, term), value: match[0].trim(), end: entry.lastIndex } : undefined
  }
  list.lastIndex = at
  const match = list.exec(rest)
  if (!match || (term === undefined && !/\p{N}/u.test(match[0]))) return undefined
  return { label: term?.label ?? 'page', ...written(rest, lead, term), value: match[0].trim(), end: list.lastIndex }
}

function written(text: string, from: number, term: { end: number } | undefined): { term?: string } {
  return term === undefined ? {} : { term: text.slice(from, term.end).trim() }
}

function termAt(text: string, at: number): { label: string; end: number } | undefined {
  const lower = text.slice(at, at + 24).toLowerCase()
  for (const word of words) {
    if (!lower.startsWith(word)) continue
    const gap = /\s*/uy
    gap.lastIndex = at + word.length
    const space = gap.exec(text)?.[0] ?? ''
    // “p.3” may do without a space, “page3” and “no3” may not.
    if (space === '' && /\p{L}$/u.test(word)) continue
    return { label: labels.get(word) ?? 'page', end: gap.lastIndex }
  }
  return undefined
}

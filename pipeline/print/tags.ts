import type { PageShape } from './assemble.ts'
import { reference, type PdfFile } from './pdf-file.ts'
import { textString } from './pdf-writer.ts'
import { firstPage, isContent, isElement, readElement, writeElement, type Kid, type StructureElement } from './structure-elements.ts'

/** What the browser writes and PDF 1.7 does not know, and what it is to readers of PDF 1.7. */
export const roleMap: Readonly<Record<string, string>> = { Em: 'Span', Strong: 'Span', Aside: 'Div', Sub: 'Span', FENote: 'Note', Title: 'P', DocumentFragment: 'Div' }

/** The structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
export const standardRoles: ReadonlySet<string> = new Set([
  'Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index', 'NonStruct', 'Private', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'P', 'L', 'LI', 'Lbl', 'LBody',
  'Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot', 'Span', 'Quote', 'Note', 'Reference', 'BibEntry', 'Code', 'Link', 'Annot', 'Ruby', 'RB', 'RT', 'RP', 'Warichu', 'WT', 'WP', 'Figure', 'Formula', 'Form',
])

const inline = new Set(['Span', 'Em', 'Strong', 'Sub', 'Link', 'Code', 'Quote', 'Reference', 'Note', 'Ruby', 'Lbl', 'Annot'])
/** They may be empty: an empty cell keeps its column. */
const cells = new Set(['TR', 'TH', 'TD', 'Document'])

/**
 * Turns the structure tree of a part, as the browser writes it, into one of PDF 1.7: boxes without meaning are taken out, what an item of a list holds
 * stands in its LBody, characters with readings in RB and RT, a figure is what has an alternative text, notes are Notes with an ID, headers
 * of cells are those that there are. What was divided between pages is one element again; pictures have their place.
 *
 * @param shapes of the pages, by their numbers.
 * @param drawn marked content that draws without words: lines of tables and the like. It is taken out of the tree.
 */
export function mendStructure(file: PdfFile, shapes: ReadonlyMap<number, PageShape | undefined>, drawn: (page: number, id: number) => boolean): void {
  const treeNumber = reference(file.objects.get(reference(file.trailer, 'Root') ?? 0)?.text ?? '', 'StructTreeRoot') ?? 0
  const tree = file.objects.get(treeNumber)?.text
  const top = reference(tree ?? '', 'K')
  if (tree === undefined || top === undefined) throw new Error('the browser’s PDF lacks its structure tree')
  let free = Math.max(...file.objects.keys()) + 1
  const make = (role: string, kids: Kid[]): StructureElement => ({ number: free++, role, kids, entries: new Map() })

  const raw = readElement(file, top)
  const { chains, boxes } = shapesOf(raw, shapes)
  const height = Number(/\/MediaBox \[\s*\S+ \S+ \S+ ([\d.]+)/.exec(file.objects.get(firstPage(raw) ?? 0)?.text ?? '')?.[1] ?? 0)
  const tables: StructureElement[] = []
  const begun = new Map<string, { readonly element: StructureElement; readonly rank: number }>()
  /** Pages of which something stands where it stood, and the rank of what the last piece of a page was joined to: what is on a page keeps its order. */
  const settled = new Set<number>()
  const joined = new Map<number, number>()
  let rank = 0

  const mend = (element: StructureElement, isPiece = false): Kid[] => {
    const page = firstPage(element) ?? 0
    const chain = chains.get(element)
    const first = chain === undefined ? undefined : begun.get(chain)
    const own = rank++
    const joins = first !== undefined && !settled.has(page) && (joined.get(page) ?? -1) < first.rank
    if (joins) joined.set(page, first.rank)
    const isContainer = /^(Document|Table|TR|L)$/.test(element.role)
    const ofPiece = element.role === 'L' || element.role === 'LI' || element.role === 'Table' ? false : joins || isPiece
    element.kids = element.kids.flatMap((kid) => {
      if (isElement(kid)) return mend(kid, ofPiece)
      if (isContent(kid) && !joins && !isPiece) settled.add(kid.page)
      return [kid]
    }).filter((kid) => !(isContainer && isContent(kid) && drawn(kid.page, kid.id)))
    if (joins) {
      const body = first.element.kids.find((kid): kid is StructureElement => isElement(kid) && kid.role === 'LBody')
      ;(body ?? first.element).kids.push(...element.kids)
      return []
    }
    if (chain !== undefined && first === undefined) begun.set(chain, { element, rank: own })
    const box = boxes.get(element)
    if (box !== undefined) element.entries.set('A', `<</O /Layout\n/BBox [${[box[0]!, height - box[3]!, box[2]!, height - box[1]!].map((value) => Math.round(value * 100) / 100).join(' ')}]>>`)
    mendRole(element)
    if (element.role === 'NonStruct') return element.kids
    return element.kids.length === 0 && !cells.has(element.role) ? [] : element.role === 'Ruby' ? rubies(element) : [element]
  }

  const mendRole = (element: StructureElement): void => {
    const { role, kids, entries } = element
    if (role === 'NonStruct' && (entries.has('Lang') || entries.has('Alt') || entries.has('ActualText'))) element.role = kids.every((kid) => !isElement(kid) || inline.has(kid.role)) ? 'Span' : 'Div'
    // A figure of HTML: picture and caption. The picture in it is the Figure.
    else if (role === 'Figure' && !entries.has('Alt')) element.role = 'Div'
    // So the press marks its notes (assemble.ts).
    else if (role === 'Art') element.role = 'Note'
    else if (role === 'LI') {
      const [labels, rest] = [kids.filter((kid) => isElement(kid) && kid.role === 'Lbl'), kids.filter((kid) => !isElement(kid) || kid.role !== 'Lbl')]
      element.kids = [...labels, ...(rest.length > 0 ? [make('LBody', rest)] : [])]
    } else if (role === 'L') element.kids = kids.map((kid) => (isElement(kid) && /^(LI|L|Caption)$/.test(kid.role) ? kid : make('LI', [make('LBody', [kid])])))
    else if (role === 'Document') element.kids = kids.map((kid) => (isElement(kid) ? kid : make('P', [kid])))
    else if (role === 'TR') element.kids = kids.map((kid) => (isElement(kid) && /^T[HD]$/.test(kid.role) ? kid : make('TD', [kid])))
    else if (role === 'Table') {
      element.kids = kids.map((kid) => (isElement(kid) && /^(TR|Caption)$/.test(kid.role) ? kid : make('TR', [make('TD', [kid])])))
      tables.push(element)
    }
    else if (role === 'TH' || role === 'TD') mendCell(entries)
    else if (!standardRoles.has(role) && !(role in roleMap)) element.role = 'NonStruct'
  }

  /** Each run of characters with the reading over it. */
  const rubies = (element: StructureElement): Kid[] => {
    const groups: Kid[][] = [[]]
    for (const kid of element.kids) {
      groups.at(-1)!.push(kid)
      if (isElement(kid) && kid.role === 'RT') groups.push([])
    }
    return groups.filter((kids) => kids.length > 0).map((kids, index) => {
      const reading = kids.filter((kid) => isElement(kid) && kid.role === 'RT')
      const base = kids.filter((kid) => !isElement(kid) || (kid.role !== 'RT' && kid.role !== 'RP'))
      if (reading.length === 0 || base.length === 0) return make('Span', reading.length === 0 ? base : reading.flatMap((kid) => (isElement(kid) ? kid.kids : [kid])))
      const ruby = index === 0 ? element : make('Ruby', [])
      ruby.kids = [make('RB', base), ...reading]
      return ruby
    })
  }

  const [document] = mend(raw)
  if (document === undefined || !isElement(document)) throw new Error('the browser’s PDF has no text')
  for (const table of tables) fillRows(table, () => make('TD', []))
  const names: [string, number][] = []
  let notes = 0
  const name = (element: StructureElement): void => {
    if (element.role === 'Note') element.entries.set('ID', `(note${String(notes++).padStart(8, '0')})`)
    const id = element.entries.get('ID')
    if (id !== undefined) names.push([id.slice(1, -1), element.number])
    for (const kid of element.kids) if (isElement(kid)) name(kid)
  }
  name(document)
  names.sort(([a], [b]) => (a < b ? -1 : 1))
  const nameTree = free++
  file.objects.set(nameTree, { text: `<</Names [${names.map(([name, number]) => `(${name}) ${number} 0 R`).join(' ')}]>>` })
  file.objects.set(treeNumber, { text: tree.replace(/\/IDTree \d+ 0 R/, '').replace(/>>\s*$/, `\n/IDTree ${nameTree} 0 R>>`) })
  for (const [number, { text }] of [...file.objects]) if (text.startsWith('<</Type /StructElem')) file.objects.delete(number)
  writeElement(file, document, treeNumber)
  writeParents(file, document)
}

/** Which elements are pieces of one, and where pictures stand: by what the pages told. A page that tells of more or fewer elements than the tree has is not believed. */
function shapesOf(document: StructureElement, shapes: ReadonlyMap<number, PageShape | undefined>): { chains: Map<StructureElement, string>; boxes: Map<StructureElement, readonly number[]> } {
  const found = new Map<string, StructureElement[]>()
  const visit = (element: StructureElement): void => {
    const page = firstPage(element)
    const role = element.role === 'Figure' && !element.entries.has('Alt') ? '' : element.role
    const key = `${page} ${role}`
    if (page !== undefined) (found.get(key) ?? found.set(key, []).get(key)!).push(element)
    for (const kid of element.kids) if (isElement(kid)) visit(kid)
  }
  visit(document)
  const chains = new Map<StructureElement, string>()
  const boxes = new Map<StructureElement, readonly number[]>()
  for (const [page, shape] of shapes) {
    for (const [role, pieces] of Object.entries(shape?.pieces ?? {})) {
      const elements = found.get(`${page} ${role}`) ?? []
      if (elements.length === pieces.length) elements.forEach((element, index) => pieces[index] !== '' && chains.set(element, `${role} ${pieces[index]!}`))
    }
    const pictures = found.get(`${page} Figure`) ?? []
    if (pictures.length === shape?.figures.length) pictures.forEach((element, index) => boxes.set(element, shape.figures[index]!))
  }
  return { chains, boxes }
}

/** The browser leaves empty cells out of the tree: they are put in again where the head of the next cell tells, or at the end of the row. */
function fillRows(table: StructureElement, cell: () => StructureElement): void {
  const rows = table.kids.filter((kid): kid is StructureElement => isElement(kid) && kid.role === 'TR')
  if (rows.some((row) => row.kids.some((each) => isElement(each) && /\/(?:Row|Col)Span/.test(each.entries.get('A') ?? '')))) return
  const width = Math.max(...rows.map(({ kids }) => kids.length))
  const heads = (rows[0]?.kids ?? []).map((kid) => (isElement(kid) ? kid.entries.get('ID') : undefined))
  for (const row of rows) {
    const filled: Kid[] = []
    for (const [at, kid] of row.kids.entries()) {
      const ids = isElement(kid) ? [...(/\/Headers \[([^\]]*)\]/.exec(kid.entries.get('A') ?? '')?.[1] ?? '').matchAll(/\(\w+\)/g)].map(([id]) => heads.indexOf(id)) : []
      const column = Math.min(Math.max(...ids, 0), width - (row.kids.length - at))
      while (filled.length < column) filled.push(cell())
      filled.push(kid)
    }
    while (filled.length < width) filled.push(cell())
    row.kids = filled
  }
}

/** Attributes of a cell: those that say something. */
function mendCell(entries: Map<string, string>): void {
  const attributes = entries.get('A')
  if (attributes === undefined) return
  const kept = [...attributes.matchAll(/<<([^<>]*)>>/g)].map(([, text]) => text!.trim()).filter((text) => !/\/Headers \[\s*\]|\/(?:Row|Col)Span 1$/.test(text))
  if (kept.length === 0) entries.delete('A')
  else entries.set('A', kept.length === 1 ? `<<${kept[0]!}>>` : `[${kept.map((text) => `<<${text}>>`).join(' ')}]`)
}

/** Writes anew which element each run of marked content belongs to. */
function writeParents(file: PdfFile, document: StructureElement): void {
  const owners = new Map<number, number[]>()
  const visit = (element: StructureElement): void => {
    for (const kid of element.kids) {
      if (isElement(kid)) visit(kid)
      else if (isContent(kid)) (owners.get(kid.page) ?? owners.set(kid.page, []).get(kid.page)!)[kid.id] = element.number
    }
  }
  visit(document)
  for (const [page, { text }] of file.objects) {
    if (!/^<<\/Type \/Page\b(?!s)/.test(text)) continue
    const list = parentsOf(file, Number(/\/StructParents (\d+)/.exec(text)?.[1] ?? NaN))
    const owned = owners.get(page) ?? []
    if (list !== undefined) file.objects.set(list, { text: `[${Array.from(owned, (number) => (number === undefined ? 'null' : `${number} 0 R`)).join(' ')}]` })
  }
}

/** The list of the elements of a page’s marked content, by the page’s key. */
function parentsOf(file: PdfFile, key: number): number | undefined {
  const root = file.objects.get(reference(file.trailer, 'Root') ?? 0)?.text ?? ''
  const tree = file.objects.get(reference(root, 'StructTreeRoot') ?? 0)?.text ?? ''
  const find = (number: number | undefined): number | undefined => {
    const text = file.objects.get(number ?? 0)?.text ?? ''
    const here = new RegExp(`[\\[\\s]${key} (\\d+) 0 R`).exec(/\/Nums \[([\s\S]*)\]/.exec(text)?.[0] ?? '')?.[1]
    if (here !== undefined) return Number(here)
    for (const [, kid] of (/\/Kids \[([^\]]*)\]/.exec(text)?.[1] ?? '').matchAll(/(\d+) 0 R/g)) {
      const found = find(Number(kid))
      if (found !== undefined) return found
    }
    return undefined
  }
  return Number.isNaN(key) ? undefined : find(reference(tree, 'ParentTree'))
}

/** A section of the book in the structure tree: its title, its language where it is another than the book’s, and its elements. */
export interface TaggedSection {
  readonly title: string
  readonly lang: string | undefined
  readonly elements: readonly number[]
}

/** Gathers what hangs from the document element into a Sect for each section of the book, objects numbered from `free` on. Returns the next free number. */
export function writeSections(file: PdfFile, document: number, sections: readonly TaggedSection[], free: number): number {
  let next = free
  const numbers: number[] = []
  for (const { title, lang, elements } of sections) {
    if (elements.length === 0) continue
    const number = next++
    numbers.push(number)
    for (const element of elements) file.objects.set(element, { text: file.objects.get(element)!.text.replace(/\/P \d+ 0 R/, `/P ${number} 0 R`) })
    const language = lang === undefined ? '' : `\n/Lang (${lang})`
    file.objects.set(number, { text: `<</Type /StructElem\n/S /Sect\n/P ${document} 0 R\n/T ${textString(title)}${language}\n/K [${elements.map((element) => `${element} 0 R`).join(' ')}]>>` })
  }
  const { text } = file.objects.get(document)!
  file.objects.set(document, { text: text.replace(/\/K (\d+ 0 R|\[[\s\S]*?\])(?=[\s>])/, `/K [${numbers.map((number) => `${number} 0 R`).join(' ')}]`) })
  return next
}

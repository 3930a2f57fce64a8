import type { FootnoteDefinition, RootContent } from 'mdast'
import type { Element, Nodes, Parents } from 'xast'
import { Ledger, Refused, slug, unique, type Gathered, type GatheredChapter, type GatheredDocument, type GatheredOrder, type Source, type Unit } from '../gathered.ts'
import { decodeText } from '../text.ts'
import { attribute, descendants, elements, first, local, parseXml, placeOf, textOf } from '../xml.ts'
import { blocksOf } from './blocks.ts'
import { headOf, isDocument, readDocument, withCalls } from './documents.ts'
import { readRegister } from './names.ts'
import type { Reader } from './reader.ts'
import { readWorksOf } from './works.ts'

/**
 * Reads TEI P5: divisions become chapters, those of the type `document` documents, lists of persons and places entries of the register,
 * notes notes of their streams.
 * @throws Refused
 */
export function readTei(source: Source): Gathered {
  const { file, name } = source
  const root = parseXml(decodeText(source).replace(/^\uFEFF/u, ''), file)
  const tei = [...descendants(root, 'TEI', 'TEI.2')][0]
  const text = tei && first(tei, 'text')
  if (tei === undefined || text === undefined) throw new Refused('import-input-readable', 'This XML is no TEI: it has no <TEI> with a <text>.', { file, line: 1, column: 1 }, 'TEI P5 is read; TEI P4, EAD, DocBook and others have to be converted to it.')
  const ledger = new Ledger()
  const lang = attribute(text, 'xml:lang') ?? attribute(tei, 'xml:lang') ?? source.lang
  const register = readRegister(root, file, lang, ledger)
  const works = readWorksOf(root, file, ledger)
  const called = new Set([...descendants(text, 'ref', 'ptr')].map((each) => (attribute(each, 'target') ?? '').replace(/^#/u, '')))
  const apart = new Map([...descendants(text, 'note')].flatMap((note) => { const id = attribute(note, 'xml:id'); return id !== undefined && called.has(id) && standsApart(note, text) ? [[id, note] as const] : [] }))
  const shared: Omit<Reader, 'notes'> = { file, ledger, lang, phenomena: false, noteBlocks: (note, reader) => blocksOf(note, reader, { inNote: true }), name: register.idOf, apart, works: new Set(works.map(({ id }) => String(id))), targets: new Set([...descendants(text, 'div')].flatMap((each) => attribute(each, 'xml:id') ?? [])) }
  const made = walkText(text, shared, name)
  const header = first(tei, 'teiHeader')
  const title = header && [...descendants(header, 'titleStmt')].flatMap((each) => elements(each, 'title'))[0]
  if (header) ledger.lose(`The teiHeader is not carried over: “${textOf(header).replace(/\s+/gu, ' ').trim().slice(0, 60)}…”.`, placeOf(header, file), textOf(header), 'Write title, editors, date and licence in manuscript/book.yaml.')
  for (const note of ledgerFacsimile(tei)) ledger.lose(`“${note.name}” is not carried over.`, placeOf(note, file), textOf(note))
  return {
    title: title && textOf(title).replace(/\s+/gu, ' ').trim(),
    ...made,
    names: register.entries(),
    works,
    images: new Map(),
    units: unitsOf([text, ...elements(tei, 'standOff')], file),
    left: ledger.left,
    messages: ledger.messages(),
  }
}

function ledgerFacsimile(tei: Element): Element[] {
  return elements(tei, 'facsimile', 'sourceDoc', 'fsdDecl')
}

/** A note that is not in a paragraph: in a list of notes at the end. */
function standsApart(note: Element, text: Element): boolean {
  return [...descendants(text, 'div', 'back', 'noteGrp')].some((each) => each.children.includes(note))
}

function walkText(text: Element, shared: Omit<Reader, 'notes'>, name: string): { chapters: GatheredChapter[]; documents: GatheredDocument[]; order: GatheredOrder[] } {
  const chapters: GatheredChapter[] = []
  const documents: GatheredDocument[] = []
  const taken = new Set<string>()
  const document = (element: Element): GatheredOrder => {
    const id = unique(slug(attribute(element, 'xml:id') ?? '', `document-${documents.length + 1}`), taken)
    documents.push(readDocument(element, id, { ...shared, notes: [] }))
    return { document: id }
  }
  const chapter = (element: Element, without: (child: Element) => boolean = () => false): GatheredOrder[] => {
    const notes: FootnoteDefinition[] = []
    const lang = attribute(element, 'xml:lang') ?? shared.lang
    const reader: Reader = { ...shared, notes, lang }
    const head = first(element, 'head')
    const kept = { ...element, children: element.children.filter((child) => child.type !== 'element' || (child !== head && !without(child) && !isRegister(child))) }
    if (head === undefined && textOf(kept).trim() === '') return []
    const { title, calls } = headOf(head, element, reader)
    const body: readonly RootContent[] = [...withCalls(blocksOf(kept, reader, { level: 1 }), calls)]
    if (body.length === 0) { shared.ledger.left.push(title); return [] }
    const id = unique(slug(attribute(element, 'xml:id') ?? title, name), taken)
    chapters.push({ name: id, title, lang, body: [...body, ...notes] })
    return [{ chapter: id }]
  }
  const division = (element: Element, inPart: boolean): GatheredOrder[] => {
    if (isDocument(element)) return [document(element)]
    if (isRegister(element) || elements(element).every((child) => isRegister(child) || local(child) === 'head')) {
      const head = first(element, 'head')
      if (elements(element).some(isRegister)) { if (head) shared.ledger.left.push(textOf(head)); return [] }
    }
    if (![...descendants(element, 'div', 'div1', 'div2', 'div3', 'div4')].some(isDocument)) return chapter(element)
    // A division that holds documents: a part, with what it says itself as a chapter.
    const holds = (child: Element): boolean => isDocument(child) || [...descendants(child, 'div', 'div1', 'div2', 'div3', 'div4')].some(isDocument)
    const inner = (): GatheredOrder[] => elements(element).filter(holds).flatMap((child) => division(child, true))
    const head = first(element, 'head')
    const own = elements(element).some((child) => child !== head && !holds(child) && textOf(child).trim() !== '') ? chapter(element, holds) : []
    if (inPart) { if (head && own.length === 0) shared.ledger.lose(`The heading “${textOf(head).replace(/\s+/gu, ' ').trim()}” is not carried over: a part has no parts.`, placeOf(head, shared.file), textOf(head), 'Divide the parts in `order`.'); return [...own, ...inner()] }
    const title = head ? headOf(head, element, { ...shared, notes: [] }).title : 'Documents'
    return [{ part: title, entries: [...own, ...inner()] }]
  }
  const order: GatheredOrder[] = []
  for (const matter of elements(text).flatMap((child) => (local(child) === 'group' ? [...descendants(child, 'front', 'body', 'back')] : [child]))) {
    const divisions = elements(matter).filter((child) => local(child).startsWith('div'))
    if (divisions.length === 0 && local(matter) === 'body') order.push(...chapter({ ...matter, attributes: { ...matter.attributes, type: name } }))
    else {
      const loose = { ...matter, name: 'div', children: matter.children.filter((child) => child.type !== 'element' || !divisions.includes(child)) }
      if (textOf(loose).trim() !== '') order.push(...chapter(loose, (child) => local(child) === 'pb'))
      for (const each of divisions) order.push(...division(each, false))
    }
  }
  return { chapters, documents, order }
}

function isRegister(element: Element): boolean {
  return ['listPerson', 'listPlace', 'listOrg'].includes(local(element)) || (local(element) === 'listBibl' && elements(element, 'bibl', 'biblStruct').some((each) => attribute(each, 'xml:id') !== undefined)) || (['div', 'noteGrp'].includes(local(element)) && attribute(element, 'type') === 'notes' && elements(element).every((child) => ['note', 'head'].includes(local(child))))
}

const units = new Set(['p', 'ab', 'head', 'item', 'label', 'cell', 'l', 'note', 'dateline', 'salute', 'signed', 'titlePart', 'byline', 'docAuthor', 'docDate', 'docImprint', 'bibl', 'biblStruct', 'persName', 'orgName', 'figDesc', 'speaker', 'trailer', 'opener', 'closer', 'div', 'body', 'front', 'back', 'quote', 'list', 'docTitle', 'postscript', 'rdg', 'floatingText'])

/** The text of the file in stretches, whatever becomes of them: the words of each of these elements, but not of those inside it. */
function unitsOf(parents: readonly Element[], file: string): Unit[] {
  const made: Unit[] = []
  const amid = new Set(['persName', 'orgName', 'bibl', 'quote'])
  // Of a choice the first stands in the text; what is given beside it, behind.
  let beside: string[] = []
  const words = (node: Parents): string => {
    const apart = local(node as Nodes) === 'choice'
    const parts = (node.children as Nodes[]).flatMap((child) => (child.type === 'text' || child.type === 'cdata' ? [child.value] : child.type === 'element' && !['note', 'rdg'].includes(local(child)) && !(units.has(local(child)) && !amid.has(local(child))) ? [words(child)] : []))
    if (apart) { const [first = '', ...others] = parts.filter((part) => part.trim() !== ''); beside.push(...others); return first }
    return parts.join(elements(node).length > 0 && ['biblStruct', 'monogr', 'analytic', 'imprint', 'author', 'editor', 'persName', 'bibl'].includes(local(node as Nodes)) && parts.every((part, index) => node.children[index]?.type !== 'text' || part.trim() === '') ? ' ' : '')
  }
  // A work, and the years of a name, are read field by field: only their words are looked for.
  const inFields = (node: Element, parent?: Element): boolean => local(node) === 'biblStruct' || (parent !== undefined && local(parent) === 'state')
  const walk = (node: Element, inRun: boolean, parent?: Element): void => {
    const own = units.has(local(node)) && !(inRun && amid.has(local(node)))
    if (own) {
      beside = []
      const text = [words(node), ...beside].join(' ')
      if (text.trim() !== '') made.push({ text, place: placeOf(node, file), whole: beside.length === 0 && !inFields(node, parent) })
    }
    for (const child of elements(node)) walk(child, own || inRun ? !(units.has(local(child)) && !amid.has(local(child))) : false, node)
  }
  for (const parent of parents) walk(parent, false)
  return made
}


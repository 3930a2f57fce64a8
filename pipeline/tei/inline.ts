import type { Element as HastElement, ElementContent as HastContent } from 'hast'
import type { ElementContent } from 'xast'
import type { Name } from '../model/book.ts'
import type { Note } from '../model/edition.ts'
import { pageLabel, type PageMap } from '../model/page-map.ts'
import { PageBreaks, type Breaks } from './breaks.ts'
import { tei, xmlId } from './xml.ts'

/** What the text of a section needs to know. */
export interface Telling {
  readonly section: string
  readonly notes: ReadonlyMap<string, Note>
  readonly names: ReadonlyMap<string, Name>
  readonly pageMap: PageMap | undefined
  readonly breaks: Breaks
  /** The blocks of a note: words hold notes, and notes blocks. */
  readonly noteBlocks: (children: readonly HastContent[], telling: Telling) => ElementContent[]
  /** Something that TEI has no place for, with the manuscript’s block. */
  readonly lose: (reason: string, block: string | undefined) => void
}

/** The words of a block, with the page breaks that fall into it. */
export function wordsOf(block: HastElement, telling: Telling): ElementContent[] {
  const key = String(block.properties['dataBlock'] ?? '')
  const breaks = new PageBreaks(telling.breaks(telling.section, key))
  const made = inline(block.children, telling, breaks)
  return [...made, ...breaks.rest()]
}

export function classes(element: HastElement): string[] {
  const given = element.properties['className']
  return Array.isArray(given) ? given.map(String) : []
}

export function textOfHast(nodes: readonly HastContent[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOfHast(node.children) : '')).join('')
}

const nameElements: Readonly<Record<Name['type'], string>> = { person: 'persName', place: 'placeName', organisation: 'orgName', term: 'term', work: 'title' }

/** The phenomena that are marked, by their classes, in TEI. */
const phenomena: Readonly<Record<string, readonly [name: string, attributes?: Record<string, string>]>> = {
  supplied: ['supplied'], conjecture: ['supplied', { cert: 'low' }], unclear: ['unclear'], expan: ['ex'], sic: ['sic'], deleted: ['del'], added: ['add'], marginal: ['add', { place: 'margin' }],
}

function inline(nodes: readonly HastContent[], telling: Telling, breaks: PageBreaks): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => (node.type === 'text' ? breaks.text(node.value) : node.type === 'element' ? one(node, telling, breaks) : []))
}

function one(node: HastElement, telling: Telling, breaks: PageBreaks): ElementContent[] {
  const own = classes(node)
  const id = typeof node.properties['id'] === 'string' ? xmlId(node.properties['id']) : undefined
  const lang = typeof node.properties['lang'] === 'string' ? node.properties['lang'] : undefined
  const inner = (): ElementContent[] => inline(node.children, telling, breaks)
  const phenomenon = own.find((name) => name.startsWith('marked-'))?.slice('marked-'.length)
  if (phenomenon !== undefined) return marked(phenomenon, node, telling, breaks)
  if (own.includes('note-call')) return noteOf(node, telling)
  if (own.includes('slot')) return slot(node, telling)
  switch (node.tagName) {
    case 'em': return own.includes('mention') ? [tei('mentioned', { 'xml:id': id, 'xml:lang': lang }, ...inner())] : lang !== undefined ? [tei('foreign', { 'xml:id': id, 'xml:lang': lang, rend: 'italic' }, ...inner())] : [tei('hi', { 'xml:id': id, rend: 'italic' }, ...inner())]
    case 'i': case 'cite': return [tei('hi', { rend: 'italic' }, ...inner())]
    case 'strong': case 'b': return [tei('hi', { rend: 'bold' }, ...inner())]
    case 'del': case 's': return [tei('hi', { rend: 'strikethrough' }, ...inner())]
    case 'sup': return [tei('hi', { rend: 'superscript' }, ...inner())]
    case 'sub': return [tei('hi', { rend: 'subscript' }, ...inner())]
    case 'code': return [tei('code', {}, ...inner())]
    case 'br': return [tei('lb', {})]
    case 'ruby': return ruby(node, telling, breaks, lang)
    case 'a': return link(node, own, id, lang, inner, telling)
    case 'img': return [tei('figure', {}, tei('graphic', { url: String(node.properties['src'] ?? '') }), tei('figDesc', {}, String(node.properties['alt'] ?? '')))]
    default:
      if (lang !== undefined) return [tei('foreign', { 'xml:id': id, 'xml:lang': lang }, ...inner())]
      return id === undefined ? inner() : [tei('seg', { 'xml:id': id }, ...inner())]
  }
}

/** What the source has, without the signs that the house prints for it: those are counted, since page breaks are, and left out. */
function marked(phenomenon: string, node: HastElement, telling: Telling, breaks: PageBreaks): ElementContent[] {
  const signs: string[] = []
  const inner = node.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element' && classes(child).includes('sign')) {
      signs.push(textOfHast(child.children))
      return breaks.text(textOfHast(child.children)).filter(({ type }) => type === 'element')
    }
    return inline([child], telling, breaks)
  })
  const said = (sign: string | undefined): string | undefined => sign?.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') || undefined
  const [name, attributes = {}] = phenomena[phenomenon] ?? []
  const correction = phenomenon === 'sic' ? said(signs.at(-1)) : undefined
  if (correction !== undefined && correction !== 'sic') return [tei('choice', {}, tei('sic', {}, ...inner), tei('corr', {}, correction))]
  if (name !== undefined) return [tei(name, attributes, ...inner)]
  if (phenomenon === 'folio') return [tei('pb', { n: /\d+[rv]?/u.exec(signs.join(''))?.[0] ?? said(signs.join('')) }), ...inner]
  return [tei('gap', { reason: phenomenon, extent: said(signs.join('')) }), ...inner]
}

function noteOf(call: HastElement, telling: Telling): ElementContent[] {
  const note = telling.notes.get(String(call.properties['href'] ?? '').slice(1))
  if (note === undefined) return []
  return [tei('note', { 'xml:id': xmlId(note.id), type: note.stream, place: note.place === 'page' ? 'bottom' : 'end', n: note.label, 'xml:lang': note.lang }, ...telling.noteBlocks(note.children, telling))]
}

/** A page number: known where there is a page map. */
function slot(node: HastElement, { pageMap }: Telling): ElementContent[] {
  const target = String(node.properties['dataTarget'] ?? '')
  const label = pageMap && pageLabel(pageMap, target)
  return [tei('ref', { type: 'page', target: `#${xmlId(target)}` }, label ?? '')]
}

function link(node: HastElement, own: readonly string[], id: string | undefined, lang: string | undefined, inner: () => ElementContent[], { names }: Telling): ElementContent[] {
  const href = String(node.properties['href'] ?? '')
  const target = href.startsWith('#') ? `#${xmlId(href.slice(1))}` : href
  const name = href.startsWith('#name-') ? names.get(href.slice('#name-'.length)) : undefined
  if (name !== undefined) return [tei(nameElements[name.type], { 'xml:id': id, 'xml:lang': lang, ref: target }, ...inner())]
  return [tei('ref', { 'xml:id': id, 'xml:lang': lang, type: own.includes('cite') ? 'bibl' : undefined, target }, ...inner())]
}

function ruby(node: HastElement, telling: Telling, breaks: PageBreaks, lang: string | undefined): ElementContent[] {
  const pairs: ElementContent[] = []
  let base: HastContent[] = []
  for (const child of node.children) {
    if (child.type === 'element' && child.tagName === 'rt') {
      const rb = tei('rb', {}, ...inline(base, telling, breaks))
      pairs.push(tei('ruby', { 'xml:lang': lang }, rb, tei('rt', {}, ...inline(child.children, telling, breaks))))
      base = []
    } else base.push(child)
  }
  return [...pairs, ...inline(base, telling, breaks)]
}

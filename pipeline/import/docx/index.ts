import type { FootnoteDefinition, Heading, PhrasingContent, RootContent } from 'mdast'
import type { Element, Root } from 'xast'
import type { Place } from '../../model/diagnostics.ts'
import { Ledger, slug, unique, type Gathered, type GatheredChapter, type Source, type Unit } from '../gathered.ts'
import type { Run } from '../inline.ts'
import { attribute, descendants, elements, first, local, textOf } from '../xml.ts'
import { blocksOf, type Block, type BlockContext } from './blocks.ts'
import { openPackage, readNumbering, readStyles, type Package } from './package.ts'
import { shortened, simpler, visibleText } from './runs.ts'

const picture = /\.(png|jpe?g)$/iu

/**
 * Reads a Word file (.docx): headings become chapters, notes notes, and what the press has no place for is listed. In a place the line is
 * the number of the paragraph, the column its character.
 * @throws Refused
 */
export function readDocx(source: Source): Gathered {
  const { file, bytes, name } = source
  const ledger = new Ledger()
  const pack = openPackage(file, bytes)
  const document = pack.xml('word/document.xml') as Root
  const body = first(first(document, 'document') ?? document, 'body') ?? document
  const styles = readStyles(pack.xml('word/styles.xml'))
  const numbers = new Map([...descendants(body, 'p')].map((paragraph, index) => [paragraph, index + 1]))
  const lang = source.lang
  stated(pack, lang, ledger, file)
  const images = new Map<string, Uint8Array>()
  const notes = new Map<string, Element>()
  for (const kind of ['footnote', 'endnote'] as const) {
    const root = pack.xml(`word/${kind}s.xml`)
    for (const note of root ? descendants(root, kind) : []) if (!/eparator|continuationNotice/u.test(attribute(note, 'type') ?? '')) notes.set(`${kind} ${attribute(note, 'id')}`, note)
  }
  const called: { key: string; label: string; place: Place }[] = []
  const contextOf = (part: string): BlockContext => ({
    file, ledger, styles, lang,
    relations: pack.relations(part),
    numbering: readNumbering(pack.xml('word/numbering.xml')),
    number: (paragraph) => numbers.get(paragraph) ?? called.at(-1)?.place.line ?? 1,
    note: (kind, id, place) => {
      const key = `${kind} ${id}`
      if (called.some((each) => each.key === key) || !notes.has(key)) {
        ledger.lose(notes.has(key) ? 'A second call of a note is not carried over: a note is called once.' : 'A note is called that the file does not have.', place, '', 'Write [^id] here, and the note below.')
        return undefined
      }
      const label = kind === 'footnote' ? String(called.filter((each) => each.key.startsWith('footnote')).length + 1) : `end${called.filter((each) => each.key.startsWith('endnote')).length + 1}`
      called.push({ key, label, place })
      return label
    },
    image: (drawing, place) => pictureOf(drawing, place, { pack, part, name, images, ledger }),
    comment: (id, place) => {
      const root = pack.xml('word/comments.xml')
      const comment = root && [...descendants(root, 'comment')].find((each) => attribute(each, 'id') === id)
      if (comment) ledger.lose(`A comment by ${attribute(comment, 'author') ?? 'somebody'} is not carried over: “${textOf(comment).replace(/\s+/gu, ' ').trim()}”.`, place, '', 'Settle it; a note of the editors is written [^1].')
    },
  })
  const blocks = blocksOf(body, contextOf('word/document.xml'))
  const definitions = new Map<string, FootnoteDefinition>()
  for (let index = 0; index < called.length; index += 1) {
    const { key, label } = called[index] as (typeof called)[number]
    const note = notes.get(key)
    if (note === undefined) continue
    const children = blocksOf(note, contextOf(`word/${key.split(' ')[0]}s.xml`)).map((block) => (block.kind === 'block' ? block.node : { type: 'paragraph' as const, children: [...block.children] }))
    definitions.set(label, { type: 'footnoteDefinition', identifier: label, label, children: (children.length > 0 ? children : [{ type: 'paragraph', children: [{ type: 'text', value: '—' }] }]) as FootnoteDefinition['children'] })
  }
  const uncalled = [...notes].filter(([key]) => !called.some((each) => each.key === key))
  for (const [key, note] of uncalled) if (visibleText(note).trim() !== '') ledger.lose(`The ${key} is called nowhere: “${shortened(visibleText(note))}”.`, { file, line: 1, column: 1 }, visibleText(note), 'Call it where it belongs.')
  margins(pack, ledger, file)
  const { title, chapters } = chaptersOf(blocks, definitions, source, ledger)
  return {
    title, chapters, documents: [], names: [], works: [], images,
    order: chapters.map((chapter) => ({ chapter: chapter.name })),
    units: [...unitsOf(body, file, (paragraph) => numbers.get(paragraph) ?? 1), ...[...notes.values()].flatMap((note) => unitsOf(note, file, () => 1))],
    left: ledger.left,
    messages: ledger.messages(),
  }
}

/** The text of every paragraph, whatever becomes of it: words that Word shows, but not those of paragraphs inside (text boxes). */
function unitsOf(root: Root | Element, file: string, numberOf: (paragraph: Element) => number): Unit[] {
  const units: Unit[] = []
  const words = (node: Element): string => elements(node).map((child) => (local(child) === 't' ? textOf(child) : local(child) === 'noBreakHyphen' ? '\u2011' : ['p', 'Fallback', 'delText', 'instrText'].includes(local(child)) ? '' : words(child))).join('')
  const walk = (node: Root | Element): void => {
    for (const child of elements(node)) {
      if (local(child) === 'Fallback') continue
      if (local(child) === 'p') units.push({ text: words(child), place: { file, line: numberOf(child), column: 1 }, whole: true })
      walk(child)
    }
  }
  walk(root)
  return units.filter(({ text }) => text.trim() !== '')
}

function pictureOf(drawing: Element, place: Place, { pack, part, name, images, ledger }: { pack: Package; part: string; name: string; images: Map<string, Uint8Array>; ledger: Ledger }): Run | undefined {
  const blip = [...descendants(drawing, 'blip', 'imagedata')][0]
  const relation = pack.relations(part).get(attribute(blip, 'embed') ?? attribute(blip, 'link') ?? attribute(blip, 'id') ?? '')
  if (blip === undefined || relation === undefined) {
    if ([...descendants(drawing, 'txbxContent')].length === 0) ledger.lose('A drawing is not carried over.', place, '', 'Save it as a PNG or SVG, and write ![what it shows](file).')
    return undefined
  }
  const bytes = relation.external ? undefined : pack.bytes(relation.target)
  const ending = picture.exec(relation.target)?.[1]?.toLowerCase()
  if (bytes === undefined || ending === undefined) {
    ledger.lose(relation.external ? `A picture outside the file is not fetched: “${relation.target}”.` : `The picture “${relation.target.replace(/^.*\//u, '')}” is neither PNG nor JPEG, and is not carried over.`, place, '', 'Save it as a PNG, put it beside the chapter, and write ![what it shows](file).')
    return undefined
  }
  const properties = [...descendants(drawing, 'docPr')][0]
  const alt = (attribute(properties, 'descr') ?? attribute(properties, 'title') ?? '').replace(/\s+/gu, ' ').trim()
  const url = `${name}-${images.size + 1}.${ending === 'jpeg' ? 'jpg' : ending}`
  images.set(url, bytes)
  if (alt === '') ledger.decide(`The picture ${url} has no alternative text.`, place, 'Say in words what it shows: ![…].')
  return { text: '', node: { type: 'image', url, alt: alt === '' ? 'A picture that nobody has described yet' : alt } }
}

function margins(pack: Package, ledger: Ledger, file: string): void {
  for (const { target } of pack.relations('word/document.xml').values()) {
    if (!/(?:header|footer)\d*\.xml$/u.test(target)) continue
    const root = pack.xml(target)
    const words = root ? elements(root).map(visibleText).join(' ').trim() : ''
    if (/\p{L}/u.test(words)) ledger.lose(`The words of a page’s head or foot are not carried over: “${shortened(words)}”.`, { file, line: 1, column: 1 }, '', 'The press makes its own running heads.')
  }
}

/** Says where Word states another language than the one that the text is taken to be in. */
function stated(pack: Package, lang: string, ledger: Ledger, file: string): void {
  const styles = pack.xml('word/styles.xml')
  const own = styles && attribute([...descendants(styles, 'docDefaults')].flatMap((defaults) => [...descendants(defaults, 'lang')])[0], 'val')
  if (own !== undefined && simpler(own) !== simpler(lang)) ledger.decide(`Word states that the text is in “${own}”; it is taken to be in “${lang}”.`, { file, line: 1, column: 1 }, `Import it with --language ${simpler(own)}, if Word is right.`)
}

/** Headings of the first level begin chapters; in a file without, it is one chapter. */
function chaptersOf(blocks: readonly Block[], definitions: ReadonlyMap<string, FootnoteDefinition>, { file, name, lang }: Source, ledger: Ledger): { title: string | undefined; chapters: GatheredChapter[] } {
  const titles = blocks.filter((block) => block.kind === 'title')
  const top = Math.min(...blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : [])), 9)
  const divided = blocks.filter((block) => block.kind === 'heading' && block.level === top).length > 1 || (titles.length === 0 && blocks.find((block) => block.kind !== 'block')?.kind === 'heading' && blocks[0]?.kind === 'heading')
  const chapters: { title: string; notes: PhrasingContent[]; body: RootContent[] }[] = []
  let depth = 1
  const open = (title: string, notes: PhrasingContent[] = []): void => { chapters.push({ title, notes, body: [] }); depth = 1 }
  let title: string | undefined
  for (const block of blocks) {
    if (block.kind === 'title' && title === undefined) {
      title = wordsOf(block.children)
      open(title, callsOf(block.children))
    } else if (block.kind === 'block' || block.kind === 'title') {
      if (chapters.length === 0) {
        open(name)
        ledger.decide(`The text before the first heading has no title, and is called “${name}”.`, { file, line: 1, column: 1 }, 'Write its title at the head of the file.')
      }
      chapters.at(-1)?.body.push(block.kind === 'block' ? block.node : { type: 'paragraph', children: [...block.children] })
    } else if (divided && block.level === top) open(wordsOf(block.children), callsOf(block.children))
    else {
      if (chapters.length === 0) open(name)
      const wanted = block.level - top + (divided ? 1 : 2)
      const level = Math.min(Math.max(wanted, 2), depth + 1, 6)
      if (level < wanted && wanted <= 6) ledger.decide(`A heading skips a level: “${shortened(wordsOf(block.children))}”.`, block.place, 'It was raised to the level below the one before.')
      depth = level
      chapters.at(-1)?.body.push({ type: 'heading', depth: level as Heading['depth'], children: [...block.children] })
    }
  }
  // A title by itself, before chapters with their own, is that of the book.
  const [only] = chapters
  if (title !== undefined && chapters.length > 1 && only?.title === title && only.body.length === 0 && only.notes.length === 0) {
    chapters.shift()
    ledger.left.push(title)
    ledger.decide(`The title of the file, “${title}”, is taken for that of the book.`, { file, line: 1, column: 1 }, 'Write it in manuscript/book.yaml.')
  }
  const taken = new Set<string>()
  return {
    title,
    chapters: chapters.map(({ title: own, notes, body }) => {
      // A note on a title has no place in a title: it is called at the head of the text.
      if (notes.length > 0) ledger.decide(`The note on the title “${shortened(own)}” is called at the beginning of the text.`, { file, line: 1, column: 1 }, 'Move the call to where it belongs.')
      const text: RootContent[] = notes.length === 0 ? body : body[0]?.type === 'paragraph' ? [{ ...body[0], children: [...body[0].children, ...notes] }, ...body.slice(1)] : [{ type: 'paragraph', children: notes }, ...body]
      const labels = labelsOf(text)
      return { name: unique(slug(own, name), taken), title: own.trim() || name, lang, body: [...text, ...labels.flatMap((label) => definitions.get(label) ?? [])] }
    }),
  }
}

function wordsOf(nodes: readonly PhrasingContent[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : node.type === 'break' ? ' ' : 'children' in node ? wordsOf(node.children as PhrasingContent[]) : '')).join('').replace(/\s+/gu, ' ').trim()
}

function callsOf(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node) => (node.type === 'footnoteReference' ? [node] : 'children' in node ? callsOf(node.children as PhrasingContent[]) : []))
}

function labelsOf(nodes: readonly RootContent[]): string[] {
  return nodes.flatMap((node) => (node.type === 'footnoteReference' ? [node.identifier] : 'children' in node ? labelsOf(node.children as RootContent[]) : []))
}

import type { FootnoteDefinition, Node } from 'mdast'
import type { Book, Chapter, MarkdownTree, SourceDocument } from '../model/book.ts'
import { diagnostic, nearest, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { readAim, type Aim } from '../model/references.ts'
import { eachNode } from '../model/tree.ts'
import type { Standing } from '../model/standing.ts'
import type { Anchors } from './anchors.ts'
import { isDirective } from './directives.ts'
import type { BookTree } from './trees.ts'

/** What judges a `:ref`: whether its target is in the book, and is called by something that can be printed. */
export interface Aiming {
  readonly book: Book
  readonly anchors: Anchors
  readonly standing: Standing
  /** The tree in which the reference stands. */
  readonly tree: BookTree
  readonly place: Place
}

/** Judges where `:ref{to=…}` leads. */
export function judgeAim(to: string, aiming: Aiming): Diagnostic[] {
  const aim = readAim(to)
  return aim.kind === 'note' ? judgeNote(aim, aiming) : judgeAnchor(aim.id, aiming)
}

function judgeAnchor(id: string, { book, anchors, standing, place }: Aiming): Diagnostic[] {
  if (!anchors.places.has(id)) {
    if ([...anchors.unread].some((owner) => id === owner || id.startsWith(`${owner}--`))) return []
    const meant = nearest(id, anchors.places.keys())
    return [diagnostic('reference-defined', `There is no “${id}” in the book to refer to.`, place, meant && `Did you mean “${meant}”?`)]
  }
  if (id.startsWith('bib-')) return [diagnostic('reference-defined', `“${id}” is a work of the bibliography, which is cited.`, place, `Write [@${id.slice('bib-'.length)}].`)]
  const bare = [...book.chapters.values()].some((chapter) => standing.of(uncaptioned, chapter).has(id))
  return bare ? [diagnostic('figure-captioned', `“${id}” has no caption, and so no number to refer to it by.`, place)] : []
}

function judgeNote(aim: Extract<Aim, { kind: 'note' }>, { book, anchors, standing, tree, place }: Aiming): Diagnostic[] {
  const lost = (reason: string, meant: string | undefined): Diagnostic[] => [diagnostic('reference-defined', reason, place, meant && `Did you mean “${meant}”?`)]
  const [chapter, document] = [book.chapters.get(aim.owner), book.documents.get(aim.owner)]
  if (aim.owner !== '') {
    if (anchors.unread.has(aim.owner)) return []
    if ((!chapter && !document) || !anchors.places.has(aim.owner)) return lost(`There is no chapter or document “${aim.owner}” in the book.`, nearest(aim.owner, [...book.chapters.keys(), ...book.documents.keys()]))
  }
  const trees = aim.owner === '' ? [tree] : chapter ? [chapter.source] : document ? textsOf(document, aim.lang) : []
  if (trees.length === 0) return lost(`The document “${aim.owner}” has no text in “${aim.lang ?? ''}”.`, nearest(aim.lang ?? '', document?.texts.map(({ lang }) => lang) ?? []))
  const holding = trees.filter((each) => standing.of(notesIn, each).has(aim.note))
  if (holding.length === 0) return lost(`There is no note [^${aim.note}] ${aim.owner === '' ? 'in this text' : `in “${aim.owner}”`}.`, nearest(aim.note, trees.flatMap((each) => [...standing.of(notesIn, each)])))
  if (holding.length === 1) return []
  const lang = document?.texts.find(({ source }) => source === holding[0])?.lang ?? ''
  return [diagnostic('reference-defined', `The note [^${aim.note}] is in ${holding.length} texts of “${aim.owner}”.`, place, `Say in which: “to=${aim.owner}/${lang}^${aim.note}”.`)]
}

function textsOf(document: SourceDocument, lang: string | undefined): MarkdownTree[] {
  const { regest, headnote, sourceNote, translationNote, texts } = document
  if (lang !== undefined) return texts.filter((each) => each.lang === lang).map(({ source }) => source)
  return [...regest.map(({ source }) => source), headnote, ...texts.map(({ source }) => source), sourceNote, translationNote].filter((tree) => tree !== undefined)
}

/** Ids of the notes that a tree writes. */
function notesIn({ tree }: MarkdownTree): ReadonlySet<string> {
  const found = new Set<string>()
  eachNode<Node>(tree, (node) => {
    if (node.type === 'footnoteDefinition') found.add((node as FootnoteDefinition).identifier)
  })
  return found
}

/** Ids of figures and maps without a caption. */
function uncaptioned({ source }: Chapter): ReadonlySet<string> {
  const found = new Set<string>()
  eachNode<Node>(source.tree, (node) => {
    if (isDirective(node) && node.type !== 'textDirective' && node.attributes?.['id'] && !node.attributes['caption']) found.add(node.attributes['id'])
  })
  return found
}

import type { Element, ElementContent } from 'hast'
import type { Root, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { BookConfig, DocumentLayout, DocumentText, SourceDocument } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import { writingModeOf, type WritingMode } from '../model/writing-mode.ts'
import type { Draft } from './draft.ts'
import { element, placed } from './elements.ts'
import { prose } from './prose.ts'

interface Segment {
  readonly id: string
  readonly content: RootContent[]
  readonly place: Place
}

/**
 * The texts of a document, aligned: `:::seg{#id}` where the manuscript names segments, else paragraph by paragraph,
 * s1, s2 … Each segment is one element with the number that readers cite, the original and its translations. Class
 * `lines-5` on all of them: every fifth line has its number in print.
 */
export function segments(document: SourceDocument, draft: Draft): Element[] {
  const [first, ...others] = document.texts
  if (!first) return []
  const columns = document.texts.map((each) => ({ text: each, segments: cut(each) }))
  const ids = [...new Set(columns.flatMap((column) => column.segments.map((segment) => segment.id)))]
  const { parallel, segmentNumbers, lineNumbers } = layoutOf(document, draft.facts.policies)
  const rows = ids.map((id, index) => {
    const found = columns.flatMap((column) => {
      const segment = column.segments.find((each) => each.id === id)
      return segment ? [{ text: column.text, segment }] : []
    })
    const place = found[0]?.segment.place ?? draft.place
    const number = /^s\d+$/u.test(id) ? id.slice(1) : String(index + 1)
    const row = element('div', { className: ['segment'], id: `${document.id}--${id}` })
    if (segmentNumbers) row.children.push(placed(element('p', { className: ['segment-number'] }, number), place))
    for (const side of found) row.children.push(sideOf(side.text, side.segment, writingModeOf(side.text, document, draft.facts.policies), draft))
    return row
  })
  const lines = lineNumbers === 0 ? [] : [`lines-${lineNumbers}`]
  return [element('div', { className: others.length === 0 ? ['single', ...lines] : ['parallel', parallel, ...lines] }, ...rows)]
}

/** How a document is set: as it says itself, else as the policy has it. */
export function layoutOf({ layout }: SourceDocument, { documents }: BookConfig['policies']): DocumentLayout {
  return {
    parallel: layout.parallel ?? documents.parallel,
    segmentNumbers: layout.segmentNumbers ?? documents.segmentNumbers,
    lineNumbers: layout.lineNumbers ?? documents.lineNumbers,
  }
}

/** Whether original and translations of a document face each other in print. */
export function isFacing(document: SourceDocument, policies: BookConfig['policies']): boolean {
  return document.texts.length > 1 && layoutOf(document, policies).parallel === 'facing'
}

function sideOf(source: DocumentText, segment: Segment, mode: WritingMode, draft: Draft): Element {
  const tree: Root = { type: 'root', children: [...segment.content, ...definitions(source.source.tree)] }
  const blocks: ElementContent[] = prose(tree, draft, { file: source.source.file, lang: source.lang, dir: source.dir })
  return element('div', { className: mode === 'horizontal-tb' ? [source.role] : [source.role, mode], lang: source.lang, dir: source.dir }, ...blocks)
}

/** Notes and link definitions stand anywhere in the file; every segment must see them. */
function definitions(tree: Root): RootContent[] {
  return tree.children.filter((node) => node.type === 'footnoteDefinition' || node.type === 'definition')
}

function cut(source: DocumentText): Segment[] {
  const blocks = source.source.tree.children.filter((node) => !['footnoteDefinition', 'definition', 'yaml', 'html'].includes(node.type))
  const named = blocks.some((node) => isSegment(node))
  return blocks.map((node, index) => {
    const start = node.position?.start
    const place = { file: source.source.file, line: start?.line ?? 1, column: start?.column ?? 1 }
    if (named && isSegment(node)) return { id: node.attributes?.['id'] ?? `s${index + 1}`, content: node.children, place }
    return { id: `s${index + 1}`, content: [node], place }
  })
}

function isSegment(node: RootContent): node is ContainerDirective {
  return node.type === 'containerDirective' && node.name === 'seg'
}

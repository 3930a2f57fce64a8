import type { RootContent } from 'mdast'
import type { DocumentText, SourceDocument } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'

/** A segment of one text of a document. */
export interface Segment {
  readonly id: string
  readonly place: Place
  /** Named by `:::seg{#id}`, not counted. */
  readonly named: boolean
}

/** The segments of a text: its `:::seg` containers, else its blocks s1, s2 … Definitions of notes and links are none. */
export function segmentsOf(text: DocumentText): Segment[] {
  const blocks = text.source.tree.children.filter((node) => !['footnoteDefinition', 'definition', 'yaml', 'html'].includes(node.type))
  return blocks.map((node, index) => {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 }
    const id = segmentName(node)
    return { id: id ?? `s${index + 1}`, place: { file: text.source.file, line, column }, named: id !== undefined }
  })
}

/** The segment ids of a document, from its first text, with the place of each. */
export function segmentIds(document: SourceDocument): Map<string, Place> {
  const [original] = document.texts
  return new Map(original ? segmentsOf(original).map(({ id, place }) => [id, place]) : [])
}

function segmentName(node: RootContent): string | undefined {
  return node.type === 'containerDirective' && node.name === 'seg' ? (node.attributes?.['id'] ?? undefined) : undefined
}

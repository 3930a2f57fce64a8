import type { Root } from 'xast'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Section } from '../model/edition.ts'
import type { StableSection } from '../model/releases.ts'
import { fallback } from './characters.ts'
import { fileName, navigationFile, xmlId } from './files.ts'
import { elementsWhere } from './reading.ts'

/**
 * Proves that a page of the finished EPUB has every id of its section that readers may link to, as a release writes them down, and that it is
 * named after the section alone: a link to `file.xhtml#id` holds from release to release.
 */
export function stableIdsKept(tree: Root, file: string, section: Section, { anchors }: StableSection): Diagnostic[] {
  const kept = (reason: string): Diagnostic => diagnostic('epub-id-kept', reason, fallback(section))
  const named = section.kind === 'contents' ? navigationFile : fileName(section.id)
  const ids = new Set(elementsWhere(tree, (node) => node.attributes['id'] !== undefined).map((node) => node.attributes['id']))
  return [
    ...(file === named ? [] : [kept(`“${section.id}” is in ${file} of the EPUB, not in ${named}.`)]),
    ...[section.id, ...anchors].filter((id) => !ids.has(xmlId(id))).map((id) => kept(`${file} of the EPUB lacks the id “${id}”.`)),
  ]
}

/** Sections that can be linked to, but are not in the edition at all. */
export function stableSectionsMissing(sections: readonly Section[], stable: readonly StableSection[]): Diagnostic[] {
  const printed = new Set(sections.map(({ id }) => id))
  const place = { file: 'manuscript/book.yaml', line: 1, column: 1 }
  return stable.filter(({ id }) => !printed.has(id)).map(({ id }) => diagnostic('epub-id-kept', `The EPUB lacks “${id}”.`, place))
}

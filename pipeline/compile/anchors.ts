import type { Parents } from 'hast'
import { visit } from 'unist-util-visit'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { Section } from '../model/edition.ts'
import type { Standing } from '../model/standing.ts'

/** An id that a section gives, or one that it leads to, and the block in which it does. */
interface Anchor {
  readonly id: string
  readonly block: string | undefined
}

/** Checks that every id of the edition is given once and every internal link and slot leads to one. */
export function checkAnchors(sections: readonly Section[], standing: Standing, placeOf: (section: Section, block: string | undefined) => Place): Diagnostic[] {
  const messages: Diagnostic[] = []
  const owners = new Map<string, string>()
  for (const section of sections) {
    for (const { id, block } of standing.of(anchorsOf, section).given) {
      if (owners.has(id)) messages.push(diagnostic('id-unique', `The id “${id}” is given twice, in “${owners.get(id) ?? ''}” and in “${section.id}”.`, placeOf(section, block)))
      else owners.set(id, section.id)
    }
  }
  for (const section of sections) {
    for (const { id, block } of standing.of(anchorsOf, section).targets) {
      if (!owners.has(id)) messages.push(diagnostic('reference-defined', `There is no “${id}” in the book to refer to.`, placeOf(section, block)))
    }
  }
  return messages
}

function anchorsOf(section: Section): { readonly given: readonly Anchor[]; readonly targets: readonly Anchor[] } {
  const given: Anchor[] = []
  const targets: Anchor[] = []
  const trees: Parents[] = [section.tree, ...section.notes.map((note): Parents => ({ type: 'root', children: [...note.children] }))]
  for (const tree of trees) {
    let block: string | undefined
    visit(tree, 'element', ({ properties: { id, href, dataBlock } }) => {
      if (typeof dataBlock === 'string') block = dataBlock
      if (typeof id === 'string') given.push({ id, block })
      if (typeof href === 'string' && href.startsWith('#')) targets.push({ id: decodeURIComponent(href.slice(1)), block })
    })
  }
  for (const { id } of section.notes) given.push({ id, block: undefined })
  return { given, targets }
}

import type { Parents } from 'hast'
import { visit } from 'unist-util-visit'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { Section } from '../model/edition.ts'

/** Checks that every id of the edition is given once and every internal link and slot leads to one. */
export function checkAnchors(sections: readonly Section[], placeOf: (section: Section, block: string | undefined) => Place): Diagnostic[] {
  const messages: Diagnostic[] = []
  const owners = new Map<string, string>()
  const claim = (id: string, section: Section, block: string | undefined): void => {
    if (owners.has(id)) messages.push(diagnostic('id-unique', `The id “${id}” is given twice, in “${owners.get(id) ?? ''}” and in “${section.id}”.`, placeOf(section, block)))
    else owners.set(id, section.id)
  }
  for (const section of sections) {
    eachElement(section, (properties, block) => {
      if (typeof properties['id'] === 'string') claim(properties['id'], section, block)
    })
    for (const note of section.notes) claim(note.id, section, undefined)
  }
  for (const section of sections) {
    eachElement(section, (properties, block) => {
      const href = properties['href']
      if (typeof href !== 'string' || !href.startsWith('#')) return
      const target = decodeURIComponent(href.slice(1))
      if (!owners.has(target)) messages.push(diagnostic('reference-defined', `There is no “${target}” in the book to refer to.`, placeOf(section, block)))
    })
  }
  return messages
}

function eachElement(section: Section, visitor: (properties: Readonly<Record<string, unknown>>, block: string | undefined) => void): void {
  const trees: Parents[] = [section.tree, ...section.notes.map((note): Parents => ({ type: 'root', children: [...note.children] }))]
  for (const tree of trees) {
    let block: string | undefined
    visit(tree, 'element', (node) => {
      const own = node.properties['dataBlock']
      if (typeof own === 'string') block = own
      visitor(node.properties, block)
    })
  }
}

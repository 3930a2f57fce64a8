import { gzipSync } from 'fflate'
import type { Element, Nodes } from 'hast'
import type { Edition, Section } from '../model/edition.ts'
import type { KeptBlock, KeptEdition, KeptSection } from '../model/kept-edition.ts'

/** gzip over JSON; the same bytes for the same edition. */
export function snapshot(edition: Edition): Uint8Array {
  // A time of 0 leaves none in the header.
  return gzipSync(new TextEncoder().encode(JSON.stringify(keepEdition(edition))), { level: 9, mtime: 0 })
}

/** The compiled edition as it is kept and compared: see KeptEdition. */
export function keepEdition({ metadata, sections }: Edition): KeptEdition {
  return { format: 1, title: metadata.title, date: metadata.date, release: metadata.release, languages: metadata.languages, sections: sections.map(keptSection) }
}

function keptSection({ id, kind, matter, title, number, lang, tree, notes, blocks: places }: Section): KeptSection {
  return {
    id, kind, matter, title, number, lang, blocks: blocksOf(tree, id, lang, places),
    notes: notes.map((note) => ({ id: note.id, stream: note.stream, label: note.label, lang: note.lang, blocks: note.children.flatMap((child) => blocksOf(child, note.id, note.lang, places)) })),
  }
}

/** The text blocks of a tree, in its order. */
function blocksOf(tree: Nodes, owner: string, lang: string, places: Section['blocks']): KeptBlock[] {
  const blocks: KeptBlock[] = []
  const counts = new Map<string, number>()
  let anchor = owner
  const walk = (node: Nodes, language: string, isCounted: boolean): void => {
    if (node.type !== 'element' && node.type !== 'root') return
    const own = node.type === 'element' ? node : undefined
    const here = typeof own?.properties['lang'] === 'string' ? own.properties['lang'] : language
    const block = own?.properties['dataBlock']
    // Anchors inside a block are those of names and calls: they come and go.
    if (typeof own?.properties['id'] === 'string') anchor = own.properties['id']
    if (own === undefined || typeof block !== 'string') {
      for (const child of node.children) walk(child, here, isCounted || (own !== undefined && hasClass(own, 'changelog')))
      return
    }
    const count = (counts.get(anchor) ?? 0) + 1
    counts.set(anchor, count)
    const { text, calls } = textOf(own)
    const place = places.get(block)
    blocks.push({
      address: `${anchor}/${count}`, block, element: own.tagName, ...(here !== lang && { lang: here }), text, ...(calls.length > 0 && { calls }),
      ...(place && { at: [place.file, place.line] as const }), ...((isCounted || hasClass(own, 'segment-number')) && { counted: true as const }),
    })
  }
  walk(tree, lang, false)
  return blocks
}

function textOf(block: Element): { text: string; calls: [number, string][] } {
  let text = ''
  const calls: [number, string][] = []
  const walk = (node: Nodes): void => {
    if (node.type === 'text') text += node.value.replaceAll('\u00AD', '').normalize('NFC')
    if (node.type !== 'element') return
    if (hasClass(node, 'note-call')) calls.push([text.length, String(node.properties['href']).slice(1)])
    else if (!hasClass(node, 'slot')) node.children.forEach(walk)
  }
  block.children.forEach(walk)
  return { text, calls }
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}

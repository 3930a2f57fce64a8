import { gzipSync } from 'fflate'
import type { Element, Nodes } from 'hast'
import type { Edition, Section } from '../model/edition.ts'

/** A text block of a release. */
interface KeptBlock {
  /** The anchor before it in its section and its number behind that anchor: an edit under one heading moves no address under another. */
  readonly address: string
  /** `data-block`, by which the page map knows it. */
  readonly block: string
  readonly element: string
  /** Where it is not the language of the section. */
  readonly lang?: string
  /** Plain text, NFC, without calls of notes, page numbers and soft hyphens. */
  readonly text: string
  /** Calls of notes: offset in `text`, id of the note. */
  readonly calls?: readonly (readonly [number, string])[]
}

interface KeptNote {
  readonly id: string
  readonly stream: string
  readonly label: string
  readonly lang: string
  readonly blocks: readonly KeptBlock[]
}

/** A section of a release, as it is compared with later ones. */
interface KeptSection extends Pick<Section, 'id' | 'kind' | 'matter' | 'title' | 'number' | 'lang'> {
  readonly blocks: readonly KeptBlock[]
  readonly notes: readonly KeptNote[]
}

/**
 * The compiled edition as it is kept: all of its text with addresses, so that later releases are compared with it without building it again.
 * gzip over JSON; the same bytes for the same edition.
 */
export function snapshot({ metadata, sections }: Edition): Uint8Array {
  const kept = { format: 1, title: metadata.title, release: metadata.release, languages: metadata.languages, sections: sections.map(keptSection) }
  // A time of 0 leaves none in the header.
  return gzipSync(new TextEncoder().encode(JSON.stringify(kept)), { level: 9, mtime: 0 })
}

function keptSection({ id, kind, matter, title, number, lang, tree, notes }: Section): KeptSection {
  return {
    id, kind, matter, title, number, lang, blocks: blocksOf(tree, id, lang),
    notes: notes.map((note) => ({ id: note.id, stream: note.stream, label: note.label, lang: note.lang, blocks: note.children.flatMap((child) => blocksOf(child, note.id, note.lang)) })),
  }
}

/** The text blocks of a tree, in its order. */
function blocksOf(tree: Nodes, owner: string, lang: string): KeptBlock[] {
  const blocks: KeptBlock[] = []
  const counts = new Map<string, number>()
  let anchor = owner
  const walk = (node: Nodes, language: string): void => {
    if (node.type !== 'element' && node.type !== 'root') return
    const own = node.type === 'element' ? node : undefined
    const here = typeof own?.properties['lang'] === 'string' ? own.properties['lang'] : language
    const block = own?.properties['dataBlock']
    // Anchors inside a block are those of names and calls: they come and go.
    if (typeof own?.properties['id'] === 'string') anchor = own.properties['id']
    if (own === undefined || typeof block !== 'string') {
      for (const child of node.children) walk(child, here)
      return
    }
    const count = (counts.get(anchor) ?? 0) + 1
    counts.set(anchor, count)
    const { text, calls } = textOf(own)
    blocks.push({ address: `${anchor}/${count}`, block, element: own.tagName, ...(here !== lang && { lang: here }), text, ...(calls.length > 0 && { calls }) })
  }
  walk(tree, lang)
  return blocks
}

function textOf(block: Element): { text: string; calls: [number, string][] } {
  let text = ''
  const calls: [number, string][] = []
  const walk = (node: Nodes): void => {
    if (node.type === 'text') text += node.value.replaceAll('\u00AD', '').normalize('NFC')
    if (node.type !== 'element') return
    const classes = node.properties['className']
    const has = (name: string): boolean => Array.isArray(classes) && classes.includes(name)
    if (has('note-call')) calls.push([text.length, String(node.properties['href']).slice(1)])
    else if (!has('slot')) node.children.forEach(walk)
  }
  block.children.forEach(walk)
  return { text, calls }
}

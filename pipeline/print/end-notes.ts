import type { Element } from 'hast'
import type { Note, Section } from '../model/edition.ts'
import { byStream, headingBlock, streamNotes } from '../model/notes.ts'
import type { Words } from '../model/words.ts'
import { firstBlock, markerOf } from './document.ts'

/**
 * The section as it is printed: those of its notes that stand at its end are part of its text there, under a heading, stream by stream
 * with a sub-heading where there are several. Each is `<div class="end-note <stream>" id>`; its marker leads back to the call. The
 * section itself where it has none.
 */
export function withEndNotes(section: Section, words: Words, lang: string): Section {
  const atEnd = section.notes.filter(({ place }) => place === 'chapter-end')
  const [body] = section.tree.children
  if (atEnd.length === 0 || body?.type !== 'element') return section
  const groups = byStream(atEnd)
  const blocks = new Map(section.blocks)
  const heading = (tagName: 'h2' | 'h3', block: string, text: string): Element => {
    const place = section.blocks.values().next().value
    if (place) blocks.set(block, place)
    return { type: 'element', tagName, properties: { className: ['notes-title'], dataBlock: block, ...(lang !== section.lang && { lang, dir: 'ltr' }) }, children: [{ type: 'text', value: text }] }
  }
  const lists = groups.flatMap(({ stream, notes }) => [...(groups.length > 1 ? [heading('h3', headingBlock(stream), streamNotes(stream, words))] : []), ...notes.map(endNote)])
  const printed: Element = { ...body, children: [...body.children, heading('h2', headingBlock(), words.notes), ...lists] }
  return { ...section, tree: { type: 'root', children: [printed] }, notes: section.notes.filter(({ place }) => place === 'page'), blocks }
}

function endNote(note: Note): Element {
  const marker: Element = { type: 'element', tagName: 'a', properties: { className: ['note-marker'], href: `#${note.call}` }, children: [{ type: 'text', value: markerOf(note) }] }
  const children = structuredClone([...note.children])
  const first = firstBlock(children)
  if (first === undefined) children.unshift(marker)
  else first.children.unshift(marker, { type: 'text', value: ' ' })
  return { type: 'element', tagName: 'div', properties: { className: ['end-note', note.stream], id: note.id, lang: note.lang, dir: note.dir }, children }
}

import type { Element, Root } from 'hast'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Section } from '../model/edition.ts'
import { foldText } from '../model/folding.ts'
import { pageLabel, type PageMap } from '../model/page-map.ts'
import { onceFor } from '../model/standing.ts'
import type { AssembledRun } from './assemble.ts'
import { placeOf } from './audit.ts'
import { markerOf } from './document.ts'
import { hasClass, targetOf } from './slots.ts'

/**
 * Compares the calls and markers of a section's notes and the labels in its slots with those of the assembled pages: block by block of the
 * text, note by note, in their order there. In which order blocks and notes stand is for the pages to say.
 */
export function proveMarks(section: Section, runs: readonly AssembledRun[], pageMap: PageMap): Diagnostic[] {
  const found = new Map<string, string>()
  for (const run of runs) {
    if (!run.isMark || run.isHidden) continue
    const key = keyOf(run)
    found.set(key, (found.get(key) ?? '') + run.text)
  }
  const messages: Diagnostic[] = []
  for (const [key, { block, marks }] of marksOf(section)) {
    const labels = marks.map((mark) => ('target' in mark ? (pageLabel(pageMap, mark.target) ?? '') : mark.text))
    const rest = foldText(found.get(key) ?? '')
    found.delete(key)
    let at = 0
    const missing = labels.find((label) => {
      const text = foldText(label)
      if (!rest.startsWith(text, at)) return true
      at += text.length
      return false
    })
    if (missing !== undefined) messages.push(inSection(section, block, missing, 'of a call, a note’s number or a page reference are not on the pages as they should be'))
    else if (at < rest.length) messages.push(inSection(section, block, rest.slice(at), TWICE))
  }
  for (const text of found.values()) if (foldText(text) !== '') messages.push(inSection(section, '', text, TWICE))
  return messages
}

const TWICE = 'of a call, a note’s number or a page reference are printed once too often'

/** A call or number of a note; or a slot, whose target is the anchor whose page it names. */
type Mark = { readonly text: string } | { readonly target: string }

/** What marks are compared by: a note as a whole, the text by its blocks. */
function keyOf({ note, block }: { readonly note: string; readonly block: string }): string {
  return note === '' ? `block ${block}` : `note ${note}`
}

/** The marks of a section’s text and notes, by their key. */
const marksOf = onceFor((section: Section): ReadonlyMap<string, { readonly block: string; readonly marks: readonly Mark[] }> => {
  const marks = new Map<string, { readonly block: string; readonly marks: Mark[] }>()
  const put = (note: string, block: string, mark: Mark): void => {
    const key = keyOf({ note, block })
    const known = marks.get(key)
    if (known) known.marks.push(mark)
    else marks.set(key, { block, marks: [mark] })
  }
  const gather = (node: Root | Element, note: string, block: string): void => {
    for (const child of node.children) {
      if (child.type !== 'element') continue
      if (hasClass(child, 'slot')) put(note, block, { target: targetOf(child) })
      else if (hasClass(child, 'note-call') || hasClass(child, 'note-marker')) put(note, block, { text: child.children.map((text) => (text.type === 'text' ? text.value : '')).join('') })
      else gather(child, note, String(child.properties['dataBlock'] ?? child.properties['data-block'] ?? block))
    }
  }
  gather(section.tree, '', '')
  for (const note of section.notes) {
    put(note.id, '', { text: markerOf(note) })
    gather({ type: 'root', children: [...note.children] }, note.id, '')
  }
  return marks
})

/** Words of a section that are not in the PDF as they should be. */
export function inSection(section: Section, block: string, words: string, what: string): Diagnostic {
  return diagnostic('pdf-conserved', `In “${section.title}” the words “${words}” ${what}.`, placeOf(section, block))
}

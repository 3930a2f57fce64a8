import type { Element, ElementContent, ElementData, Parents } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import { listOf } from '../language/lists.ts'
import type { Citation, CitationItem } from '../model/markdown.ts'
import type { CitationEngine } from './citeproc.ts'
import { creators } from './creators.ts'
import type { CitingNote, Draft, PendingCitation } from './draft.ts'
import { element, text } from './elements.ts'
import { openNote } from './notes.ts'

/**
 * Puts a citation where it stands. In running text it becomes an editor's note of its own (`@key`: the author's name
 * stays in the text before it); inside a note, in a table's cell and in the register it is printed inline. Styles that cite in the
 * text print it inline everywhere: (Forbes 1986, 12), and a bare key as Forbes (1986, 12).
 */
export function citation(draft: Draft, node: Citation): ElementContent[] {
  const items = node.items.filter((item) => draft.facts.bibliography.has(item.key))
  if (items.length === 0) return []
  if (draft.facts.citing === 'in-text') {
    const [first, ...others] = items
    if (node.mode === 'bracketed' || first === undefined) return [pending(draft, items)]
    const cited = pending(draft, [{ ...first, suppressAuthor: true }, ...others])
    return first.suppressAuthor ? [cited] : [pending(draft, [first], 'author'), text(' '), cited]
  }
  const inline = draft.inNote !== undefined || draft.shortCitations
  if (node.mode === 'text') {
    const first = items[0]!
    const name = text(authorInText(draft, first.key))
    const rest = [{ ...first, suppressAuthor: inline }, ...items.slice(1)]
    return inline ? [name, text(' ('), pending(draft, rest), text(')')] : [name, noteOf(draft, items)]
  }
  if (draft.inNote === undefined && draft.citationsInBrackets) return [text(' ('), pending(draft, items), text(')')]
  return inline ? [pending(draft, items)] : [noteOf(draft, items)]
}

function noteOf(draft: Draft, items: readonly CitationItem[]): Element {
  const [first, ...rest] = items
  // The note is a sentence of its own: “See also …”.
  const sentence = first ? [{ ...first, prefix: first.prefix.replace(/^(?:<[ib]>)*\p{L}/u, (begin) => begin.slice(0, -1) + begin.slice(-1).toUpperCase()) }, ...rest] : []
  return openNote(draft, 'editor', draft.facts.lang, 'ltr', () => [element('p', {}, pending(draft, sentence), text('.'))])
}

/** A stand-in for the formatted citation, or for the author alone: see `formatCitations`. */
function pending(draft: Draft, items: readonly CitationItem[], part: PendingCitation['part'] = 'whole'): Element {
  draft.citations.push({ items, note: noteOfCitation(draft), short: draft.shortCitations, part })
  const standIn = element('span', {})
  standIn.data = { citation: draft.citations.length - 1 } as ElementData
  return standIn
}

function noteOfCitation({ notes, inNote }: Draft): CitingNote | undefined {
  const note = inNote === undefined ? undefined : notes[inNote - 1]
  if (note === undefined || inNote === undefined) return undefined
  return { index: inNote, number: note.number, stream: note.stream, label: note.label }
}

/** Family names as running text has them: “Benson”, “Whiting and Sheng”. */
function authorInText(draft: Draft, key: string): string {
  const entry = draft.facts.bibliography.get(key)
  const names = creators(entry)
  if (names.length === 0) return String(entry?.csl['title'] ?? key)
  if (names.length > 3) return `${names[0] ?? ''} et al.`
  return listOf(names, draft.facts.lang)
}

/** Formats the citations of a finished section, all in one run of the engine, and puts them in the places of their stand-ins. */
export function formatCitations(draft: Draft, engine: CitationEngine, body: Parents): void {
  if (draft.citations.length === 0) return
  const formatted = engine.format(draft.citations)
  const replace = (tree: Parents): void =>
    visit(tree, 'element', (node, index, parent) => {
      const number = node.data?.citation
      if (number === undefined || index === undefined || !parent) return
      const children = formatted[number] ?? []
      // A citation that ends with its own full stop takes no second one.
      const next = parent.children[index + 1]
      if (next?.type === 'text' && next.value.startsWith('.') && endsWithStop(children)) next.value = next.value.slice(1)
      parent.children.splice(index, 1, ...children)
      return [SKIP, index + children.length]
    })
  replace(body)
  for (const note of draft.notes) {
    const holder = element('div', {}, ...note.children)
    replace(holder)
    note.children = holder.children
  }
}

function endsWithStop(children: readonly ElementContent[]): boolean {
  const last = children.at(-1)
  if (last?.type === 'text') return /[.?!]$/u.test(last.value.trimEnd())
  return last?.type === 'element' && endsWithStop(last.children)
}

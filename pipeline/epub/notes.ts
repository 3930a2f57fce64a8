import type { Element, ElementContent } from 'hast'
import type { Note, Section } from '../model/edition.ts'
import { byStream, headingBlock, streamNotes, type NoteStream } from '../model/notes.ts'
import type { Words } from '../model/words.ts'
import { xmlId } from './files.ts'
import { element, hasClass, property, text, textOf, visitElements, type Parent } from './tree.ts'

/** Name of a stream in the main language. */
export function streamName(stream: NoteStream, words: Words): string {
  const names: Readonly<Record<NoteStream, string>> = {
    editor: words.editorNote,
    translator: words.translatorNote,
    author: words.authorNote,
    source: words.sourceNoteLabel,
    apparatus: words.apparatusNote,
  }
  return names[stream]
}

/** “Translator’s note b”: what a call and its pop-up say of themselves. */
function noteName({ stream, label }: Note, words: Words): string {
  return `${streamName(stream, words)} ${label}`
}

/** Makes every note call a `noteref` that says of which stream it is, with its label as plain text: elements inside it break pop-ups in Apple Books. */
export function markNoteCalls(tree: Parent, notes: readonly Note[], words: Words): void {
  const called = new Map(notes.map((note) => [note.call, note]))
  visitElements(tree, (node) => {
    if (!hasClass(node, 'note-call')) return undefined
    const label = textOf(node)
    const id = property(node, 'id')
    const note = called.get(id ?? '')
    const name = note && noteName(note, words)
    node.tagName = 'a'
    node.properties = {
      'epub:type': 'noteref',
      role: 'doc-noteref',
      className: node.properties['className'],
      ...(id !== undefined && { id }),
      href: node.properties['href'],
      ...(name !== undefined && { ariaLabel: name, title: name }),
    }
    node.children = [text(label)]
    return false
  })
}

/**
 * The notes of a section, as asides at its end, stream by stream, under a heading where there are several; undefined where it has none.
 * All have a heading, by which a reader who cannot see the rule above them learns that the text is over.
 */
export function noteList(section: Section, words: Words, lang: string, prepare: (note: Element) => void): Element | undefined {
  if (section.notes.length === 0) return undefined
  const inWords = lang === section.lang ? {} : { lang, dir: 'ltr' }
  const groups = byStream(section.notes)
  const asides = groups.flatMap(({ stream, notes }) => {
    const heading = groups.length > 1 ? [element('h3', { ...inWords, dataBlock: headingBlock(stream) }, [text(streamNotes(stream, words))]), text('\n')] : []
    return [...heading, ...notes.flatMap((note) => {
      const aside = noteAside(note, words)
      prepare(aside)
      return [aside, text('\n')]
    })]
  })
  const heading = element('h2', { ...inWords, dataBlock: headingBlock() }, [text(words.notes)])
  return element('section', { 'epub:type': 'footnotes', role: 'doc-endnotes', ariaLabel: words.notes, className: ['notes'] }, [heading, text('\n'), ...asides])
}

function noteAside(note: Note, words: Words): Element {
  const name = noteName(note, words)
  const backlink = element('a', { className: ['note-label'], role: 'doc-backlink', href: `#${xmlId(note.call)}`, dataResolved: 'true', ariaLabel: `${note.label}, ${words.backToText}` }, [text(note.label)])
  const children = structuredClone(note.children) as ElementContent[]
  const first = children.find((child): child is Element => child.type === 'element')
  if (first?.tagName === 'p') first.children.unshift(backlink, text(' '))
  else children.unshift(element('p', {}, [backlink]))
  return element('aside', {
    'epub:type': 'footnote',
    role: 'doc-footnote',
    id: note.id,
    className: ['note', note.stream],
    ariaLabel: name,
    title: name,
    lang: note.lang,
    dir: note.dir,
  }, children)
}

/** The blocks of print that are notes of the section, or headings above its notes. */
export function blocksOfNotes(section: Section): ReadonlySet<string> {
  const blocks = new Set([headingBlock(), ...section.notes.map(({ stream }) => headingBlock(stream))])
  for (const { children } of section.notes) {
    visitElements({ type: 'root', children: [...children] }, (node) => {
      const block = property(node, 'dataBlock')
      if (block !== undefined) blocks.add(block)
    })
  }
  return blocks
}

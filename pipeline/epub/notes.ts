import type { Element, ElementContent } from 'hast'
import type { Note, Section } from '../model/edition.ts'
import type { NoteStream } from '../model/notes.ts'
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

/** Makes every note call a `noteref`, with its label as plain text: elements inside it break pop-ups in Apple Books. */
export function markNoteCalls(tree: Parent): void {
  visitElements(tree, (node) => {
    if (!hasClass(node, 'note-call')) return undefined
    const label = textOf(node)
    const id = property(node, 'id')
    node.tagName = 'a'
    node.properties = {
      'epub:type': 'noteref',
      role: 'doc-noteref',
      className: node.properties['className'],
      ...(id !== undefined && { id }),
      href: node.properties['href'],
    }
    node.children = [text(label)]
    return false
  })
}

/**
 * The notes of a section, as asides at its end, in the order of their calls; undefined where it has none. They have a heading, by which
 * a reader who cannot see the rule above them learns that the text is over.
 */
export function noteList(section: Section, words: Words, lang: string, prepare: (note: Element) => void): Element | undefined {
  if (section.notes.length === 0) return undefined
  const asides = section.notes.flatMap((note) => {
    const aside = noteAside(note, words)
    prepare(aside)
    return [aside, text('\n')]
  })
  const heading = element('h2', lang === section.lang ? {} : { lang, dir: 'ltr' }, [text(words.notes)])
  return element('section', { 'epub:type': 'footnotes', role: 'doc-endnotes', ariaLabel: words.notes, className: ['notes'] }, [heading, text('\n'), ...asides])
}

function noteAside(note: Note, words: Words): Element {
  const name = `${streamName(note.stream, words)} ${note.label}`
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
    lang: note.lang,
    dir: note.dir,
  }, children)
}

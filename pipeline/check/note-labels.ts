import type { FootnoteDefinition } from 'mdast'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import { noteStreams, streamOf, type LabelStyle, type NoteStream } from '../model/notes.ts'
import type { Check } from './index.ts'
import { walk, type BookTree } from './trees.ts'

/**
 * Streams whose labels a reader cannot tell apart where they meet: in one chapter, or in one document. Wherever the notes are printed,
 * their calls stand in the same text.
 */
export const checkNoteLabels: Check = ({ book: { config, configFile, citationStyle }, trees, standing }) => {
  const { streams } = config.policies.notes
  const meeting = new Map<string, Set<NoteStream>>()
  const messages: Diagnostic[] = []
  const said = new Set<string>()
  for (const tree of trees) {
    if (tree.part === 'register') continue
    const owner = `${tree.part === 'chapter' ? 'chapter' : 'document'} “${tree.owner}”`
    const met = meeting.get(owner) ?? new Set()
    meeting.set(owner, met)
    for (const stream of standing.of(streamsOf, tree, citationStyle.class)) met.add(stream)
    for (const [one, other] of pairs([...noteStreams].filter((stream) => met.has(stream)))) {
      const [labels, others] = [streams[one].labels, streams[other].labels]
      if (!labelsMeet(labels, others) || said.has(`${one} ${other}`)) continue
      said.add(`${one} ${other}`)
      // At the one that was given labels: those of the press are told apart.
      const place = [one, other].map((stream) => ({ own: configFile.at(['policies', 'notes', stream, 'labels']), stream: configFile.at(['policies', 'notes', stream]) })).find(({ own, stream }) => own.line !== stream.line || own.column !== stream.column)?.own ?? configFile.at(['policies'])
      messages.push(diagnostic('note-labels-distinct', `The streams “${one}” (${labels}) and “${other}” (${others}) can have the same label, and meet in the ${owner}.`, place))
    }
  }
  return messages
}

/** Whether a label of the one style may also be one of the other: “i” is a letter and a number. */
function labelsMeet(one: LabelStyle, other: LabelStyle): boolean {
  const isLatin = (style: LabelStyle): boolean => style === 'lower-latin' || style === 'lower-roman'
  return one === other || (isLatin(one) && isLatin(other))
}

function pairs<T>(all: readonly T[]): (readonly [T, T])[] {
  return all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const))
}

/** The streams of a tree’s notes. A citation in running text makes an editors’ note, where the style cites in notes. */
function streamsOf(tree: BookTree, citing: 'note' | 'in-text'): ReadonlySet<NoteStream> {
  const found = new Set<NoteStream>()
  walk(tree, (node, ancestors) => {
    if (node.type === 'footnoteDefinition') found.add(streamOf((node as FootnoteDefinition).identifier) ?? 'editor')
    if (node.type === 'citation' && citing === 'note' && !ancestors.some(({ type }) => type === 'footnoteDefinition' || type === 'tableCell')) found.add('editor')
  })
  return found
}

import type { FootnoteDefinition, FootnoteReference, Node, Text } from 'mdast'
import { diagnostic, nearest, type Diagnostic } from '../model/diagnostics.ts'
import type { Check } from './index.ts'
import { placeInside, placeOf, walk, written, type BookTree } from './trees.ts'

/** Notes that are called and not written, written and not called, called or written twice. Ids live in their own text. */
export const checkNotes: Check = ({ trees, standing }) => trees.flatMap((tree) => standing.of(judge, tree))

function judge(tree: BookTree): Diagnostic[] {
  const messages: Diagnostic[] = []
  const definitions = new Map<string, Node>()
  const called = new Map<string, Node>()
  walk(tree, (node) => {
    if (node.type !== 'footnoteDefinition') return
    const { identifier } = node as FootnoteDefinition
    const earlier = definitions.get(identifier)
    if (earlier === undefined) definitions.set(identifier, node)
    else messages.push(diagnostic('id-unique', `The note [^${identifier}] is written twice; the first is at line ${placeOf(tree, earlier).line}.`, placeOf(tree, node)))
  })
  const undefinedNote = (id: string, place: ReturnType<typeof placeOf>): unknown => {
    const meant = nearest(id, definitions.keys())
    return messages.push(diagnostic('note-defined', `The note [^${id}] is called but not written.`, place, meant && `Did you mean [^${meant}]?`))
  }
  walk(tree, (node) => {
    if (node.type === 'footnoteReference') {
      const { identifier } = node as FootnoteReference
      const earlier = called.get(identifier)
      if (!definitions.has(identifier)) undefinedNote(identifier, placeOf(tree, node))
      else if (earlier === undefined) called.set(identifier, node)
      else messages.push(diagnostic('note-called', `The note [^${identifier}] is called a second time; first at line ${placeOf(tree, earlier).line}.`, placeOf(tree, node), 'Write a second note.'))
    } else if (node.type === 'text') {
      // A call of a note that is nowhere written is plain text to a Markdown parser.
      for (const match of (node as Text).value.matchAll(/\[\^([^\]\s]+)\]/gu)) {
        if (isWritten(match[0], written(tree, node))) undefinedNote(match[1] ?? '', placeInside(tree, node, match[0]))
      }
    }
  })
  for (const [id, node] of definitions) {
    if (!called.has(id)) messages.push(diagnostic('note-called', `The note [^${id}] is written but not called.`, placeOf(tree, node)))
  }
  return messages
}

/** Whether `call` stands in the source without a backslash before it. */
function isWritten(call: string, source: string): boolean {
  for (let at = source.indexOf(call); at !== -1; at = source.indexOf(call, at + 1)) if (source[at - 1] !== '\\') return true
  return false
}

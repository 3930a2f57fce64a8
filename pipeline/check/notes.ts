import type { FootnoteDefinition, FootnoteReference, Node, Parent, Text } from 'mdast'
import { diagnostic, nearest, type Diagnostic } from '../model/diagnostics.ts'
import { notePrefix, streamOf } from '../model/notes.ts'
import { isDirective } from './directives.ts'
import type { Check } from './index.ts'
import { placeInside, placeOf, walk, written, type BookTree } from './trees.ts'

/** Notes that are called and not written, written and not called, called or written twice, of no stream, or in a wrong place. Ids live in their own text. */
export const checkNotes: Check = ({ trees, standing }) => trees.flatMap((tree) => standing.of(judge, tree))

function judge(tree: BookTree): Diagnostic[] {
  const messages: Diagnostic[] = []
  const definitions = new Map<string, Node>()
  const called = new Map<string, Node>()
  walk(tree, (node, ancestors) => {
    if (node.type !== 'footnoteDefinition') return
    const { identifier } = node as FootnoteDefinition
    messages.push(...judgePlace(tree, node as FootnoteDefinition, ancestors))
    if (streamOf(identifier) === undefined) messages.push(diagnostic('note-stream-known', `The note [^${identifier}] is of no kind that the press knows: “${notePrefix(identifier) ?? ''}-” names no stream of notes.`, placeOf(tree, node)))
    if ((node as FootnoteDefinition).children.length === 0) messages.push(diagnostic('note-defined', `The note [^${identifier}] is empty.`, placeOf(tree, node), 'Write its words behind the colon, or take out the note and its call.'))
    const earlier = definitions.get(identifier)
    if (earlier === undefined) definitions.set(identifier, node)
    else messages.push(diagnostic('id-unique', `The note [^${identifier}] is written twice; the first is at line ${placeOf(tree, earlier).line}.`, placeOf(tree, node)))
  })
  const undefinedNote = (id: string, place: ReturnType<typeof placeOf>): unknown => {
    const meant = nearest(id, definitions.keys())
    return messages.push(diagnostic('note-defined', `The note [^${id}] is called but not written.`, place, meant && `Did you mean [^${meant}]?`))
  }
  walk(tree, (node, ancestors) => {
    if (node.type === 'footnoteReference') {
      const { identifier } = node as FootnoteReference
      if (!definitions.has(identifier)) {
        undefinedNote(identifier, placeOf(tree, node))
        return
      }
      messages.push(...judgePlace(tree, node as FootnoteReference, ancestors))
      const earlier = called.get(identifier)
      if (earlier === undefined) called.set(identifier, node)
      else messages.push(diagnostic('note-called', `The note [^${identifier}] is called a second time; first at line ${placeOf(tree, earlier).line}.`, placeOf(tree, node), 'Write a second note.'))
    } else if (node.type === 'text') {
      // A call of a note that is nowhere written is plain text to a Markdown parser.
      for (const match of (node as Text).value.matchAll(/\[\^([^\]\s]+)\]/gu)) {
        const [call, id = ''] = match
        if (!isWritten(call, written(tree, node))) continue
        // A note that is written where no note can be, in a directive that is not closed, is not found by its call: its own place is the fault.
        const misplaced = definitions.get(id)
        if (misplaced === undefined) undefinedNote(id, placeInside(tree, node, call))
        else called.set(id, misplaced)
      }
    }
  })
  for (const [id, node] of definitions) {
    if (!called.has(id)) messages.push(diagnostic('note-called', `The note [^${id}] is written but not called.`, placeOf(tree, node)))
  }
  return messages
}

/** Notes on notes have no place at a page’s foot; a call is a link, and links hold no links; notes are found by their text alone where they stand by themselves. */
function judgePlace(tree: BookTree, node: FootnoteReference | FootnoteDefinition, ancestors: readonly Parent[]): Diagnostic[] {
  const misplaced = (reason: string, hint: string): Diagnostic[] => [diagnostic('note-place-valid', `The note [^${node.identifier}] is ${reason}.`, placeOf(tree, node), hint)]
  const outer = ancestors.find((each) => each.type === 'footnoteDefinition') as FootnoteDefinition | undefined
  if (node.type === 'footnoteDefinition') {
    if (outer !== undefined) return misplaced(`written inside the note [^${outer.identifier}]`, 'Write it after that note, and not indented.')
    return ancestors.length > 1 ? misplaced('written inside a list, a quotation or a directive', 'Write it by itself, after what it stands in, and not indented.') : []
  }
  if (outer !== undefined) return misplaced(`called inside the note [^${outer.identifier}]`, `Call it in the text, behind [^${outer.identifier}]; in a note, :ref{to=^${node.identifier}} names another.`)
  const inLink = ancestors.some((each) => each.type === 'link' || each.type === 'linkReference' || (isDirective(each) && (each.name === 'ref' || each.name === 'name')))
  return inLink ? misplaced('called inside a link', 'Call it behind the link.') : []
}

/** Whether `call` stands in the source without a backslash before it. */
function isWritten(call: string, source: string): boolean {
  for (let at = source.indexOf(call); at !== -1; at = source.indexOf(call, at + 1)) if (source[at - 1] !== '\\') return true
  return false
}

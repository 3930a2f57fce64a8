import type { Recognised, Recognizer } from '../language/recognition/index.ts'
import type { Book } from '../model/book.ts'
import { diagnostic, nearest, type Diagnostic } from '../model/diagnostics.ts'
import { noName } from '../model/directives/name.ts'
import { isDirective } from './directives.ts'
import type { Mark, Passage } from './passages.ts'
import { placeOf, walk, type BookTree } from './trees.ts'

/** The words of a passage and what the editors have marked in them. */
type Marked = Pick<Passage, 'text' | 'marks'>

/**
 * The names in a passage, in the order of the text. What `:name` marks holds the entry that it says and no other: a spelling that two
 * entries share is told apart by it, and words marked `none` hold no name.
 */
export function namesIn(passage: Marked, recognize: Recognizer): Recognised[] {
  const found = recognize(unmarked(passage))
  if (passage.marks.length === 0) return found
  return [...found, ...passage.marks.flatMap((mark) => namesInMark(passage.text, mark, recognize))].sort((a, b) => a.start - b.start)
}

/** The marks that mean an entry and hold no form of it: “the governor”. */
export function wordlessMarks(passage: Marked, recognize: Recognizer): Mark[] {
  return passage.marks.filter((mark) => mark.id !== noName && namesInMark(passage.text, mark, recognize).length === 0)
}

/** The text of a passage with a U+FFFC for every unit that is marked: no name begins, ends or goes on there. */
export function unmarked({ text, marks }: Marked): string {
  let open = text
  for (const { start, end } of marks) open = open.slice(0, start) + '\uFFFC'.repeat(end - start) + open.slice(end)
  return open
}

/** Every id of a `:name` is that of an entry of the register, or `none`. */
export function undefinedMarks(tree: BookTree, names: Book['names']): Diagnostic[] {
  const messages: Diagnostic[] = []
  walk(tree, (node) => {
    if (!isDirective(node) || node.name !== 'name') return
    const id = node.attributes?.['id']
    // An id that is not there is told by the rules of directives.
    if (!id || id === noName || names.has(id)) return
    const meant = nearest(id, [...names.keys(), noName])
    messages.push(diagnostic('name-defined', `There is no name “${id}” in the register.`, placeOf(tree, node), meant && `Did you mean “${meant}”?`))
  })
  return messages
}

function namesInMark(text: string, { start, end, id }: Mark, recognize: Recognizer): Recognised[] {
  if (id === noName) return []
  return recognize(text.slice(start, end)).flatMap((match): Recognised[] => {
    const own = [match, ...match.others].find(({ entry }) => entry === id)
    if (own === undefined) return []
    const form = 'text' in own ? own.text : own.form
    return [{ ...match, start: match.start + start, end: match.end + start, entry: id, form, lang: own.lang, kind: own.kind, others: [] }]
  })
}

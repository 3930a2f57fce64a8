import { toString } from 'mdast-util-to-string'
import { diagnostic, nearest, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { headingKey, indexHeading, markResolver, seeTargets } from '../model/indexes.ts'
import { isDirective } from './directives.ts'
import type { Check } from './index.ts'
import { placeOf, walk, type BookTree } from './trees.ts'

/** A mark as it is written. */
interface Mark {
  readonly words: string
  readonly sub: string
  /** The text or the note that it stands in: a range is opened and closed in one. */
  readonly within: object
  readonly attributes: Readonly<Record<string, string | null | undefined>>
  readonly place: Place
}

/** Marks of indexes that do not exist; ranges left open; cross-references to nothing or in a circle. */
export const checkIndexes: Check = ({ book: { config, names }, trees, standing }) => {
  const definitions = config.policies.indexes
  const resolve = markResolver(definitions, names.values())
  const gathered = definitions.flatMap(({ marks }) => marks)
  const messages: Diagnostic[] = []
  const byIndex = new Map<string, Mark[]>(definitions.map(({ id }) => [id, []]))
  for (const mark of trees.flatMap((tree) => standing.of(marksOf, tree))) {
    const of = mark.attributes['of'] ?? undefined
    const { index } = resolve(mark.words, of)
    if (index) byIndex.get(index.id)?.push(mark)
    else if (definitions.length > 0) {
      const meant = of === undefined ? undefined : nearest(of, gathered)
      messages.push(diagnostic('index-declared', of === undefined ? `No index gathers the mark “${mark.words}”, which names none.` : `No index gathers marks of “${of}”.`, mark.place, meant && `Did you mean “${meant}”?`))
    }
  }
  for (const { id, types } of definitions) {
    const marks = byIndex.get(id) ?? []
    const registered = [...names.values()].filter(({ type }) => types.includes(type)).flatMap((name) => [headingKey(indexHeading(name)), headingKey(name.preferred)])
    messages.push(...ranges(marks), ...crossReferences(marks, registered))
  }
  return messages
}

function marksOf(tree: BookTree): Mark[] {
  const marks: Mark[] = []
  walk(tree, (node, ancestors) => {
    if (!isDirective(node) || node.name !== 'index') return
    const within = ancestors.findLast((ancestor) => ancestor.type === 'footnoteDefinition') ?? tree
    const attributes = node.attributes ?? {}
    marks.push({ words: headingKey(toString(node)), sub: headingKey(attributes['sub'] ?? ''), within, attributes, place: placeOf(tree, node) })
  })
  return marks
}

function ranges(marks: readonly Mark[]): Diagnostic[] {
  const messages: Diagnostic[] = []
  const open: Mark[] = []
  const fault = (mark: Mark, what: string): void => void messages.push(diagnostic('index-range-closed', `The range of “${mark.words}${mark.sub === '' ? '' : `: ${mark.sub}`}” ${what}.`, mark.place))
  for (const mark of marks) {
    const { range } = mark.attributes
    if (range !== 'start' && range !== 'end') continue
    const at = open.findIndex(({ words, sub, within }) => words === mark.words && sub === mark.sub && within === mark.within)
    const begun = open[at]
    if (range === 'end' && begun) open.splice(at, 1)
    else if (range === 'end') fault(mark, 'is closed and was not opened')
    else if (begun) fault(mark, `is opened again; it is open since line ${begun.place.line}`)
    else open.push(mark)
  }
  for (const mark of open) fault(mark, 'is not closed')
  return messages
}

function crossReferences(marks: readonly Mark[], registered: readonly string[]): Diagnostic[] {
  const leading = marks.filter(({ attributes }) => attributes['see'] !== undefined || attributes['see-also'] !== undefined)
  const isPlace = (mark: Mark): boolean => !leading.includes(mark) || mark.attributes['range'] !== undefined || mark.attributes['main'] !== undefined
  const marked = new Set([...registered, ...marks.filter(isPlace).map(({ words }) => words)])
  const onward = new Map<string, string[]>()
  for (const { words, attributes } of leading) if (!marked.has(words)) onward.set(words, [...(onward.get(words) ?? []), ...seeTargets(attributes['see'])])
  return leading.flatMap(({ words, attributes, place }) => [...seeTargets(attributes['see']), ...seeTargets(attributes['see-also'])].flatMap((target): Diagnostic[] => {
    if (marked.has(target)) return []
    if (!marked.has(words) && leadsBack(target, words, onward)) return [diagnostic('index-see-acyclic', `“${words}” leads to “${target}”, which leads back to it.`, place)]
    const next = onward.get(target)
    if (next) return [diagnostic('index-see-defined', `“${words}” leads to “${target}”, which only leads on to another heading.`, place, next.length === 0 ? undefined : `Refer to ${next.map((each) => `“${each}”`).join(', ')}.`)]
    const meant = nearest(target, marked)
    return [diagnostic('index-see-defined', `“${words}” leads to “${target}”, which is no heading of its index.`, place, meant && `Did you mean “${meant}”?`)]
  }))
}

/** Whether a chain of `see` from one heading comes to another. */
function leadsBack(from: string, to: string, onward: ReadonlyMap<string, readonly string[]>): boolean {
  const met = new Set<string>()
  const next = [from]
  for (let heading = next.pop(); heading !== undefined; heading = next.pop()) {
    if (heading === to) return true
    if (met.has(heading)) continue
    met.add(heading)
    next.push(...(onward.get(heading) ?? []))
  }
  return false
}

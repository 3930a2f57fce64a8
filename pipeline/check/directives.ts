import type { Node, Parent, Text } from 'mdast'
import { diagnostic, nearest, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { directives, type AttributeSchema, type DirectiveSchema } from '../model/directives/index.ts'
import type { Directive } from '../model/markdown.ts'
import type { Check } from './index.ts'
import { placeInside, placeOf, walk, written as source, type BookTree } from './trees.ts'

const written = { textDirective: ':', leafDirective: '::', containerDirective: ':::' } as const
const kinds = { textDirective: 'text', leafDirective: 'leaf', containerDirective: 'container' } as const
const marks = { text: ':', leaf: '::', container: ':::' } as const

/** Directives that are not closed, unknown directives and attributes, missing and wrong values, directives where they may not stand. */
export const checkDirectives: Check = ({ trees, standing }) => trees.flatMap((tree) => standing.of(judgeTree, tree))

function judgeTree(tree: BookTree): Diagnostic[] {
  const messages: Diagnostic[] = []
  walk(tree, (node, ancestors) => {
    if (isDirective(node)) messages.push(...judge(node, ancestors, tree))
    else if (node.type === 'text') messages.push(...openInText(node as Text, tree))
  })
  return messages
}

/** A directive whose bracket or brace is not closed is plain text to a Markdown parser, and would be printed as such. */
function openInText(node: Text, tree: BookTree): Diagnostic[] {
  return [...source(tree, node).matchAll(/(?<![\\:]):+([a-z-]+)([[{])/gu)].flatMap(([shown, name = '', bracket]) => {
    if (!directives.has(name) || !node.value.includes(shown)) return []
    const closing = bracket === '[' ? ']' : '}'
    return [diagnostic('directive-closed', `The directive “${shown}” is not closed.`, placeInside(tree, node, shown), `Write the missing ${closing} in the same paragraph, and a quotation mark that is missing before it; a colon that is meant as such is written \\:.`)]
  })
}

/** Whether a container runs on to the end of what it stands in, since nothing closes it. */
function isOpen(node: Directive, tree: BookTree): boolean {
  if (node.type !== 'containerDirective') return false
  const lines = source(tree, node).trimEnd().split('\n')
  const fence = /^:{3,}/u.exec(lines[0] ?? '')?.[0]
  if (fence === undefined) return false
  const last = /:{3,}\s*$/u.exec(lines.length > 1 ? (lines.at(-1) ?? '') : '')
  return last === null || !/^[\s>]*$/u.test((lines.at(-1) ?? '').slice(0, last.index)) || last[0].trimEnd().length < fence.length
}

/** Whether a node is a directive of any kind. */
export function isDirective(node: Node): node is Directive {
  return node.type in kinds
}

function judge(node: Directive, ancestors: readonly Parent[], tree: BookTree): Diagnostic[] {
  const place = placeOf(tree, node)
  const schema = directives.get(node.name)
  if (schema === undefined) {
    const meant = nearest(node.name, directives.keys())
    const hint = meant === undefined ? `The directives are: ${[...directives.keys()].join(', ')}.` : `Did you mean “${marks[directives.get(meant)?.kind ?? 'text']}${meant}”?`
    return [diagnostic('directive-known', `There is no directive “${written[node.type]}${node.name}”.`, place, hint)]
  }
  if (schema.kind !== kinds[node.type]) {
    const reason = `“${node.name}” is written “${marks[schema.kind]}${schema.name}”, not “${written[node.type]}${node.name}”.`
    return [diagnostic('directive-place-valid', reason, place, `Write it with ${marks[schema.kind]}.`)]
  }
  const around = [...attributes(node, schema, place), ...position(node, schema, ancestors, tree, place)]
  // What an open one holds is not what it was to hold.
  if (isOpen(node, tree)) return [...around, diagnostic('directive-closed', `The directive “:::${node.name}” is not closed, and takes in all that follows.`, place)]
  return [...around, ...content(node, schema, place)]
}

function attributes(node: Directive, schema: DirectiveSchema, place: Place): Diagnostic[] {
  const messages: Diagnostic[] = []
  const given = node.attributes ?? {}
  for (const [name, value] of Object.entries(given)) {
    const known = Object.hasOwn(schema.attributes, name) ? schema.attributes[name] : undefined
    if (known === undefined) {
      const meant = nearest(name, Object.keys(schema.attributes))
      messages.push(diagnostic('directive-attribute-known', `The directive “${schema.name}” has no attribute “${name}”.`, place, meant && `Did you mean “${meant}”?`))
    } else if (!accepts(known, value ?? '')) {
      messages.push(diagnostic('directive-attribute-valid', `The attribute “${name}” of “${schema.name}” cannot be “${value ?? ''}”.`, place, expected(known, value ?? '')))
    }
  }
  for (const [name, { required, example }] of Object.entries(schema.attributes)) {
    if (required && given[name] === undefined) {
      messages.push(diagnostic('directive-attribute-required', `The directive “${schema.name}” needs the attribute “${name}”.`, place, `Write it like this: ${name === 'id' && schema.kind !== 'text' ? `#${example}` : `${name}=${/\s/u.test(example) ? `"${example}"` : example}`}.`))
    }
  }
  return messages
}

function accepts(schema: AttributeSchema, value: string): boolean {
  if (schema.flag) return value === ''
  if (value.trim() === '') return false
  if (schema.values !== undefined && !schema.values.includes(value)) return false
  return schema.pattern?.test(value) ?? true
}

function expected(schema: AttributeSchema, value: string): string {
  if (schema.flag) return `Write it without a value: ${schema.example}.`
  const meant = schema.values && nearest(value, schema.values)
  if (meant !== undefined) return `Did you mean “${meant}”?`
  return schema.values ? `It may be: ${schema.values.join(', ')}.` : `Write something like “${schema.example}”.`
}

function position(node: Directive, schema: DirectiveSchema, ancestors: readonly Parent[], tree: BookTree, place: Place): Diagnostic[] {
  const part = tree.part === 'text' ? 'document' : 'chapter'
  const misplaced = (reason: string, hint?: string): Diagnostic[] => [diagnostic('directive-place-valid', reason, place, hint)]
  if (!schema.places.includes(part)) {
    return misplaced(`“${schema.name}” may not stand in ${part === 'document' ? 'a text of a document' : 'a chapter or a note'}.`)
  }
  if (node.name === 'index' && ancestors.some((ancestor) => ancestor.type === 'heading')) return misplaced('A mark of an index stands in the text, not in a heading.', 'Set it into the paragraph below.')
  if (node.type === 'textDirective') return []
  const parent = ancestors.at(-1)
  if (schema.name === 'seg' && parent?.type !== 'root') return misplaced('A segment stands by itself, not inside something else.')
  if (ancestors.some((ancestor) => ancestor.type === 'footnoteDefinition')) return misplaced(`“${schema.name}” may not stand in a note.`)
  return []
}

function content(node: Directive, schema: DirectiveSchema, place: Place): Diagnostic[] {
  const misplaced = (reason: string, at = place, hint?: string): Diagnostic => diagnostic('directive-place-valid', reason, at, hint)
  const labelled = node.type === 'containerDirective' ? node.children.some((child) => child.type === 'paragraph' && child.data?.directiveLabel === true) : node.children.length > 0
  const messages: Diagnostic[] = []
  if (schema.label === 'required' && !labelled) messages.push(misplaced(`“${schema.name}” needs its words in brackets: :${schema.name}[…].`))
  if (schema.label === 'none' && labelled) messages.push(misplaced(`“${schema.name}” has no words in brackets.`))
  if (schema.name === 'ruby' && holds(node, 'footnoteReference')) messages.push(misplaced('“ruby” may not hold the call of a note.'))
  if (node.type !== 'containerDirective') return messages
  const children = node.children.filter((child) => !(child.type === 'paragraph' && child.data?.directiveLabel === true))
  const { children: allowed } = schema
  for (const child of allowed ? children.filter((each) => !allowed.includes(each.type)) : []) {
    const { line, column } = child.position?.start ?? place
    messages.push(misplaced(`“${schema.name}” may not hold this: only ${allowed?.join(', ') ?? ''}.`, { file: place.file, line, column }))
  }
  if (messages.length > 0) return messages
  if (schema.name === 'table' && children.length !== 1) return [misplaced('“table” holds one table.')]
  if (schema.name === 'figure' && !holdsOneImage(children)) return [misplaced('“figure” holds one image and nothing else.')]
  if (schema.name === 'seg' && children.length === 0) return [misplaced('The segment is empty.', place, 'Write what belongs in it, or leave the segment out of every text.')]
  return []
}

function holds(node: Node, type: string): boolean {
  return 'children' in node && (node.children as Node[]).some((child) => child.type === type || holds(child, type))
}

function holdsOneImage(children: readonly Node[]): boolean {
  const [only, ...more] = children
  if (only?.type !== 'paragraph' || more.length > 0 || !('children' in only)) return false
  const inner = (only.children as Node[]).filter((node) => !(node.type === 'text' && 'value' in node && String(node.value).trim() === ''))
  return inner.length === 1 && (inner[0]?.type === 'image' || inner[0]?.type === 'imageReference')
}

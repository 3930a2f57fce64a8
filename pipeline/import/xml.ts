import type { Element, Nodes, Parents, Root, Text } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import type { Place } from '../model/diagnostics.ts'
import { Refused } from './gathered.ts'
import { limits } from './limits.ts'

/**
 * Parses XML. Entities beyond XML’s own five are refused, so that nothing is fetched and nothing multiplies; so is what nests too deep.
 * @throws Refused with the place, where `placed` (else the beginning of the file)
 */
export function parseXml(text: string, file: string, part = ''): Root {
  const at = (offset: number): Place => (part === '' ? placeAt(file, text, offset) : { file, line: 1, column: 1 })
  const where = part === '' ? '' : ` (in ${part})`
  if (text.length > limits.xmlBytes) throw new Refused('import-input-safe', `The XML${where} has ${text.length} characters; at most ${limits.xmlBytes} are read.`, at(0))
  const entity = text.search(/<!ENTITY/iu)
  if (entity !== -1) throw new Refused('import-input-safe', `The XML${where} declares entities of its own.`, at(entity), 'Write the characters themselves, or have an XML editor expand the entities; nothing is fetched or expanded here.')
  const deep = tooDeep(text)
  if (deep !== undefined) throw new Refused('import-input-safe', `Elements${where} are nested more than ${limits.xmlDepth} levels deep.`, at(deep), 'No edition needs that: look at how the file was made.')
  try {
    return fromXml(text)
  } catch (error) {
    const { reason, line, column, message } = error as { reason?: string; line?: number; column?: number; message: string }
    const said = (reason ?? message).split('\n', 1)[0] ?? ''
    throw new Refused('import-input-readable', `The XML${where} cannot be read: ${said.replace(/\s*\(line.*$/u, '').replace(/\.$/u, '')}.`, part === '' ? { file, line: line ?? 1, column: column ?? 1 } : { file, line: 1, column: 1 })
  }
}

/** The offset at which elements nest beyond the limit: counted before parsing, since the parser recurses. */
function tooDeep(text: string): number | undefined {
  let depth = 0
  for (const match of text.matchAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)[^\s<>!?/][^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>/gu)) {
    if (match[1] === undefined) continue
    if (match[1] === '/') depth -= 1
    else if (!match[0].endsWith('/>')) depth += 1
    if (depth > limits.xmlDepth) return match.index
  }
  return undefined
}

function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset)
  return { file, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

/** Name without prefix: `w:p` → p, `tei:div` → div. */
export function local(node: Nodes): string {
  return node.type === 'element' ? node.name.replace(/^.*:/u, '') : ''
}

export function elements(parent: Parents, ...names: readonly string[]): Element[] {
  return (parent.children as Nodes[]).filter((child): child is Element => child.type === 'element' && (names.length === 0 || names.includes(local(child))))
}

export function first(parent: Parents | undefined, ...names: readonly string[]): Element | undefined {
  return parent && elements(parent, ...names)[0]
}

/** Every element of a name below a node, in the order of the text. */
export function* descendants(parent: Parents, ...names: readonly string[]): Generator<Element> {
  for (const child of parent.children as Nodes[]) {
    if (child.type !== 'element') continue
    if (names.length === 0 || names.includes(local(child))) yield child
    yield* descendants(child, ...names)
  }
}

/** An attribute by its name without prefix; `xml:id` by its whole name. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  if (element === undefined) return undefined
  const exact = element.attributes[name]
  if (exact !== undefined && exact !== null) return exact
  if (name.includes(':')) return undefined
  const found = Object.entries(element.attributes).find(([key]) => key.endsWith(`:${name}`) && !key.startsWith('xml:'))?.[1]
  return found ?? undefined
}

/** All text below a node. */
export function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'cdata') return (node as Text).value
  return 'children' in node ? (node.children as Nodes[]).map(textOf).join('') : ''
}

export function placeOf(node: Nodes, file: string): Place {
  return { file, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 }
}

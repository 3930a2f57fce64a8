import { isAlias, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit, type Document, type Node, type Scalar, type YAMLMap } from 'yaml'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { YamlFile } from '../model/book.ts'
import { limits } from './limits.ts'
import type { Reading, TextFile } from './reading.ts'
import { yamlFaults } from './yaml-faults.ts'

/** A parsed YAML file that also knows its keys and its scalars' source. */
export interface YamlSource extends YamlFile<unknown> {
  readonly text: string
  /** Whether something is written at `path` (also an empty value). */
  readonly has: (path: Path) => boolean
  /** The place of the key (not the value) at `path`. */
  readonly keyAt: (path: Path) => Place
  /** The scalar at `path` with its offsets in `text`, or undefined. */
  readonly scalarAt: (path: Path) => Scalar | undefined
  /** Line and column of an offset in `text`. */
  readonly placeOf: (offset: number) => Place
}

export type Path = readonly PropertyKey[]

/** Keys that would reach JavaScript's own machinery. */
const machinery = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Parses YAML 1.2 (JSON too). Aliases, tags of other types, duplicate keys and prototype keys are refused.
 * `lineOffset` is the number of lines that stand before `text` in its file (front matter).
 */
export function parseYaml(source: Pick<TextFile, 'file' | 'text'>, lineOffset = 0): Reading<YamlSource> {
  const { file, text } = source
  const lines = new LineCounter()
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: line + lineOffset, column: col }
  }
  const deep = (offset: number): Reading<YamlSource> => ({
    value: undefined,
    messages: [diagnostic('file-size-limited', `The YAML is nested more than ${limits.nesting} levels deep.`, placeOf(offset), 'Write it flatter.')],
  })
  let document: Document.Parsed
  let value: unknown
  const messages: Diagnostic[] = []
  try {
    const tooDeep = flowTooDeep(text)
    lines.addNewLine(0)
    if (tooDeep !== undefined) {
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
      return deep(tooDeep)
    }
    lines.lineStarts.length = 0
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, version: '1.2' })
    for (const { offset, reason, hint } of yamlFaults(text, document)) messages.push(diagnostic('yaml-valid', reason, placeOf(offset), hint))
    messages.push(...forbidden(document, placeOf))
    if (messages.length > 0) return { value: undefined, messages }
    value = document.toJS({ maxAliasCount: 0 }) as unknown
  } catch (error) {
    if (error instanceof RangeError) return deep(0)
    throw error
  }

  const nodeAt = (path: Path): Node | undefined => {
    const found: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
    return isNode(found) ? found : undefined
  }
  const keyNode = (path: Path): Node | undefined => {
    const parent = path.length > 0 ? nodeAt(path.slice(0, -1)) : undefined
    if (!isMap(parent)) return undefined
    const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(path.at(-1)))
    return isNode(pair?.key) ? pair.key : undefined
  }
  const offsetOf = (path: Path): number => {
    for (let length = path.length; length >= 0; length--) {
      const part = path.slice(0, length)
      const node = nodeAt(part)
      // An empty value has no place of its own worth showing: its key does.
      const shown = isScalar(node) && node.value === null ? (keyNode(part) ?? node) : (node ?? keyNode(part))
      if (shown?.range) return shown.range[0]
    }
    return 0
  }
  return {
    value: {
      file,
      text,
      value,
      at: (path) => placeOf(offsetOf(path)),
      has: (path) => path.length === 0 || nodeAt(path) !== undefined || keyNode(path) !== undefined,
      keyAt: (path) => placeOf(keyNode(path)?.range?.[0] ?? offsetOf(path)),
      scalarAt: (path) => {
        const node = nodeAt(path)
        return isScalar(node) ? node : undefined
      },
      placeOf,
    },
    messages,
  }
}

function forbidden(document: Document.Parsed, placeOf: (offset: number) => Place): Diagnostic[] {
  const messages: Diagnostic[] = []
  visit(document, (_key, node, ancestors) => {
    if (ancestors.length > limits.nesting * 2) throw new RangeError('nested too deeply')
    if (isAlias(node)) {
      messages.push(diagnostic('yaml-valid', `The alias “*${node.source}” is not allowed: a book’s YAML has no anchors.`, placeOf(node.range?.[0] ?? 0), 'Write the value out.'))
    }
    if (isMap(node)) messages.push(...keyFaults(node, placeOf))
    if (isPair(node) && isScalar(node.key) && machinery.has(String(node.key.value))) {
      messages.push(diagnostic('yaml-key-known', `The key “${String(node.key.value)}” is not allowed.`, placeOf(node.key.range?.[0] ?? 0)))
    }
  })
  return messages
}

/** Keys that are given twice, or that are lists and maps. The parser would compare each key with every other. */
function keyFaults({ items }: YAMLMap, placeOf: (offset: number) => Place): Diagnostic[] {
  const seen = new Set<string>()
  return items.flatMap(({ key }) => {
    const place = placeOf(isNode(key) ? (key.range?.[0] ?? 0) : 0)
    if (isNode(key) && !isScalar(key)) return isAlias(key) ? [] : [diagnostic('yaml-valid', 'A list or a map cannot be a key.', place, 'Write a word, or put the key in quotation marks.')]
    const name = String(isScalar(key) ? key.value : key)
    if (seen.has(name)) return [diagnostic('yaml-valid', `The key “${name}” is given twice.`, place, 'Remove one of the two.')]
    seen.add(name)
    return []
  })
}

/** The offset at which flow brackets are nested beyond the limit: counted before parsing, since the parser recurses. */
function flowTooDeep(text: string): number | undefined {
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x5b || code === 0x7b) depth++
    else if ((code === 0x5d || code === 0x7d) && depth > 0) depth--
    if (depth > limits.nesting) return index
  }
  return undefined
}

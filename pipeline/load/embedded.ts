import type { Root } from 'mdast'
import { isScalar, type Scalar } from 'yaml'
import { visit } from 'unist-util-visit'
import type { MarkdownTree } from '../model/book.ts'
import type { Citation } from '../model/markdown.ts'
import { sha256 } from './folder.ts'
import { parseMarkdown } from './markdown.ts'
import type { Reading } from './reading.ts'
import type { Path, YamlSource } from './yaml.ts'

/**
 * Parses the Markdown of the YAML value at `path`. Positions are those in the YAML file: of the very character where the
 * value stands as it was written (plain, quoted without escapes, literal and folded blocks), else of the value.
 */
export function parseEmbedded(yaml: YamlSource, path: Path): Reading<MarkdownTree> {
  const scalar = yaml.scalarAt(path)
  if (!isScalar(scalar) || typeof scalar.value !== 'string') return { value: undefined, messages: [] }
  const text = scalar.value
  const offsets = sourceOffsets(scalar, text, yaml.text)
  const point = (offset: number): { line: number; column: number; offset: number } => {
    const previous = offset > 0 ? (offsets[offset - 1] ?? 0) + 1 : 0
    const at = Math.max(offsets[offset] ?? previous, 0)
    const { line, column } = yaml.placeOf(at)
    return { line, column, offset: at }
  }
  const starts = lineStarts(text)
  const { value: tree, messages } = parseMarkdown(text, ({ line, column }) => {
    const place = point((starts[line - 1] ?? 0) + column - 1)
    return { file: yaml.file, line: place.line, column: place.column }
  })
  if (tree === undefined) return { value: undefined, messages }
  move(tree, point)
  return { value: { file: yaml.file, tree, hash: sha256(text) }, messages }
}

function move(tree: Root, point: (offset: number) => { line: number; column: number; offset: number }): void {
  const moved = <T extends { position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined }>(node: T): T => {
    if (node.position) {
      const { start, end } = node.position
      const last = end.offset ?? 0
      // The end stands behind the last character, which is not always where the next one begins.
      const before = last > (start.offset ?? 0) ? point(last - 1) : point(last)
      const shift = last > (start.offset ?? 0) ? 1 : 0
      node.position = { start: point(start.offset ?? 0), end: { line: before.line, column: before.column + shift, offset: before.offset + shift } } as T['position']
    }
    return node
  }
  visit(tree, (node) => {
    moved(node)
    if (node.type === 'citation') {
      const citation = node as Citation
      citation.items = citation.items.map((item) => moved({ ...item }))
    }
  })
}

/**
 * For each character of the value its offset in the source. The characters of a scalar stand in the source in order;
 * only white space is folded, stripped or turned. Where something else differs (an escape), everything is at the value’s beginning.
 */
function sourceOffsets(scalar: Scalar, value: string, source: string): readonly number[] {
  const start = scalar.range?.[0] ?? 0
  const end = scalar.range?.[2] ?? source.length
  const block = scalar.type === 'BLOCK_FOLDED' || scalar.type === 'BLOCK_LITERAL'
  const quoted = scalar.type === 'QUOTE_SINGLE' || scalar.type === 'QUOTE_DOUBLE'
  // Behind the header `|-`, or the opening quotation mark.
  let at = block ? source.indexOf('\n', start) + 1 : quoted ? start + 1 : start
  const offsets: number[] = []
  for (const character of value) {
    const white = /\s/u.test(character)
    if (!white) {
      while (at < end && /\s/u.test(source[at] ?? '')) at++
      if (!source.startsWith(character, at)) return new Array<number>(value.length).fill(start)
    }
    for (let unit = 0; unit < character.length; unit++) offsets.push(at + unit)
    if (!white) at += character.length
    else if (source[at] === character || character === ' ') at++
    if (!white && scalar.type === 'QUOTE_SINGLE' && character === "'") at++
  }
  return offsets
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

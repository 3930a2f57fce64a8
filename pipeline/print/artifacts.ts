import type { PageShape } from './assemble.ts'
import { references, streamOf, type PdfFile } from './pdf-file.ts'
import { packedStream } from './pdf-writer.ts'
import { mendStructure } from './tags.ts'
import { pageContent } from './to-unicode.ts'

/** Content streams are packed faster than the rest: there is more of them than of all else. */
const LEVEL = 4

/**
 * Makes of the pages of a part, as the browser printed it, pages of tagged PDF: the structure tree is mended, what stands outside it (running
 * heads, folios, rules) is marked as an artifact, and what is black or grey is drawn in DeviceGray.
 */
export function tagPages(file: PdfFile, shapes: readonly PageShape[]): void {
  const contents = new Map<number, string>()
  for (const [number, { text }] of file.objects) if (/^<<\/Type \/Page\b(?!s)/.test(text)) contents.set(number, pageContent(file, text).toString('latin1'))
  const withoutWords = new Map<number, ReadonlySet<number>>()
  const artifacts = new Map<number, Set<number>>()
  mendStructure(file, new Map([...contents.keys()].map((page, index) => [page, shapes[index]])), (page, id) => {
    if (!withoutWords.has(page)) withoutWords.set(page, drawnContent(contents.get(page) ?? ''))
    if (!withoutWords.get(page)!.has(id)) return false
    artifacts.set(page, (artifacts.get(page) ?? new Set()).add(id))
    return true
  })
  for (const [page, content] of contents) {
    const [first, ...others] = references(/\/Contents (\d+ 0 R|\[[^\]]*\])/.exec(file.objects.get(page)!.text)?.[1] ?? '')
    if (first === undefined || content.trim() === '') continue
    file.objects.set(first, packedStream('', Buffer.from(markArtifacts(content, artifacts.get(page)), 'latin1'), LEVEL))
    if (others.length > 0) file.objects.set(page, { text: file.objects.get(page)!.text.replace(/\/Contents \[[^\]]*\]/, `/Contents ${first} 0 R`) })
  }
  for (const [number, { text }] of file.objects) {
    if (!/\/Subtype \/Form\b|\/PatternType 1\b/.test(text)) continue
    const before = streamOf(file.objects.get(number)).toString('latin1')
    const after = inGray(before)
    if (after !== before) file.objects.set(number, packedStream(text.replace(/^<<|\/Filter \/FlateDecode|\/Length \d+|>>\s*$/g, ''), Buffer.from(after, 'latin1'), LEVEL))
  }
}

/** The content with greys, which the browser writes as three equal colours, written as greys. */
export function inGray(content: string): string {
  return content.replace(/(?<![\d.])([\d.]+) \1 \1 (RG|rg)\b/g, (_, value: string, operator: string) => `${value} ${operator === 'RG' ? 'G' : 'g'}`)
}

const PAGINATION = '/Artifact <</Type /Pagination>> BDC'
const LAYOUT = '/Artifact <</Type /Layout>> BDC'

/**
 * Marks what a page draws outside marked content as artifacts, and the marked content with these numbers as well; greys as `inGray`.
 * The browser writes an operator a line, and glyphs as hexadecimal digits.
 */
export function markArtifacts(content: string, unreal: ReadonlySet<number> = new Set()): string {
  const lines = content.split('\n')
  const out: string[] = []
  /** Marked content that is open; an artifact of ours is not counted. */
  let depth = 0
  let open = ''
  /** Where in `out` a path begins that is not yet painted. */
  let path = -1
  const close = (): void => {
    if (open !== '') out.push('EMC')
    open = ''
  }
  const begin = (kind: string, at = out.length): void => {
    if (open === kind) return
    if (open !== '') out.splice(at++, 0, 'EMC')
    out.splice(at, 0, kind)
    open = kind
  }
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    // Nearly all lines are these.
    if (line.endsWith(' Tj') || line.endsWith(' Td') || line.endsWith(' Tm') || line.endsWith(' Tf')) {
      out.push(line)
      continue
    }
    if (line.endsWith('BDC') || line.endsWith('BMC')) {
      const id = /\/MCID (\d+)/.exec(line)?.[1]
      if (depth++ > 0) out.push(line)
      else if (id !== undefined && unreal.has(Number(id))) {
        close()
        out.push(LAYOUT)
      } else {
        if (id !== undefined) close()
        out.push(line)
      }
    } else if (line === 'EMC') {
      depth--
      out.push(line)
    } else if (depth > 0) out.push(line.endsWith('rg') || line.endsWith('RG') ? inGray(line) : line)
    else if (line === 'BT') {
      const end = lines.indexOf('ET', at)
      if (!lines.slice(at, end).some((each) => each.includes('/MCID'))) begin(PAGINATION)
      out.push(line)
    } else if (/(?:^|\s)(?:m|l|c|v|y|h|re)$/.test(line)) {
      if (path < 0) path = out.length
      out.push(line)
    } else if (/(?:^|\s)(?:f|F|f\*|B|B\*|b|b\*|S|s)$/.test(line)) {
      begin(LAYOUT, path < 0 ? out.length : path)
      out.push(line)
      path = -1
    } else if (/(?:^|\s)(?:Do|sh)$/.test(line)) {
      begin(LAYOUT)
      out.push(line)
    } else {
      if (/(?:^|\s)n$/.test(line)) path = -1
      out.push(line.endsWith('rg') || line.endsWith('RG') ? inGray(line) : line)
    }
  }
  close()
  return out.join('\n')
}

/** The numbers of the marked content of a page that shows no words and no pictures. */
function drawnContent(content: string): Set<number> {
  const drawn = new Set<number>()
  const open: (number | undefined)[] = []
  for (const [mark, id] of content.matchAll(/\/MCID (\d+)\s*>>\s*BDC|\b(?:BDC|BMC|EMC|Tj|TJ|Do)\b/g)) {
    if (mark === 'EMC') open.pop()
    else if (mark.endsWith('BDC') || mark === 'BMC') {
      open.push(id === undefined ? undefined : Number(id))
      if (id !== undefined) drawn.add(Number(id))
    } else for (const each of open) if (each !== undefined) drawn.delete(each)
  }
  return drawn
}


import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Edition, PrintersPolicy } from '../model/edition.ts'
import { placeOf } from './audit.ts'
import { inkOf, inBlack, type Ink } from './ink.ts'
import type { Leaf } from './labels.ts'
import { printersXmp } from './metadata.ts'
import { readPdfFile, reference, references, type PdfFile } from './pdf-file.ts'
import { writePdfFile } from './pdf-writer.ts'
import { pageContent } from './to-unicode.ts'

/** Points. */
const MM = 72 / 25.4
/** Crop marks: how long, and how thick. */
const MARK = 5 * MM
const HAIRLINE = 0.25

/** What the printer’s PDF is made from. */
export interface PrintersJob {
  readonly edition: Edition
  readonly leaves: readonly Leaf[]
  /** Names of the pictures on a leaf. */
  readonly pictures: (leaf: Leaf) => readonly string[]
  readonly policy: PrintersPolicy
  /** 32 hexadecimal digits that name the content. */
  readonly id: string
}

/**
 * Makes the printer’s PDF from the finished one: the same pages, their drawing the same bytes, on a larger sheet with TrimBox and BleedBox, crop marks
 * outside the bleed where they are asked for; without links, tags and outline. Grey pictures become DeviceGray. What is in colour where the policy has none
 * is told with its page: there is no PDF then.
 */
export function printersPdf(bytes: Uint8Array, job: PrintersJob): { pdf: Uint8Array | undefined; messages: Diagnostic[] } {
  const file = readPdfFile(bytes)
  const root = file.objects.get(reference(file.trailer, 'Root') ?? 0)?.text ?? ''
  const tree = reference(root, 'Pages') ?? 0
  const pages = references(/\/Kids \[([^\]]*)\]/.exec(file.objects.get(tree)?.text ?? '')?.[1] ?? '')
  const seen = new Map<number, Ink>()
  const messages = pages.flatMap((page, index) => judge(file, page, seen, job, job.leaves[index]!))
  if (messages.length > 0) return { pdf: undefined, messages }
  for (const [image, ink] of seen) if (ink === 'grey') file.objects.set(image, inBlack(file, image))

  const { width, height } = job.edition.trim
  const { bleed, cropMarks } = job.policy
  const gap = Math.max(bleed, 3 * MM)
  const edge = cropMarks ? gap + MARK + MM : bleed
  const box = (outwards: number): string => `[${[edge - outwards, edge - outwards, edge + width + outwards, edge + height + outwards].map(point).join(' ')}]`
  const free = Math.max(...file.objects.keys()) + 1
  const [before, after, catalogue, info, xmp] = [0, 1, 2, 3, 4].map((more) => free + more) as [number, number, number, number, number]
  put(file, before, `q\n1 0 0 1 ${point(edge)} ${point(edge)} cm\n`)
  put(file, after, `\nQ\n${cropMarks ? marks(edge, gap, width, height) : ''}`)
  for (const page of pages) {
    const text = file.objects.get(page)!.text
    const content = /\/Contents (\d+ 0 R)/.exec(text)?.[1]
    const kept = text.replace(/\/Annots \[[^\]]*\]\s*|\/(?:StructParents \d+|Tabs \/S|Group \d+ 0 R|MediaBox \[[^\]]*\]|Contents (?:\d+ 0 R|\[[^\]]*\]))\s*/g, '').replace(/>>\s*$/, '')
    file.objects.set(page, { text: `${kept}\n/MediaBox [0 0 ${point(width + 2 * edge)} ${point(height + 2 * edge)}]\n/BleedBox ${box(bleed)}\n/TrimBox ${box(0)}\n/Contents [${[`${before} 0 R`, ...(content === undefined ? [] : [content]), `${after} 0 R`].join(' ')}]>>` })
  }
  const labels = /\/PageLabels <<\/Nums \[[\s\S]*?\]>>/.exec(root)?.[0] ?? ''
  file.objects.set(xmp, printersXmp(job.edition.metadata))
  file.objects.set(info, { text: (file.objects.get(reference(file.trailer, 'Info') ?? 0)?.text ?? '<<>>').replace(/>>$/, '\n/Trapped /False>>') })
  file.objects.set(catalogue, { text: `<<${['/Type /Catalog', `/Pages ${tree} 0 R`, labels, `/Metadata ${xmp} 0 R`].join('\n')}>>` })
  return { pdf: writePdfFile(file, catalogue, info, job.id), messages: [] }
}

function put(file: PdfFile, number: number, content: string): void {
  const stream = Buffer.from(content, 'latin1')
  file.objects.set(number, { text: `<</Length ${stream.length}>>`, stream })
}

function point(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

/** Two hairlines at each corner of the trimmed page. */
function marks(edge: number, gap: number, width: number, height: number): string {
  const lines = [edge, edge + width].flatMap((x) => [[x, edge - gap - MARK, x, edge - gap], [x, edge + height + gap, x, edge + height + gap + MARK]])
  const across = [edge, edge + height].flatMap((y) => [[edge - gap - MARK, y, edge - gap, y], [edge + width + gap, y, edge + width + gap + MARK, y]])
  return `q\n0 G ${HAIRLINE} w 0 J\n${[...lines, ...across].map(([x, y, toX, toY]) => `${point(x!)} ${point(y!)} m ${point(toX!)} ${point(toY!)} l S`).join('\n')}\nQ\n`
}

/** What is in colour on a page. */
function judge(file: PdfFile, page: number, seen: Map<number, Ink>, { policy, pictures }: PrintersJob, leaf: Leaf): Diagnostic[] {
  const { drawn, images } = inkOf(file, page, pageContent(file, file.objects.get(page)!.text).toString('latin1'), seen)
  const names = pictures(leaf).map((name) => `“${name}”`).join(', ')
  const told = (what: string): Diagnostic => diagnostic('print-colour-gray', `On page ${leaf.label}, in “${leaf.section.title}”, ${what}; the printer’s PDF is in black.`, placeOf(leaf.section, ''))
  return [
    ...(drawn.length > 0 && !(policy.colour === 'pictures' && names !== '') ? [told(`${names === '' ? 'text or rules are' : `text, rules or a drawing (${names}) are`} in colour: ${drawn.join(', ')}`)] : []),
    ...(images.length > 0 && policy.colour !== 'pictures' ? [told(`${images.length === 1 ? 'a picture' : `${images.length} pictures`} of ${names === '' ? 'the house' : names} ${images.length === 1 ? 'is' : 'are'} in colour`)] : []),
  ]
}

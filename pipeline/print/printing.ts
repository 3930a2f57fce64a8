import { printSheets, type Assembled, type PageShape, type Sheets } from './assemble.ts'
import { digest, readEntry, writeEntry } from './cache.ts'
import { tagPages } from './artifacts.ts'
import { readPdfFile, type PdfFile } from './pdf-file.ts'
import type { PageSource } from './page-source.ts'
import type { Served } from './serve.ts'
import { completeToUnicode } from './to-unicode.ts'
import { OPENING_LIMIT, TIME_LIMIT, withTimeLimit } from './watchdog.ts'

/** A part of the book as the browser has printed it, and what its pages showed. */
export interface PrintedPart {
  readonly file: PdfFile
  readonly assembled: Assembled
}

export interface PrintJob {
  readonly sheet: Sheets
  /** Everything else that shapes the pages: styles, fonts, pictures, browser, engine. */
  readonly environment: string
  readonly path: string
  readonly files: Map<string, Served>
  readonly cacheDir: string | undefined
}

/** As it lies in the cache: the objects of the PDF, streams in base 64. */
interface Stored {
  readonly objects: readonly (readonly [number: number, text: string, stream?: string])[]
  readonly trailer: string
  readonly assembled: Assembled
}

/** A part of the book: from the cache, or printed and put there. */
export async function printPart(job: PrintJob, source: PageSource): Promise<PrintedPart> {
  const { sheet, cacheDir } = job
  const key = digest('part', job.environment, sheet.xhtml, JSON.stringify(sheet.labels), ...(sheet.marks ? [JSON.stringify(sheet.marks)] : []))
  const stored = await readEntry<Stored>(cacheDir, key)
  if (stored !== undefined) return { file: restored(stored), assembled: stored.assembled }
  const page = await withTimeLimit(source.browser, () => source.take('sheets'), OPENING_LIMIT)
  let isClean = false
  try {
    const printed = await withTimeLimit(source.browser, () => printSheets(page, job.files, job.path, sheet), TIME_LIMIT)
    isClean = true
    // Read here, while the browser prints another.
    const file = readPart(printed.pdf, printed.assembled.shapes)
    if (cacheDir !== undefined) writeEntry(cacheDir, key, { objects: storable(file), trailer: file.trailer, assembled: printed.assembled } satisfies Stored)
    return { file, assembled: printed.assembled }
  } finally {
    await source.give(page, isClean, 'sheets')
  }
}

/** What the browser has printed, read, its glyphs explained, its pages tagged. */
export function readPart(pdf: Uint8Array, shapes: readonly PageShape[]): PdfFile {
  const file = readPdfFile(pdf)
  completeToUnicode(file)
  tagPages(file, shapes)
  return file
}

function storable({ objects }: PdfFile): Stored['objects'] {
  return [...objects].map(([number, { text, stream }]) => (stream === undefined ? [number, text] : [number, text, Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength).toString('base64')]))
}

function restored({ objects, trailer }: Stored): PdfFile {
  return { trailer, objects: new Map(objects.map(([number, text, stream]) => [number, stream === undefined ? { text } : { text, stream: Buffer.from(stream, 'base64') }])) }
}

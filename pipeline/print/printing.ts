import { printSheets, type Assembled, type Sheets } from './assemble.ts'
import { digest, readEntry, writeEntry } from './cache.ts'
import { readPdfFile, type PdfFile } from './pdf-file.ts'
import type { PageSource } from './page-source.ts'
import type { Served } from './serve.ts'
import { completeToUnicode } from './to-unicode.ts'
import { TIME_LIMIT, withTimeLimit } from './watchdog.ts'

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

/** As it lies in the cache: the PDF in base 64. */
interface Stored {
  readonly pdf: string
  readonly assembled: Assembled
}

/** A part of the book: from the cache, or printed and put there. */
export async function printPart(job: PrintJob, source: PageSource): Promise<PrintedPart> {
  const { sheet, cacheDir } = job
  const key = digest('part', job.environment, sheet.xhtml, JSON.stringify(sheet.labels))
  const stored = await readEntry<Stored>(cacheDir, key)
  if (stored !== undefined) return { file: readPart(Buffer.from(stored.pdf, 'base64')), assembled: stored.assembled }
  const page = await withTimeLimit(() => source.take('sheets'), TIME_LIMIT)
  let isClean = false
  try {
    const printed = await withTimeLimit(() => printSheets(page, job.files, job.path, sheet), TIME_LIMIT)
    writeEntry(cacheDir, key, { pdf: Buffer.from(printed.pdf).toString('base64'), assembled: printed.assembled } satisfies Stored)
    isClean = true
    // Read here, while the browser prints another.
    return { file: readPart(printed.pdf), assembled: printed.assembled }
  } finally {
    await source.give(page, isClean, 'sheets')
  }
}

/** What the browser has printed, read, and its glyphs explained. */
export function readPart(pdf: Uint8Array): PdfFile {
  const file = readPdfFile(pdf)
  completeToUnicode(file)
  return file
}

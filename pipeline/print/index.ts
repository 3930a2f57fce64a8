import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Edition, PrintersPolicy } from '../model/edition.ts'
import type { PageMap } from '../model/page-map.ts'
import type { ProgressListener } from '../model/progress.ts'
import type { Proof } from '../model/proof.ts'
import { WHOLE_BOOK } from './browser.ts'
import { uncovered } from './coverage.ts'
import type { Cure } from './cures.ts'
import { Press } from './press.ts'
import { Pressroom } from './pressroom.ts'
import type { PageQuality } from './quality.ts'
import { timed, type WorkListener } from './timing.ts'
import { isLoss } from './watchdog.ts'

export { sweep, writeInStep } from './cache.ts'
export { renderPageMap } from './pages.ts'
export { Pressroom } from './pressroom.ts'
export { renderQuality } from './quality-report.ts'
export type { WorkListener } from './timing.ts'

export interface PrintOptions {
  /** Path of a browser (--browser, SOURCEBOOK_BROWSER). */
  readonly browser?: string
  readonly cacheDir?: string
  /** Pages laid out at once; 2 unless told. The result does not depend on it. */
  readonly workers?: number
  /** false: only the page map. */
  readonly pdf: boolean
  /** The pages as they would be printed, in place of a PDF. */
  readonly proof?: boolean
  /** Measure how the pages are set. */
  readonly report?: boolean
  /** Make the printer’s PDF as well. */
  readonly printers?: PrintersPolicy | undefined
  readonly onProgress?: ProgressListener
  readonly onWork?: WorkListener | undefined
  readonly signal?: AbortSignal
  /** Where the press stands; one that was opened for this edition alone unless told. */
  readonly room?: Pressroom | undefined
  /** For tests only: how the engine is held. */
  readonly engine?: { readonly cures?: readonly Cure[]; readonly retries?: readonly string[]; readonly timeLimit?: number }
}

export interface PrintResult {
  readonly pdf?: Uint8Array
  /** With `printers`: the printer’s PDF. */
  readonly printersPdf?: Uint8Array | undefined
  readonly pageMap?: PageMap
  /** Where it was asked for. */
  readonly proof?: Proof
  /** With a PDF: the text of each of its pages, read back from it; right-to-left lines as they stand on paper. */
  readonly pageTexts?: readonly string[]
  readonly quality?: readonly PageQuality[]
  readonly messages: Diagnostic[]
}

/**
 * Lays the edition out into pages and prints it.
 *
 * After an error there is no PDF; the page map is there where every section could be laid out. The PDF is the same, byte for byte,
 * for the same edition, fonts and browser.
 *
 * @throws the signal's reason when aborted.
 */
export async function print(edition: Edition, options: PrintOptions): Promise<PrintResult> {
  options.signal?.throwIfAborted()
  const missing = uncovered(edition)
  if (missing.length > 0) return { messages: missing }
  const room = options.room ?? new Pressroom()
  const choice = await timed(options.onWork, 'browser', () => room.open(options.browser))
  if (!('first' in choice)) return { messages: [...choice.messages] }
  const abort = (): void => void room.close(true)
  options.signal?.addEventListener('abort', abort)
  try {
    options.signal?.throwIfAborted()
    return await new Press(edition, options, choice, room).run()
  } catch (error) {
    options.signal?.throwIfAborted()
    if (!isLoss(error)) throw error
    return { messages: [...choice.messages, diagnostic('browser-alive', `The browser was lost: ${error.message.split('\n')[0] ?? ''}.`, WHOLE_BOOK)] }
  } finally {
    options.signal?.removeEventListener('abort', abort)
    if (options.room === undefined) await room.close()
  }
}

import type { ConsoleMessage } from 'playwright-core'
import type { Diagnostic } from '../model/diagnostics.ts'
import type { Section } from '../model/edition.ts'
import { audit } from './audit.ts'
import { digest, readEntry, writeEntry } from './cache.ts'
import { ALL_CURES, installCures, type Cure } from './cures.ts'
import { sectionDocument } from './document.ts'
import { paginate } from './engine.ts'
import { harvest, type Harvest, type HarvestedPage } from './harvest.ts'
import { installFacing } from './facing.ts'
import { installNoteGroups } from './note-groups.ts'
import { installOpenings } from './openings.ts'
import { installMeasuring } from './measuring.ts'
import { installPictures } from './pictures.ts'
import { inColumns } from './indexes.ts'
import { numberLines } from './line-numbers.ts'
import { dropUnusedMarks } from './marks.ts'
import { installRows } from './rows.ts'
import { installTables } from './tables.ts'
import type { PageSource } from './page-source.ts'
import { roomOf } from './room.ts'
import { mendSplits } from './splits.ts'
import { inTiers } from './tiers.ts'
import { OPENING_LIMIT, TIME_LIMIT, withTimeLimit } from './watchdog.ts'
import { keepShortParagraphs } from './widows.ts'

/** A section laid out into pages. */
export interface SectionPages {
  readonly pages: readonly HarvestedPage[]
  readonly css: string
}

export interface SectionJob {
  readonly section: Section
  /** Text of every slot as it was laid out, by target. */
  readonly slotText: (target: string, width: number | undefined) => string
  /** Everything else that shapes the pages: styles, fonts, browser, engine. */
  readonly environment: string
  readonly css: string
  readonly assetUrl: (file: string) => string
  /** “continued”: behind the heading of an index that goes on in another column. */
  readonly continued: string
  readonly cacheDir: string | undefined
  /** Only tests leave cures out. */
  readonly cures?: readonly Cure[]
  readonly retries?: readonly string[]
  /** Milliseconds; only tests set it. */
  readonly timeLimit?: number
}

/**
 * Styles tried in turn where a section failed its audit. They move the breaks, and change as little as can be seen.
 */
const PERTURBATIONS = ['', 'widows:1;orphans:1', 'letter-spacing:0.004em', 'letter-spacing:0.01em']
/** For a section that ends with a few lines on a page of their own: a little tighter than the house's style, by less than can be seen. */
const TIGHTER = 'word-spacing:-0.03em;letter-spacing:-0.002em'
/** A last page with less than this share of the letters of the pages before it is drawn back, if that can be done unseen. */
const SHORT_LAST_PAGE = 0.16

/** Pages of one section: from the cache, or laid out in a page of the browser, audited, and put into the cache. */
export async function paginateSection(job: SectionJob, worker: PageSource): Promise<{ result: SectionPages | undefined; messages: readonly Diagnostic[]; cached: boolean }> {
  const xhtml = sectionDocument(job)
  const key = digest(job.environment, job.section.id, job.section.start, xhtml, ...(job.section.index ? [job.continued, String(job.section.index.columns)] : []), (job.cures ?? ALL_CURES).join())
  const stored = await readEntry<SectionPages>(job.cacheDir, key)
  if (stored !== undefined) return { result: stored, messages: [], cached: true }
  let messages: readonly Diagnostic[] = []
  for (const perturbation of job.retries ?? PERTURBATIONS) {
    const attempt = await layOut(job, xhtml, perturbation, worker)
    if (attempt.messages.length === 0) {
      const result = job.retries === undefined && hasShortEnd(attempt.result) ? await drawBack(job, xhtml, attempt.result, worker) : attempt.result
      writeEntry(job.cacheDir, key, result)
      return { result, messages: [], cached: false }
    }
    // The first try's words are the ones to report: they were lost in the type as it was set.
    if (messages.length === 0) messages = attempt.messages
  }
  return { result: undefined, messages, cached: false }
}

/**
 * The section with one page fewer, where a slightly tighter setting brings that about; as it was where it does not. One setting, not
 * several: each try lays out the whole section anew.
 */
async function drawBack(job: SectionJob, xhtml: string, plain: SectionPages, worker: PageSource): Promise<SectionPages> {
  const { result, messages } = await layOut(job, xhtml, TIGHTER, worker, plain.pages.length - 1)
  return result !== undefined && messages.length === 0 ? result : plain
}

function hasShortEnd({ pages }: SectionPages): boolean {
  const lengths = pages.map(({ body }) => body.reduce((sum, [, , text]) => sum + text.length, 0))
  const last = lengths.pop() ?? 0
  return lengths.length > 0 && last < SHORT_LAST_PAGE * Math.max(...lengths)
}

/** A section as it was laid out once; `result` is undefined where it took more pages than were wanted, and was not read. */
interface Attempt {
  readonly result: SectionPages | undefined
  readonly messages: readonly Diagnostic[]
}

async function layOut(job: SectionJob, xhtml: string, perturbation: string, worker: PageSource): Promise<Attempt & { readonly result: SectionPages }>
async function layOut(job: SectionJob, xhtml: string, perturbation: string, worker: PageSource, most: number): Promise<Attempt>
async function layOut(job: SectionJob, xhtml: string, perturbation: string, worker: PageSource, most = Infinity): Promise<Attempt> {
  const page = await withTimeLimit(worker.browser, () => worker.take(), job.timeLimit ?? OPENING_LIMIT)
  const errors: string[] = []
  const listen = (message: ConsoleMessage): void => {
    if (message.type() === 'error' || /Unable to layout|Layout repeated|overflow on/.test(message.text())) errors.push(message.text())
  }
  const listenError = (error: Error): void => void errors.push(error.message)
  page.on('console', listen)
  page.on('pageerror', listenError)
  let isClean = false
  try {
    return await withTimeLimit(page.context().browser(), async () => {
      await page.evaluate(`(${installMeasuring.toString()})(); (${installPictures.toString()})(); (${installTables.toString()})(); (${installNoteGroups.toString()})(); (${installCures.toString()})(${JSON.stringify(job.cures ?? ALL_CURES)}); (${installRows.toString()})(); (${keepShortParagraphs.toString()})(); (${installFacing.toString()})(); (${installOpenings.toString()})(${roomOf.toString()})`)
      const { css } = job
      const count = await page.evaluate(paginate, { xhtml: await inTiers(page, { xhtml: await inColumns(page, job.section, { xhtml, css, perturbation, continued: job.continued }), css, perturbation }), css, perturbation, facing: job.section.start === 'recto' && !job.section.index })
      if (count > most) {
        isClean = errors.length === 0
        return { result: undefined, messages: [] }
      }
      // As one text: taken over value by value it would cost more than the reading.
      const found = JSON.parse(await page.evaluate(`(${mendSplits.toString()})(); (${dropUnusedMarks.toString()})(); (${numberLines.toString()})(); JSON.stringify((${harvest.toString()})(${roomOf.toString()}))`)) as Harvest
      const messages = audit(job.section, found, errors)
      isClean = messages.length === 0
      return { result: { pages: found.pages, css: found.css }, messages }
    }, job.timeLimit ?? TIME_LIMIT)
  } finally {
    page.off('console', listen)
    page.off('pageerror', listenError)
    await worker.give(page, isClean)
  }
}

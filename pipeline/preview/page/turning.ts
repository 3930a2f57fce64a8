import type { BookView, PageView } from '../protocol.ts'

/** Indexes of the pages that lie open where the page `at` does: left and right; alone: one of them. */
export function openingOf(at: number, count: number, isSingle: boolean): readonly [verso: number | undefined, recto: number | undefined] {
  if (isSingle) return at % 2 === 0 ? [undefined, at] : [at, undefined]
  const verso = at % 2 === 0 ? at - 1 : at
  return [verso >= 0 ? verso : undefined, verso + 1 < count ? verso + 1 : undefined]
}

/** The page that shows what the page `at` showed: pages before it may have come or gone, and its own words may have changed. */
export function samePage(before: BookView, after: BookView, at: number): number {
  const old = before.pages[at]
  const clamp = (index: number): number => Math.max(0, Math.min(after.pages.length - 1, index))
  if (old === undefined) return clamp(at)
  const now = inSection(after, old)
  if (now.length === 0) return clamp(at)
  const ordinal = inSection(before, old).findIndex(({ index }) => index === at)
  const nearest = (found: readonly Own[]): number | undefined => [...found].sort((a, b) => Math.abs(a.ordinal - ordinal) - Math.abs(b.ordinal - ordinal))[0]?.index
  return nearest(now.filter(({ page }) => page.words === old.words && page.blank === old.blank))
    ?? nearest(now.filter(({ page }) => page.block === old.block && page.offset === old.offset && page.blank === old.blank))
    ?? now[Math.min(now.length - 1, ordinal)]?.index ?? clamp(at)
}

interface Own {
  readonly page: PageView
  readonly index: number
  readonly ordinal: number
}

function inSection({ pages }: BookView, { section }: PageView): Own[] {
  return pages.flatMap((page, index) => (page.section === section ? [{ page, index }] : [])).map((own, ordinal) => ({ ...own, ordinal }))
}

/** The page that somebody means: its label, or “#12”, the twelfth. Of labels written alike the first after `from`. */
export function pageNamed({ pages }: BookView, written: string): number | undefined {
  const wanted = written.trim().toLowerCase()
  const counted = /^#(\d+)$/u.exec(wanted)?.[1]
  if (counted !== undefined) return pages[Number(counted) - 1] === undefined ? undefined : Number(counted) - 1
  const index = pages.findIndex(({ label }) => label.toLowerCase() === wanted)
  return index < 0 ? undefined : index
}

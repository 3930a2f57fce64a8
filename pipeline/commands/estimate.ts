import { stages, type Pace, type Progress, type Stage } from '../model/progress.ts'

/** Where nothing is known of the last build: how long these take beside the pagination. */
const BESIDE: { readonly [stage in Stage]?: number } = { print: 0.3, epub: 0.15, publish: 0.01 }

/** Says how long a build will still take: by how long the last one took, and the more is done the more by the pace of this one. Times are in seconds. */
export class Estimate {
  #last: Pace | undefined
  #progress: Progress | undefined
  #since = 0

  hear(progress: Progress, now: number): void {
    this.#last = progress.last ?? this.#last
    if (progress.stage !== this.#progress?.stage) this.#since = now
    // The number of pages is known from then on.
    this.#progress = progress.pages === undefined && this.#progress?.pages !== undefined ? { ...progress, pages: this.#progress.pages } : progress
  }

  /** Pages that there will be, as far as the last build tells. */
  get pages(): number | undefined {
    return this.#last?.pages
  }

  /** Undefined where nothing can be said yet. */
  left(now: number): number | undefined {
    if (this.#progress === undefined) return undefined
    const { stage } = this.#progress
    const passed = now - this.#since
    const part = this.#part()
    const byPace = part > 0.05 ? passed * (1 - part) / part : undefined
    const before = this.#last?.seconds[stage]
    const byLast = before === undefined ? undefined : part > 0 ? before * (1 - part) : Math.max(0, before - passed)
    const own = byPace === undefined ? byLast : byLast === undefined ? byPace : byLast * (1 - part) + byPace * part
    if (own === undefined && (this.#last === undefined || stages.indexOf(stage) < stages.indexOf('paginate'))) return undefined
    const later = stages.slice(stages.indexOf(stage) + 1)
    const paginating = stage === 'paginate' && own !== undefined ? passed + own : 0
    return later.reduce((sum, each) => sum + (this.#last === undefined ? paginating * (BESIDE[each] ?? 0) : this.#last.seconds[each] ?? 0), own ?? 0)
  }

  /** How much of its stage is done, from 0 to 1. */
  #part(): number {
    const { stage, done, total, pages } = this.#progress!
    if (stage === 'paginate' && pages !== undefined && this.#last?.pages !== undefined) return Math.min(0.95, pages / this.#last.pages)
    return done === undefined || total === undefined || total === 0 ? 0 : done / total
  }
}

export const stages = ['load', 'check', 'compile', 'paginate', 'print', 'epub', 'publish'] as const
export type Stage = (typeof stages)[number]

/** How long a build was at each stage, in seconds, and how many pages it made. */
export interface Pace {
  readonly seconds: { readonly [stage in Stage]?: number }
  readonly pages?: number | undefined
}

/** What a running build says of itself. Numbers are for display only: nothing may depend on them. */
export interface Progress {
  readonly stage: Stage
  /** Title or id of the section under work. */
  readonly section?: string | undefined
  /** Pages made so far. */
  readonly pages?: number | undefined
  readonly done?: number | undefined
  readonly total?: number | undefined
  /** At the beginning: how long the last build of the same took. */
  readonly last?: Pace | undefined
}

export type ProgressListener = (progress: Progress) => void

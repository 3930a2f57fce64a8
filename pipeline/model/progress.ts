/** What a running build says of itself. Numbers are for display only: nothing may depend on them. */
export interface Progress {
  readonly stage: 'load' | 'check' | 'compile' | 'paginate' | 'print' | 'epub' | 'publish'
  /** Title or id of the section under work. */
  readonly section?: string | undefined
  /** Pages made so far. */
  readonly pages?: number | undefined
  readonly done?: number | undefined
  readonly total?: number | undefined
}

export type ProgressListener = (progress: Progress) => void

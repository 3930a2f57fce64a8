/** What the press spends its time on. */
export type Work = 'fonts' | 'browser' | 'paginate' | 'assemble' | 'print' | 'rewrite' | 'read-back' | 'prove'

/** Hears of every piece of work when it is done: milliseconds of the clock. Several go on at once. For measuring only: nothing may depend on it. */
export type WorkListener = (work: Work, milliseconds: number) => void

/** Does a piece of work and tells how long it took. */
export async function timed<T>(listener: WorkListener | undefined, work: Work, job: () => T | Promise<T>): Promise<T> {
  if (listener === undefined) return job()
  const from = performance.now()
  try {
    return await job()
  } finally {
    listener(work, performance.now() - from)
  }
}

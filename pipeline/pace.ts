import type { Pace, ProgressListener, Stage } from './model/progress.ts'

/** Listens to a build for whoever else does, and takes the time of its stages. */
export function stopwatch(listener: ProgressListener | undefined, now: () => number = () => performance.now()): { readonly listen: ProgressListener; readonly took: (pages: number | undefined) => Pace } {
  const seconds: { [stage in Stage]?: number } = {}
  let at: Stage | undefined
  let since = now()
  const pass = (stage?: Stage): void => {
    const then = now()
    if (at !== undefined) seconds[at] = (seconds[at] ?? 0) + (then - since) / 1000
    at = stage
    since = then
  }
  return {
    listen: (progress) => {
      if (progress.stage !== at) pass(progress.stage)
      listener?.(progress)
    },
    took: (pages) => {
      pass()
      return { seconds: Object.fromEntries(Object.entries(seconds).map(([stage, each]) => [stage, Math.round(each * 100) / 100])), pages }
    },
  }
}

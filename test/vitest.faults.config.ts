import { defineConfig } from 'vitest/config'

const limits = { testTimeout: 1_200_000, hookTimeout: 600_000 }
/** What is measured, how soon a build ends, is measured on a quiet machine: before all others. */
const measured = ['test/faults/stops.test.ts']

/** Real faults: hundreds of builds are killed, stopped and starved. Two files at once: where one waits, the other works. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      { test: { name: 'measured', include: measured, sequence: { groupOrder: 0 }, ...limits } },
      { test: { name: 'counted', include: ['test/faults/**/*.test.ts'], exclude: measured, sequence: { groupOrder: 1 }, ...limits } },
    ],
  },
})

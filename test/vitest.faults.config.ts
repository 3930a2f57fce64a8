import { defineConfig } from 'vitest/config'

/** Real faults: hundreds of builds are killed, stopped and starved, which takes longer than all other tests. */
export default defineConfig({
  test: { include: ['test/faults/**/*.test.ts'], testTimeout: 1_800_000, hookTimeout: 600_000, passWithNoTests: false },
})

import { defineConfig } from 'vitest/config'

const limits = { testTimeout: 60_000, hookTimeout: 60_000 }
/** Rooms whose tests are of pure functions: they share their modules, which are long in reading. Others have browsers and processes to themselves. */
const pure = ['test/{check,compile,language,load,model}/**/*.test.ts']

export default defineConfig({
  test: {
    // One a core: left to itself the runner keeps one back, and of two that is half.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'text', include: pure, isolate: false, ...limits } },
      { test: { name: 'pages', include: ['test/**/*.test.ts'], exclude: [...pure, 'test/long/**', 'test/faults/**', 'test/bench/**', 'node_modules/**'], ...limits } },
    ],
  },
})

// What is checked before the tests run, by as many at once as there are cores: types, lint, unused code, directions of imports; and the
// program, compiled. Each says what it found when it is done, one after the other; all are heard before the run fails.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'

// The longest first.
const waiting = ['lint', 'types', 'compile', 'imports', 'unused']
let failed = false

async function runNext() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const child = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk))
    const code = await new Promise((resolve) => child.on('error', () => resolve(1)).on('close', resolve))
    process.stdout.write(Buffer.concat(said))
    if (code !== 0) {
      failed = true
      console.error(`npm run ${name} failed.`)
    }
  }
}

await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, runNext))
process.exitCode = failed ? 1 : 0

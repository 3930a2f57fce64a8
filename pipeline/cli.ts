#!/usr/bin/env node
import { exitCodes } from './commands/exit-codes.ts'
import { main } from './commands/index.ts'

// Whoever reads what is said may have enough of it (`| head`), or be gone: the work goes on. A disk that takes no more results is a failure.
process.stderr.on('error', () => undefined)
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return
  process.stderr.write(`What was found cannot be written: ${error.message}.\n`)
  unwritten = true
  process.exitCode ||= exitCodes.cannotWrite
})
let unwritten = false

const code = await main(process.argv.slice(2))
process.exitCode = code === exitCodes.ok && unwritten ? exitCodes.cannotWrite : code

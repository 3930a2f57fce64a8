#!/usr/bin/env node
import { exitCodes } from './commands/exit-codes.ts'
import { faultOfPress, levelAsked } from './commands/faults.ts'
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

// What no command caught is a fault of the program, and is said like any other; browsers are ended on the way out.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    process.stderr.write(`${process.stderr.isTTY ? '\r\u001B[K' : ''}${faultOfPress(error, levelAsked(process.argv))}\n`)
    process.exit(exitCodes.internal)
  })
}

const code = await main(process.argv.slice(2))
process.exitCode = code === exitCodes.ok && unwritten ? exitCodes.cannotWrite : code

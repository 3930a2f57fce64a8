import { generator } from '../program.ts'
import { visible } from './report/visible.ts'
import type { LogLevel } from './terminal.ts'

/** Of a message that nobody wrote for readers, so much is shown. */
const MOST = 300

/**
 * What is said where the program itself failed: one line, that it is not the book, what to report and where. The stack follows for
 * `--log-level debug` only. Ends without a line feed.
 */
export function faultOfPress(error: unknown, level: LogLevel, published = 'Nothing was published'): string {
  const reason = visible(error instanceof Error ? `${error.name}: ${error.message}` : String(error)).replace(/[.\s]+$/u, '')
  const line = `Sourcebook itself failed; your book is not at fault. ${published}. Please report this line, and what you did, where you got Sourcebook from (${generator}, Node ${process.versions.node}, ${process.platform} ${process.arch}): ${reason.length > MOST ? `${reason.slice(0, MOST)}…` : reason}.`
  return level === 'debug' && error instanceof Error && error.stack !== undefined ? `${line}\n${error.stack}` : line
}

/** The level of a command line that may be wrong in all else. */
export function levelAsked(args: readonly string[]): LogLevel {
  return args.some((each, at) => each === '--log-level=debug' || (each === 'debug' && args[at - 1] === '--log-level')) ? 'debug' : 'info'
}

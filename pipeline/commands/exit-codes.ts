import { severityOf, type Diagnostic } from '../model/diagnostics.ts'
import type { RuleId } from '../model/rules.ts'

/** Exit codes of the program (after sysexits.h). */
export const exitCodes = {
  ok: 0,
  /** `verify`: the outputs are not those of the release. */
  differs: 1,
  usage: 64,
  badInput: 65,
  internal: 70,
  cannotWrite: 73,
  buildRunning: 75,
  /** The terminal is gone: SIGHUP. */
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const

/** Rules that speak of the press or its browser, not of the manuscript. */
const pressRules: ReadonlySet<RuleId> = new Set<RuleId>([
  'browser-available', 'browser-alive', 'browser-pinned', 'browser-console-silent', 'page-conserved', 'pdf-conserved', 'epub-conserved',
])

/** 65 where the input is at fault, 70 where the press is, else 0. With `strict` warnings count as errors do. */
export function exitCodeOf(messages: readonly Diagnostic[], { strict = false } = {}): number {
  const faults = messages.filter((message) => severityOf(message) === 'error' || (strict && severityOf(message) === 'warning'))
  if (faults.length === 0) return exitCodes.ok
  return faults.every((message) => pressRules.has(message.ruleId)) ? exitCodes.internal : exitCodes.badInput
}

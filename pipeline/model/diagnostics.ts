import { VFileMessage } from 'vfile-message'
import { rules, type RuleId, type Severity } from './rules.ts'

/** Where something stands: a file (path relative to the book folder, `/` as separator), line and column counted from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/**
 * A diagnostic is a vfile message: `file`, `line`, `column`, `ruleId`, `reason`, and `note`, the way out.
 * `fatal` is true for errors, false for warnings, null for information (vfile's own convention).
 */
export type Diagnostic = VFileMessage & { readonly ruleId: RuleId }

/**
 * Makes a diagnostic whose severity the catalogue fixes.
 * `hint` says what to do; without it the rule's own hint is taken.
 */
export function diagnostic(rule: RuleId, reason: string, place: Place, hint?: string): Diagnostic {
  const point = { line: place.line, column: place.column }
  const message = new VFileMessage(bounded(reason), { place: point, ruleId: rule, source: 'sourcebook' })
  const { severity } = rules[rule]
  message.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined
  message.file = place.file
  message.note = bounded(hint ?? rules[rule].hint)
  message.name = `${place.file}:${place.line}:${place.column}`
  return message as Diagnostic
}

/** Of what a book says about itself in a message, no more than one can read: the rest is left out from the middle. */
function bounded(text: string): string {
  return text.length <= MOST ? text : `${text.slice(0, MOST / 2)} … ${text.slice(-MOST / 4)}`
}

const MOST = 800

/** The severity of a diagnostic, as the catalogue fixes it. */
export function severityOf(message: Diagnostic): Severity {
  return rules[message.ruleId].severity
}

/** Whether any of the diagnostics blocks the build. */
export function hasErrors(messages: readonly Diagnostic[]): boolean {
  return messages.some((message) => severityOf(message) === 'error')
}

/** Orders diagnostics by file, line, column and rule, so that a report does not depend on the order of the work. */
export function sortDiagnostics(messages: readonly Diagnostic[]): Diagnostic[] {
  const key = (m: Diagnostic): [string, number, number, string] => [m.file ?? '', m.line ?? 0, m.column ?? 0, m.ruleId]
  return [...messages].sort((a, b) => {
    const [fileA, lineA, columnA, ruleA] = key(a)
    const [fileB, lineB, columnB, ruleB] = key(b)
    if (fileA !== fileB) return fileA < fileB ? -1 : 1
    return lineA - lineB || columnA - columnB || (ruleA < ruleB ? -1 : ruleA > ruleB ? 1 : 0)
  })
}

/** The nearest of `candidates` to `word` (edit distance at most a third of its length), or undefined: for “did you mean”. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitution))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}

import { builtIn, transformOf } from './built-in.ts'
import type { RuleFault } from './fault.ts'
import { parseRules } from './parser.ts'
import { rulePass } from './rule-pass.ts'
import type { RuleFile, TextBuffer, Transform } from './rules.ts'
import type { UnicodeSet } from './unicode-set.ts'

export type { RuleFault } from './fault.ts'
export type { Transform } from './rules.ts'

/** A transform, or what is wrong with its rules. */
export type Compiled = { readonly transform: Transform; readonly faults?: never } | { readonly faults: readonly RuleFault[]; readonly transform?: never }

export interface CompileOptions {
  /** Number of the first line of the rules in their file; 1 where it is not given. */
  readonly firstLine?: number
  /** Finds a transform that the rules call and that is none of UTS #35’s own; undefined where there is none. */
  readonly resolve?: (name: string) => Transform | undefined
}

/** Compiles transform rules of UTS #35, part 2, for the forward direction. Rules for the other direction alone are passed over. */
export function compileRules(text: string, options: CompileOptions = {}): Compiled {
  const { file, faults } = parseRules(text, options.firstLine ?? 1, (name) => builtIn(name) ?? options.resolve?.(name))
  return faults.length > 0 ? { faults } : { transform: transformOf(runnerOf(file)) }
}

type Run = (buffer: TextBuffer) => void

function runnerOf(file: RuleFile): Run {
  const steps: Run[] = file.steps.map((step) => (step.kind === 'rules' ? rulePass(step.rules) : filtered(step.filter, step.transform.run)))
  return filtered(file.filter, (buffer) => {
    const start = buffer.left
    if (steps.length === 0) buffer.copy(buffer.limit)
    for (const [index, step] of steps.entries()) {
      if (index > 0) buffer.rewind(start)
      step(buffer)
    }
  })
}

/** Runs a step on each stretch of characters that the filter holds; the others stay, and are seen as context. */
function filtered(filter: UnicodeSet | undefined, step: Run): Run {
  if (!filter) return step
  return (buffer) => {
    // Counted from the end, which does not move where the buffer grows.
    const rest = buffer.units.length - buffer.limit
    const limit = (): number => buffer.units.length - rest
    while (buffer.right < limit()) {
      buffer.copy(stretch(buffer, filter, false, limit()))
      const end = stretch(buffer, filter, true, limit())
      if (end === buffer.right) continue
      buffer.limit = end
      step(buffer)
      buffer.limit = limit()
    }
  }
}

/** Where the characters at hand that are in the filter, or are not, come to an end. */
function stretch({ units, right }: TextBuffer, filter: UnicodeSet, inside: boolean, limit: number): number {
  let at = right
  while (at < limit) {
    const lead = units[at] as number
    const trail = at + 1 < limit ? units[at + 1] as number : 0
    const pair = lead >= 0xD800 && lead < 0xDC00 && trail >= 0xDC00 && trail < 0xE000
    if (filter.has(pair ? 0x10000 + ((lead - 0xD800) << 10) + trail - 0xDC00 : lead) !== inside) break
    at += pair ? 2 : 1
  }
  return at
}

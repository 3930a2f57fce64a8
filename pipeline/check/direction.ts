import { scanFor } from '../language/scanning.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Check } from './index.ts'
import type { FileProse, Stretch } from './prose.ts'
import { codePoint, tallyOf } from './tally.ts'

const embedding = /[\u202A\u202B\u202D\u202E]/u
const isolate = /[\u2066-\u2068]/u
const override = /[\u202D\u202E]/u

/** Finds what opens and closes a direction. Marks (U+200E, U+200F, U+061C) open nothing, so nothing of theirs can be left open. */
const scanControls = scanFor(/[\u202A-\u202E\u2066-\u2069]/u)

const named: Readonly<Record<string, string>> = {
  '\u202A': 'left-to-right embedding', '\u202B': 'right-to-left embedding', '\u202C': 'pop directional formatting', '\u202D': 'left-to-right override',
  '\u202E': 'right-to-left override', '\u2066': 'left-to-right isolate', '\u2067': 'right-to-left isolate', '\u2068': 'first strong isolate',
  '\u2069': 'pop directional isolate',
}

const reasons = {
  override: [(what: string) => `There is a ${what} here: the letters after it are shown in an order that is not theirs`, 'Delete it and the U+202C that closes it; mark the run with :lang[…]{tag=…} instead.'],
  embedding: [(what: string) => `A ${what} is opened here and not closed in its paragraph`, 'Close it with U+202C, or delete it and mark the run with :lang[…]{tag=…}.'],
  isolate: [(what: string) => `A ${what} is opened here and not closed in its paragraph`, 'Close it with U+2069, or delete it and mark the run with :lang[…]{tag=…}.'],
  closing: [(what: string) => `A ${what} closes nothing here`, 'Delete it.'],
} as const

interface Opened {
  readonly stretch: Stretch
  readonly index: number
  readonly control: string
}

/** Embeddings and isolates are closed in the paragraph that opens them; overrides are refused. */
export const checkDirection: Check = ({ prose, standing }) => prose.flatMap((file) => standing.of(judgeFile, file))

function judgeFile({ stretches }: FileProse): Diagnostic[] {
  const tally = tallyOf()
  const scopes = new Map<object, { stack: Opened[]; isolates: number }>()
  const say = ({ stretch, index, control }: Opened, fault: keyof typeof reasons): void => {
    const [reason, hint] = reasons[fault]
    tally.add(stretch.file, control + fault, (more) => diagnostic('direction-balanced', `${reason(`${named[control] ?? ''} (${codePoint(control)})`)}${more}.`, stretch.place(index), hint))
  }
  const unclosed = (opened: Opened): void => {
    if (!override.test(opened.control)) say(opened, isolate.test(opened.control) ? 'isolate' : 'embedding')
  }
  for (const stretch of stretches) {
    scanControls(stretch.text, (index, control) => {
      let scope = scopes.get(stretch.scope)
      if (scope === undefined) scopes.set(stretch.scope, (scope = { stack: [], isolates: 0 }))
      const { stack } = scope
      const here = { stretch, index, control }
      if (override.test(control)) say(here, 'override')
      if (embedding.test(control)) stack.push(here)
      else if (isolate.test(control)) {
        stack.push(here)
        scope.isolates++
      } else if (control === '\u202C') {
        const last = stack.at(-1)
        if (last !== undefined && embedding.test(last.control)) stack.pop()
        else say(here, 'closing')
      } else if (scope.isolates === 0) say(here, 'closing')
      else {
        // It closes the isolate with everything that is open in it.
        for (let last = stack.pop(); last !== undefined && !isolate.test(last.control); last = stack.pop()) unclosed(last)
        scope.isolates--
      }
    })
  }
  for (const { stack } of scopes.values()) stack.forEach(unclosed)
  return tally.messages()
}

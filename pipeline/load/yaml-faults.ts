import type { Document, YAMLError } from 'yaml'

/** What keeps a YAML file from being read, in the words of an editor: where, what, and what to write. */
export interface YamlFault {
  readonly offset: number
  readonly reason: string
  readonly hint?: string
}

/**
 * The faults that are worth telling. The parser stumbles again over all that follows a fault of indentation, so of
 * those only the first is told; a colon in a value spoils its own line only, and each is told.
 */
export function yamlFaults(text: string, { errors, warnings }: Pick<Document.Parsed, 'errors' | 'warnings'>): YamlFault[] {
  const faults: YamlFault[] = []
  const lines = new Set<number>()
  let stumbled = false
  for (const error of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    const start = text.lastIndexOf('\n', error.pos[0] - 1) + 1
    if (lines.has(start)) continue
    const colon = colonInValue(text, start, error)
    if (colon === undefined && stumbled) continue
    stumbled ||= colon === undefined
    lines.add(start)
    faults.push(colon ?? explained(text, start, error))
  }
  for (const { message, pos } of warnings) faults.push({ offset: pos[0], reason: sentence(message) })
  return faults
}

/** `title: A Road: A Study`, which YAML takes for a key within a value. */
function colonInValue(text: string, start: number, { code, pos: [offset] }: YAMLError): YamlFault | undefined {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined
  const value = lineAt(text, offset).trimEnd()
  if (!/^[^"'[{|>].*?:(?:\s|$)/u.test(value)) return undefined
  const shown = value.length > LONGEST ? undefined : `${text.slice(start, offset).trimStart()}'${value.replaceAll("'", "''")}'`
  return { offset, reason: 'The value holds a colon before a space, which YAML takes for the end of a key.', hint: `Put the whole value in quotation marks${shown === undefined ? '' : `: ${shown}`}.` }
}

/** A line of this length is shown as it should be. */
const LONGEST = 120

function explained(text: string, start: number, { code, message, pos: [offset] }: YAMLError): YamlFault {
  const line = lineAt(text, start)
  if (code === 'TAB_AS_INDENT' || /^ *\t/u.test(line)) {
    return { offset: start, reason: 'The line is indented with a tab; YAML takes spaces only.', hint: 'Write spaces in its place, as many as the lines beside it have.' }
  }
  if (code === 'BLOCK_AS_IMPLICIT_KEY') {
    // The value runs on into the next line, which was to be a key of its own.
    const next = start + line.length + 1
    const indent = /^ +(?=\S)/u.exec(lineAt(text, next))?.[0].length
    if (indent !== undefined) {
      const first = /^\s*(?:- +)?/u.exec(line)?.[0].length ?? 0
      return { offset: next + indent, reason: 'The line is indented deeper than the key above it, which has a value already.', hint: `Indent it like that key, by ${first === 0 ? 'nothing' : first === 1 ? 'one space' : `${first} spaces`}.` }
    }
  }
  if (code === 'MISSING_CHAR' && /quote/u.test(message)) {
    return { offset: openedAt(text, offset, message.includes("'") ? "'" : '"'), reason: 'A quotation mark is opened and not closed.', hint: 'Close it at the end of the value; a value that holds such a mark itself stands between marks of the other kind, \' or ".' }
  }
  return { offset, reason: sentence(message) }
}

/** Where the quotation mark is opened that is missed at `offset`: in the nearest line that has an odd number of them. */
function openedAt(text: string, offset: number, mark: string): number {
  for (let end = offset; end > 0;) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const line = text.slice(start, end)
    if (line.split(mark).length % 2 === 0) return start + line.lastIndexOf(mark)
    end = start - 1
  }
  return offset
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset)
  return text.slice(offset, end === -1 ? undefined : end)
}

function sentence(message: string): string {
  const text = message.trim().split('\n', 1)[0] ?? ''
  return /[.!?]$/u.test(text) ? text : `${text}.`
}

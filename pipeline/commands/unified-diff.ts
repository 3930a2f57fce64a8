/** A replacement in a text, by UTF-16 offsets. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Lines that stand unchanged around a change. */
const context = 3

/** Puts edits, in rising order and apart from one another, into a text. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let from = 0
  for (const { start, end, text: replacement } of edits) {
    result += text.slice(from, start) + replacement
    from = end
  }
  return result + text.slice(from)
}

/** The edits of a file as a unified diff that `patch -p1` applies. */
export function unifiedDiff(file: string, text: string, edits: readonly Edit[]): string {
  const starts = lineStarts(text)
  const lineOf = (offset: number): number => starts.findLastIndex((start) => start <= offset)
  const changes: { first: number; last: number; edits: Edit[] }[] = []
  for (const edit of edits) {
    const [first, last] = [lineOf(edit.start), lineOf(Math.max(edit.start, edit.end - 1))]
    const before = changes.at(-1)
    if (before && first <= before.last) {
      before.last = Math.max(before.last, last)
      before.edits.push(edit)
    } else changes.push({ first, last, edits: [edit] })
  }
  const hunks: (typeof changes)[] = []
  for (const change of changes) {
    const before = hunks.at(-1)
    const last = before?.at(-1)
    if (before && last && change.first - last.last <= 2 * context) before.push(change)
    else hunks.push([change])
  }
  const count = starts.length - (starts.at(-1) === text.length ? 1 : 0)
  const lines = (first: number, last: number): string[] => split(text.slice(starts[first], starts[last + 1] ?? text.length))
  let moved = 0
  let diff = `--- a/${file}\n+++ b/${file}\n`
  for (const hunk of hunks) {
    const from = Math.max(0, (hunk[0]?.first ?? 0) - context)
    const to = Math.min(count - 1, (hunk.at(-1)?.last ?? 0) + context)
    const body: string[] = []
    let next = from
    let [removed, added] = [0, 0]
    for (const { first, last, edits: own } of hunk) {
      if (first > next) body.push(...marked(' ', lines(next, first - 1)))
      const offset = starts[first] ?? 0
      const old = text.slice(offset, starts[last + 1] ?? text.length)
      const made = split(applyEdits(old, own.map((edit) => ({ ...edit, start: edit.start - offset, end: edit.end - offset }))))
      body.push(...marked('-', split(old)), ...marked('+', made))
      removed += split(old).length
      added += made.length
      next = last + 1
    }
    if (next <= to) body.push(...marked(' ', lines(next, to)))
    const size = to - from + 1
    diff += `@@ -${from + 1},${size} +${from + 1 + moved},${size - removed + added} @@\n${body.join('')}`
    moved += added - removed
  }
  return diff
}

function marked(mark: string, lines: readonly string[]): string[] {
  return lines.map((line) => `${mark}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`)
}

/** Lines with their ends. */
function split(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? []
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

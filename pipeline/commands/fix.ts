import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { nameEdits, type NameEdit } from '../check/index.ts'
import { load } from '../load/index.ts'
import { hasErrors, type Diagnostic } from '../model/diagnostics.ts'
import { programRoot } from '../program.ts'
import { CannotPublish } from '../release/index.ts'
import { applyEdits, unifiedDiff } from './unified-diff.ts'

export interface FixOutcome {
  /** A unified diff of what was or would be written. */
  readonly diff: string
  readonly names: number
  readonly files: number
  /** Variants that were left, each with the reason. */
  readonly left: readonly Diagnostic[]
}

const mark = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * Writes the preferred form over every variant where that is certain; every other byte stays. With `dryRun` nothing is
 * written. A file is replaced whole, by a rename.
 * @throws CannotPublish where a file cannot be written; files before it may have been.
 */
export async function fixNames(root: string, dryRun: boolean): Promise<FixOutcome> {
  const { book, messages } = await load(root, { programRoot })
  // With a part of the register unread nothing is certain.
  const unread = hasErrors(messages.filter((message) => message.file === 'sources/names.yaml'))
  if (book === undefined || unread) return { diff: '', names: 0, files: 0, left: [] }
  const { edits, left } = nameEdits(book)
  const byFile = new Map<string, NameEdit[]>()
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit])
  let diff = ''
  for (const [file, own] of byFile) {
    const text = book.files?.get(file)?.text ?? ''
    diff += unifiedDiff(file, text, own)
    if (!dryRun) await replaceText(join(root, file), text, applyEdits(text, own))
  }
  return { diff, names: edits.length, files: byFile.size, left }
}

/**
 * Writes `after` over a file that says `before`, whole, by a rename.
 * @throws CannotPublish where it cannot, or where the file says something else
 */
export async function replaceText(file: string, before: string, after: string): Promise<void> {
  const path = await realpath(file)
  const staged = join(dirname(path), `.${basename(path)}.fix-${process.pid}`)
  try {
    const bytes = await readFile(path)
    const marked = bytes.subarray(0, 3).equals(mark)
    // Somebody saved the file while it was being checked: their words win.
    if (bytes.toString('utf8', marked ? 3 : 0) !== before) throw new Error('it has changed since it was read')
    const handle = await open(staged, 'wx', (await stat(path)).mode & 0o777)
    try {
      await handle.writeFile(Buffer.concat([marked ? mark : Buffer.alloc(0), Buffer.from(after, 'utf8')]))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(staged, path)
  } catch (error) {
    await rm(staged, { force: true })
    throw new CannotPublish(`${file} was not written: ${(error as Error).message}. Run it again.`)
  }
}

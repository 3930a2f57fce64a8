import { writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { compare, pageManner, type CompareOptions } from '../comparing.ts'
import { CannotPublish, changesPage, recordOf, writeRecord } from '../release/index.ts'
import { changesText } from './changes-text.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import type { diffFormats } from './formats.ts'
import { textReport } from './report/text.ts'
import type { Terminal } from './terminal.ts'

export interface DiffOptions extends CompareOptions {
  readonly format: (typeof diffFormats)[number]
  /** Absolute path of the file to write; standard output unless told. */
  readonly file: string | undefined
}

/** `sourcebook diff`: says what changed between two releases, or since one. Returns the exit code: 0 also where something did. */
export async function diffCommand(options: DiffOptions, terminal: Terminal): Promise<number> {
  const { messages, changes, missing } = await compare(options)
  if (missing !== undefined) {
    const hint = missing.meant === undefined ? '' : ` Did you mean ${missing.meant}?`
    terminal.err(`Of the release ${missing.version} nothing is kept in manuscript/releases/.${hint}\n`)
    return exitCodes.badInput
  }
  if (changes === undefined) {
    terminal.err(textReport(messages))
    return exitCodeOf(messages)
  }
  const record = recordOf(changes)
  const isColoured = options.file === undefined && terminal.isColoured === true
  const text = options.format === 'json' ? writeRecord(record) : options.format === 'html' ? changesPage(record, pageManner(changes)) : changesText(record, { isColoured })
  const talks = terminal.level === 'info' || terminal.level === 'debug'
  if (talks && options.made === 'draft' && changes.new.pageMap === undefined) terminal.err('The draft has no pages: `sourcebook build` lays it out.\n')
  if (options.file === undefined) terminal.out(text)
  else {
    await writeFile(options.file, text).catch((error: Error) => {
      throw new CannotPublish(`${options.file ?? ''} cannot be written: ${error.message}. Mend the permissions, or name another file with --out.`)
    })
    if (talks) terminal.err(`${relative(process.cwd(), options.file) || options.file}\n`)
  }
  return exitCodes.ok
}

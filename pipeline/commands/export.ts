import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { prepare } from '../build.ts'
import { diagnostic, hasErrors, sortDiagnostics } from '../model/diagnostics.ts'
import type { PageMap } from '../model/page-map.ts'
import { exportTei } from '../tei/index.ts'
import { CannotPublish } from '../release/index.ts'
import { exitCodeOf } from './exit-codes.ts'
import { summary, textReport } from './report/text.ts'
import type { Terminal } from './terminal.ts'

/**
 * `sourcebook export --tei`: the edition as TEI P5, to a new file or (`out` undefined) to standard output. Pages are those of the last
 * draft, where there is one and its blocks are those of the book now.
 */
export async function exportCommand(root: string, { out, force }: { readonly out: string | undefined; readonly force: boolean }, terminal: Terminal): Promise<number> {
  const { book, edition, messages } = await prepare(root)
  if (book === undefined || edition === undefined || hasErrors(messages)) {
    terminal.err(textReport(messages))
    return exitCodeOf(messages)
  }
  const pages = await pagesOf(root)
  const known = pages?.pages.every(({ start }) => start === undefined || edition.sections.find(({ id }) => id === start.section)?.blocks.has(start.block) === true)
  const { xml, messages: said } = exportTei(edition, book, known ? pages : undefined)
  const all = [...messages, ...said]
  if (!known) all.push(diagnostic('export-carried-over', pages ? 'The pages of the last draft are not those of the book now: the TEI has no page breaks, and no numbers in page references.' : 'The book was not built: the TEI has no page breaks, and no numbers in page references.', { file: 'manuscript/book.yaml', line: 1, column: 1 }, '`sourcebook build` first.'))
  if (out === undefined) terminal.out(xml)
  else await write(out, xml, force)
  terminal.err(textReport(sortDiagnostics(all)))
  if (terminal.level === 'info' || terminal.level === 'debug') terminal.err(`${summary(all)}\n`)
  return exitCodeOf(all)
}

async function pagesOf(root: string): Promise<PageMap | undefined> {
  try {
    return JSON.parse(await readFile(join(root, 'dist', 'draft', 'page-map.json'), 'utf8')) as PageMap
  } catch {
    return undefined
  }
}

async function write(out: string, xml: string, force: boolean): Promise<void> {
  try {
    const handle = await open(out, force ? 'w' : 'wx')
    try {
      await handle.writeFile(xml)
    } finally {
      await handle.close()
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new CannotPublish(code === 'EEXIST' ? `${out} is there already, and is not overwritten. Name another file, or say --force.` : `${out} cannot be written: ${message}.`)
  }
}

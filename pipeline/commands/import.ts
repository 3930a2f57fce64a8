import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { prepare } from '../build.ts'
import { blocksOfTree, conserve, gather, layOut, Refused, slug, withEntries, withOrder, type Gathered, type Inventory } from '../import/index.ts'
import { newBook } from '../init/index.ts'
import { load, readMarkdown, readStrings, readWorks } from '../load/index.ts'
import { diagnostic, hasErrors, sortDiagnostics, type Diagnostic } from '../model/diagnostics.ts'
import { programRoot } from '../program.ts'
import { CannotPublish } from '../release/index.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { replaceText } from './fix.ts'
import { madeHere, writeNew } from './init.ts'
import { summary, textReport } from './report/text.ts'
import type { Terminal } from './terminal.ts'

export interface ImportOptions {
  readonly files: readonly string[]
  /** Absolute path of the book folder; a new book is begun in one that is not there or empty. */
  readonly root: string
  readonly as: 'chapter' | 'document'
  /** BCP 47; undefined: that of the book. */
  readonly language?: string | undefined
  readonly dryRun: boolean
}

/**
 * `sourcebook import`: brings foreign files into a book folder. New files only, and additions at the end of names.yaml, bibliography.yaml
 * and `order`: nothing is overwritten. Lists what was not carried over, proves that no other word was lost (else nothing is written),
 * and checks the book. Returns the exit code.
 */
export async function importCommand(options: ImportOptions, terminal: Terminal): Promise<number> {
  const talks = terminal.level !== 'error' && terminal.level !== 'silent'
  let failed = false
  for (const file of options.files) {
    const messages: Diagnostic[] = []
    try {
      await importFile(file, options, messages, (text) => { if (talks) terminal.out(text) })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      messages.push(error.diagnostic)
    }
    terminal.err(textReport(sortDiagnostics(messages)))
    failed ||= hasErrors(messages)
  }
  if (failed) return exitCodes.badInput
  if (options.dryRun) return exitCodes.ok
  const { messages } = await prepare(options.root)
  if (talks && messages.length > 0) terminal.err('The book now has to be looked at in these places:\n')
  terminal.err(textReport(messages))
  if (talks) terminal.err(`${summary(messages)}\n`)
  return exitCodeOf(messages)
}

async function importFile(file: string, { root, as, language, dryRun }: ImportOptions, messages: Diagnostic[], say: (text: string) => void): Promise<void> {
  const place = { file, line: 1, column: 1 }
  const size = await stat(file).then((found) => (found.isFile() ? found.size : undefined), () => undefined)
  if (size === undefined) throw new Refused('import-input-readable', `There is no file “${file}”.`, place, 'Correct the name.')
  const folder = await readdir(root).catch((): string[] => [])
  const begun = folder.includes('manuscript')
  if (!begun && folder.some((name) => !name.startsWith('.'))) throw new CannotPublish(`${root} is no book folder, and not empty. Name one with --into, or a new folder.`)
  const book = begun ? await inventoryOf(root) : undefined
  const lang = language ?? book?.inventory.lang ?? 'en'
  const gathered = await gather({ file, bytes: await readFile(file), lang, name: slug(basename(file).replace(/\.[^.]+$/u, ''), 'text'), as }, { readWorks, neighbour: (path) => beside(file, path) })
  messages.push(...gathered.messages)
  const inventory: Inventory = book?.inventory ?? { lang, chapters: [], documents: [], names: [], works: new Map() }
  const layout = layOut(as === 'document' ? asDocuments(gathered) : gathered, inventory)
  for (const key of layout.clashes) messages.push(diagnostic('import-decided', `The book has a work “${key}” already, and it is another: that of the book stays.`, place, 'Give one of the two another key.'))

  const written = new Map<string, string>()
  const additions = new Map<string, { before: string; after: string }>()
  const fresh = new Map(layout.files)
  const add = async (path: string, added: string, put: (text: string) => string | undefined): Promise<void> => {
    if (added === '') return
    const before = begun ? await readFile(join(root, path), 'utf8').catch(() => undefined) : undefined
    if (before === undefined) { fresh.set(path, `${schemaLine(path)}${added}`); return }
    const after = put(before)
    if (after === undefined) throw new CannotPublish(`${path} is written in a way that cannot be added to. Write its list with “- ” at the beginning of the line, or import into a new folder.`)
    additions.set(path, { before, after })
    written.set(path, added)
  }
  await add('sources/names.yaml', layout.names, (text) => withEntries(text, layout.names))
  await add('sources/bibliography.yaml', layout.works, (text) => withEntries(text, layout.works))
  if (begun) await add('manuscript/book.yaml', layout.order.join('\n'), (text) => withOrder(text, layout.order))
  else {
    const back = [...(layout.works === '' ? [] : ['bibliography']), ...(layout.names === '' ? [] : ['register-of-persons', 'register-of-places'])]
    for (const [path, text] of newBook({ title: gathered.title ?? basename(root), language: lang, documents: [], schemes: {}, order: { body: layout.order, back }, ...madeHere() })) if (!fresh.has(path)) fresh.set(path, text)
  }
  for (const [path, content] of layout.files) if (typeof content === 'string') written.set(path, content)
  for (const [path, content] of fresh) if (path.startsWith('sources/') && typeof content === 'string') written.set(path, content)

  const conserved = conserve(gathered.units, [...layout.order, ...[...written].flatMap(([path, text]) => textsOf(path, text))], gathered.left)
  messages.push(...conserved.messages)
  if (hasErrors(messages)) return
  const count = (n: number, word: string): string => `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`
  if (!dryRun) {
    await writeNew(root, fresh)
    for (const [path, { before, after }] of additions) await replaceText(join(root, path), before, after)
  }
  say([...fresh.keys()].filter((path) => layout.files.has(path) || path.startsWith('sources/')).map((path) => `${path}\n`).join(''))
  for (const path of additions.keys()) say(`${path} (added to)\n`)
  say(`${file}: ${gathered.units.length === 0 ? count(gathered.works.length, 'work') : `${count(conserved.characters, 'character')}, ${count(conserved.listed, 'character')} of them listed as not carried over, none lost`}${dryRun ? '; nothing is written' : ''}\n`)
}

async function inventoryOf(root: string): Promise<{ inventory: Inventory }> {
  const { book } = await load(root, { programRoot })
  if (book === undefined) throw new CannotPublish('manuscript/book.yaml cannot be read, so nothing can be added to the book. `sourcebook check` says why.')
  return {
    inventory: {
      lang: book.config.languages[0],
      chapters: await readdir(join(root, 'manuscript')),
      documents: [...book.documents.values()].map(({ id, number }) => ({ id, number })),
      names: [...book.names.keys()],
      works: new Map([...book.bibliography].map(([key, { csl }]) => [key, csl])),
    },
  }
}

/** Each chapter as a document with one text. */
function asDocuments(gathered: Gathered): Gathered {
  const documents = gathered.chapters.map(({ name, title, lang, body }) => ({ id: name, kind: 'document' as const, title, fields: {}, texts: [{ role: 'original' as const, lang, body }] }))
  return { ...gathered, chapters: [], documents: [...gathered.documents, ...documents], order: gathered.order.map((entry) => ('chapter' in entry ? { document: entry.chapter } : entry)) }
}

/** A picture that lies in the folder of the file, or below it. */
async function beside(file: string, path: string): Promise<Uint8Array | undefined> {
  try {
    const folder = await realpath(dirname(file))
    const real = await realpath(join(folder, path))
    const way = relative(folder, real)
    if (way === '' || way.startsWith(`..${sep}`) || way === '..' || (await stat(real)).size > 40_000_000) return undefined
    return await readFile(real)
  } catch {
    return undefined
  }
}

/** What a reader of the written files finds. */
function textsOf(path: string, text: string): string[] {
  const markdown = (value: string): string[] => {
    const tree = readMarkdown(value)
    return tree === undefined ? [] : blocksOfTree(tree, value)
  }
  if (path.endsWith('.yaml')) return readStrings(text).flatMap(({ key, value }) => (['headnote', 'source_note', 'translation_note', 'note'].includes(key) ? markdown(value) : [value]))
  const front = /^---\n([\s\S]*?)\n---\n/u.exec(text)
  return [...(front ? readStrings(front[1] ?? '').map(({ value }) => value) : []), ...markdown(front ? text.slice(front[0].length) : text)]
}

function schemaLine(path: string): string {
  return `# yaml-language-server: $schema=../node_modules/sourcebook/dist/schema/${basename(path, '.yaml')}.schema.json\n`
}

import { correctionFormats } from '../model/releases.ts'
import { buildFormats, diffFormats, importKinds, namedKinds, namesFormats, shells } from './formats.ts'
import { reportFormats } from './report/index.ts'
import { logLevels } from './terminal.ts'

/** Every option of the program: how the command line is read. What an option means, and what it takes, is said by command. */
export const options = {
  format: { type: 'string' },
  out: { type: 'string', short: 'o' },
  'no-pages': { type: 'boolean' },
  report: { type: 'boolean' },
  'print-pdf': { type: 'boolean' },
  theme: { type: 'string' },
  watch: { type: 'boolean', short: 'w' },
  browser: { type: 'string' },
  workers: { type: 'string' },
  port: { type: 'string' },
  open: { type: 'boolean' },
  here: { type: 'boolean' },
  list: { type: 'boolean' },
  as: { type: 'string' },
  fix: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  title: { type: 'string' },
  language: { type: 'string' },
  documents: { type: 'string' },
  scheme: { type: 'string', multiple: true },
  yes: { type: 'boolean', short: 'y' },
  into: { type: 'string' },
  tei: { type: 'boolean' },
  force: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  'log-level': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const

export type OptionName = keyof typeof options

/** What an option takes, or what stands on a command line at a place: what a shell can offer there. Books are folders; `release` is kept, `listed` is in releases.yaml. */
export type Kind = 'folder' | 'file' | 'release' | 'listed' | 'name' | 'scheme' | 'text'

/** An option as a command has it. */
export interface CommandOption {
  readonly name: OptionName
  /** What stands behind it in the help: `DIR`. Options with `values` show these. */
  readonly argument?: string
  readonly values?: readonly string[]
  /** What it takes, where that is not one of `values`. */
  readonly kind?: Kind
  /** Nothing where it is the same as of another command. */
  readonly help?: string
}

/** A way to write a command. */
interface Usage {
  /** What stands behind `sourcebook`. */
  readonly written: string
  readonly help: string
  readonly options?: readonly CommandOption[]
}

interface Operand {
  readonly kinds: readonly Kind[]
  /** Words that are written as they are. */
  readonly words?: readonly string[]
  readonly again?: boolean
}

export interface Command {
  readonly name: string
  readonly usages: readonly Usage[]
  /** What may stand at its places, by turn; `again`: at all that follow too. */
  readonly operands: readonly Operand[]
}

const browser: CommandOption = { name: 'browser', argument: 'PATH', kind: 'file' }
const workers: CommandOption = { name: 'workers', argument: 'N', kind: 'text' }
const book: Operand = { kinds: ['folder'] }

/** Every command with its options: what the help says, what the command line may hold, and what a shell completes. */
export const commands: readonly Command[] = [
  {
    name: 'init',
    operands: [book],
    usages: [{
      written: 'init DIR',
      help: 'begin a book: a small one that builds at once, in a new or empty folder; asks on a terminal',
      options: [
        { name: 'title', argument: 'TITLE', kind: 'text', help: 'the title of the book' },
        { name: 'language', argument: 'TAG', kind: 'text', help: 'its language; default: en' },
        { name: 'documents', argument: 'TAG,TAG…', kind: 'text', help: 'the languages of its documents; default: zh-Hant' },
        { name: 'scheme', argument: 'TAG=SCHEME', kind: 'text', help: 'how names of a language are romanised; may be given again' },
        { name: 'yes', help: 'ask nothing: what was not given is what is usual' },
      ],
    }],
  },
  {
    name: 'import',
    operands: [{ kinds: ['file'], again: true }],
    usages: [{
      written: 'import FILE…',
      help: 'bring in Word (.docx), TEI P5 (.xml), Markdown of Pandoc or Quarto (.md, .qmd), plain text (.txt), and works of Zotero or BibTeX (.bib, .json, .yaml). What cannot be carried over is listed with its place: in Word files the line is the number of the paragraph',
      options: [
        { name: 'into', argument: 'BOOK', kind: 'folder', help: 'default: the current folder; a new book is begun in a folder that is not there or empty' },
        { name: 'as', values: importKinds, help: 'default: chapter' },
        { name: 'language', argument: 'TAG', kind: 'text', help: 'language of the text; default: that of the book' },
        { name: 'dry-run', help: 'write nothing' },
      ],
    }],
  },
  {
    name: 'export',
    operands: [book],
    usages: [{
      written: 'export --tei [BOOK]',
      help: 'the whole edition as TEI P5; after a build with the page breaks of the print',
      options: [
        { name: 'tei', help: 'as TEI P5: there is no other format yet' },
        { name: 'out', argument: 'FILE', kind: 'file', help: 'default: standard output; a file that is there is not overwritten' },
        { name: 'force', help: 'write over a file that is there' },
      ],
    }],
  },
  {
    name: 'build',
    operands: [book],
    usages: [{
      written: 'build [BOOK]',
      help: 'make the PDF and the EPUB of a book folder',
      options: [
        { name: 'format', values: buildFormats, help: 'default: all' },
        { name: 'out', argument: 'DIR', kind: 'folder', help: 'default: dist/draft in the book folder' },
        { name: 'no-pages', help: 'with --format epub: a draft without print pages, made without a browser' },
        { name: 'report', help: 'measure the pages: widows, orphans, stretched lines and the like, page by page' },
        { name: 'print-pdf', help: 'with the PDF one for the printer: bleed, crop marks, in black; `print` in book.yaml says how' },
        { name: 'theme', argument: 'NAME', kind: 'text', help: 'a PDF in another look, in dist/NAME: working-proof is A4 on one side, with wide lines, room for corrections, numbered lines, and file and line of each paragraph' },
        { name: 'watch', help: 'build again whenever a file of the book is saved; Ctrl-C ends' },
        { ...browser, help: 'a Chromium to paginate with; also SOURCEBOOK_BROWSER' },
        { ...workers, help: 'sections that are laid out at once; default: 2' },
      ],
    }],
  },
  {
    name: 'preview',
    operands: [book],
    usages: [{
      written: 'preview [BOOK]',
      help: 'show the book as it will be printed in a page of your browser, and follow every save; Ctrl-C ends',
      options: [
        { name: 'port', argument: 'PORT', kind: 'text', help: 'default: that of the book’s last preview, or any that is free' },
        { name: 'open', help: 'show the page at once' },
        browser,
        workers,
      ],
    }],
  },
  {
    name: 'release',
    operands: [{ kinds: ['listed'] }, book],
    usages: [{
      written: 'release VERSION [BOOK]',
      help: 'make a release that stands in manuscript/releases.yaml, once nothing is pending: warnings count too. Writes dist/VERSION/ and what is kept of it, manuscript/releases/VERSION/, to be committed',
      options: [
        { name: 'out', argument: 'DIR', kind: 'folder', help: 'in the place of dist/VERSION' },
        { ...browser, help: 'a Chromium other than the pinned one; SOURCEBOOK_BROWSER is not taken' },
        workers,
      ],
    }],
  },
  {
    name: 'verify',
    operands: [{ kinds: ['release', 'folder'] }, book],
    usages: [{
      written: 'verify [VERSION] [BOOK]',
      help: 'build a release again, from its tag vVERSION where there is one, in a temporary folder, and say whether it is the same byte for byte; default: the newest release',
      options: [{ name: 'here', help: 'from the book folder as it is' }, browser, workers],
    }],
  },
  {
    name: 'diff',
    operands: [{ kinds: ['release'] }, { kinds: ['release', 'folder'], words: ['draft'] }, book],
    usages: [{
      written: 'diff OLD [NEW] [BOOK]',
      help: 'what changed between two releases, or since one: NEW is a version, or draft (the default), the book folder as it is; with pages where it is built',
      options: [
        { name: 'format', values: [...diffFormats, ...correctionFormats], help: 'errata, redline: a PDF of the draft against OLD' },
        { name: 'out', argument: 'FILE', kind: 'file', help: 'default: standard output' },
        browser,
      ],
    }],
  },
  {
    name: 'check',
    operands: [book],
    usages: [{
      written: 'check [BOOK]',
      help: 'read and check the book',
      options: [
        { name: 'format', values: reportFormats, help: 'default: text; with --watch one report after another, json and sarif on a line each' },
        { name: 'watch', help: 'check again whenever a file of the book is saved; Ctrl-C ends' },
        { name: 'fix', help: 'write the preferred form over every variant of a name where that is certain' },
        { name: 'dry-run', help: 'print that as a unified diff; write nothing' },
      ],
    }],
  },
  {
    name: 'names',
    operands: [{ kinds: ['name', 'folder'], words: ['suggest'] }, book],
    usages: [
      { written: 'names [BOOK]', help: 'list the register of names: id, type, preferred form, other spellings' },
      { written: 'names ID [BOOK]', help: 'one entry with every spelling and every place where it stands' },
      {
        written: 'names suggest [BOOK]',
        help: 'names in edited text that the register lacks, with counts and places',
        options: [{ name: 'format', values: namesFormats, help: 'yaml, with suggest: entries to paste into sources/names.yaml, every form not confirmed' }],
      },
    ],
  },
  { name: 'info', operands: [book], usages: [{ written: 'info [BOOK]', help: 'say what the book holds' }] },
  {
    name: 'translit',
    operands: [{ kinds: ['scheme'] }, { kinds: ['text'], again: true }],
    usages: [
      {
        written: 'translit SCHEME [TEXT…]',
        help: 'transliterate the text, or standard input line by line; of Chinese characters the likely reading, which an editor must confirm',
        options: [{ name: 'as', values: namedKinds, help: 'how that reading is spelt: Luo Zhi, Dihua, Jiefang Ribao; default: a guess' }],
      },
      { written: 'translit --list', help: 'list the schemes of transliteration', options: [{ name: 'list', help: 'list the schemes' }] },
    ],
  },
  {
    name: 'completion',
    operands: [{ kinds: ['text'], words: shells }],
    usages: [{ written: `completion ${shells.join('|')}`, help: 'print a script that lets the shell complete commands, options and releases; it says in its first lines where it goes' }],
  },
]

/** Options that go with every command. */
export const globalOptions: readonly CommandOption[] = [
  { name: 'quiet', help: 'say only what went wrong' },
  { name: 'log-level', argument: 'LEVEL', values: logLevels, help: 'silent, error, warning, info (default) or debug' },
  { name: 'help', help: 'print this; behind a command, what there is to say of it' },
  { name: 'version', help: 'print the version' },
]

/** The options of a command, those of all its usages and no other. */
export function optionsOf({ usages }: Command): readonly CommandOption[] {
  return usages.flatMap(({ options: own = [] }) => own)
}

/** What an option does: said here, or where it is said of another command. */
export function meaningOf({ name, help }: CommandOption): string {
  return help ?? [...commands.flatMap(optionsOf), ...globalOptions].find((other) => other.name === name && other.help !== undefined)?.help ?? ''
}

/** What a command does, as briefly as a list of commands has it. */
export function briefly({ usages }: Command): string {
  return (usages[0]?.help ?? '').replace(/(?:;|: |\. | \().*$/u, '')
}

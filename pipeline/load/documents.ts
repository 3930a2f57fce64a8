import type { DocumentDate, DocumentText, MarkdownTree, Party, SourceDocument } from '../model/book.ts'
import { diagnostic, nearest, type Diagnostic } from '../model/diagnostics.ts'
import type { Standing } from '../model/standing.ts'
import { directionOf } from './direction.ts'
import { parseEmbedded } from './embedded.ts'
import { listFolder, readText, type Folder } from './folder.ts'
import { takeFrontMatter } from './front-matter.ts'
import { validate } from './issues.ts'
import { parseMarkdown } from './markdown.ts'
import type { Reading, TextFile } from './reading.ts'
import { textFrontMatter } from './schemas/book.ts'
import { documentSchema, type DocumentYaml } from './schemas/document.ts'
import { parseYaml } from './yaml.ts'

/** The files of sources/<name>/ as they were read. */
export interface SourceFiles {
  readonly name: string
  readonly main: Reading<TextFile>
  readonly texts: readonly { readonly role: DocumentText['role']; readonly tag: string; readonly reading: Reading<TextFile> }[]
  readonly stray: readonly Diagnostic[]
}

/** Reads sources/<name>/: document.yaml and, where that can be read, the texts beside it. */
export async function readSource(folder: Folder, name: string): Promise<SourceFiles> {
  const base = `sources/${name}`
  const place = { file: `${base}/document.yaml`, line: 1, column: 1 }
  const main = await readText(folder, place.file, place)
  if (main.value === undefined) return { name, main, texts: [], stray: [] }
  const others = (await listFolder(folder, base)).filter((entry) => entry.name !== 'document.yaml').map((entry) => entry.name)
  const texts = await Promise.all(others.flatMap((entry) => {
    const [, role, tag = ''] = textName.exec(entry) ?? []
    const file = `${base}/${entry}`
    return role === undefined ? [] : [readText(folder, file, { file, line: 1, column: 1 }).then((reading) => ({ role: role as DocumentText['role'], tag, reading }))]
  }))
  const stray = others.filter((entry) => !textName.test(entry) && /\.(?:md|yaml)$/u.test(entry))
  return { name, main, texts, stray: stray.map((entry) => strayFile(`${base}/${entry}`, entry)) }
}

const textName = /^(original|translation)\.([A-Za-z0-9-]+)\.md$/u

/** Parses a document and its texts. */
export function parseSource({ main, texts, stray }: SourceFiles, standing: Standing): Reading<SourceDocument> {
  if (main.value === undefined) return { value: undefined, messages: main.messages }
  const messages: Diagnostic[] = [...stray]
  const parsed: DocumentText[] = []
  for (const { role, tag, reading } of texts) {
    messages.push(...reading.messages)
    if (reading.value === undefined) continue
    const text = standing.of(parseText, reading.value, role, tag)
    messages.push(...text.messages)
    if (text.value !== undefined) parsed.push(text.value)
  }
  const document = standing.of(parseDocument, main.value, ...parsed)
  return { value: document.value, messages: [...document.messages, ...messages] }
}

/** Parses one text of a document. Pure. */
function parseText(source: TextFile, role: DocumentText['role'], tag: string): Reading<DocumentText> {
  const { file } = source
  const parsed = parseMarkdown(source.text, ({ line, column }) => ({ file, line, column }))
  if (parsed.value === undefined) return { value: undefined, messages: parsed.messages }
  const { value: front, messages } = takeFrontMatter(textFrontMatter, source, parsed.value)
  if (front === undefined) return { value: undefined, messages }
  const lang = front.values.lang ?? tag
  return { value: { role, lang, dir: front.values.dir ?? directionOf(lang), source: { file, tree: parsed.value, hash: source.hash } }, messages }
}

/** Parses document.yaml; `texts` are those of its folder. Pure. */
function parseDocument(source: TextFile, ...texts: readonly DocumentText[]): Reading<SourceDocument> {
  const { value: yaml, messages: broken } = parseYaml(source)
  if (yaml === undefined) return { value: undefined, messages: broken }
  const { value, messages: issues } = validate(documentSchema, yaml)
  if (value === undefined) return { value: undefined, messages: issues }
  const messages: Diagnostic[] = [...issues]
  const markdown = (...path: string[]): MarkdownTree | undefined => {
    const { value: tree, messages: found } = parseEmbedded(yaml, path)
    messages.push(...found)
    return tree
  }
  const document: SourceDocument = {
    id: value.id,
    number: value.number,
    kind: value.kind,
    file: source.file,
    title: value.title,
    originalTitle: value.original_title,
    genre: value.genre,
    author: party(value.author),
    recipient: party(value.recipient),
    place: value.place,
    dates: (value.dates ?? []) satisfies readonly DocumentDate[],
    regest: Object.keys(value.regest ?? {}).flatMap((lang) => {
      const tree = markdown('regest', lang)
      return tree === undefined ? [] : [{ lang, source: tree }]
    }),
    headnote: markdown('headnote'),
    sourceNote: markdown('source_note'),
    translationNote: markdown('translation_note'),
    rights: value.rights,
    layout: { parallel: value.parallel, segmentNumbers: value.segment_numbers, lineNumbers: value.line_numbers },
    writingMode: value.writing_mode,
    texts: [...texts].sort(order),
    yaml,
  }
  if (!texts.some((text) => text.role === 'original') && value.kind !== 'editorial-note') {
    const folder = source.file.slice(0, source.file.lastIndexOf('/'))
    messages.push(diagnostic('file-exists', `The document “${value.id}” has no original.<lang>.md.`, { file: source.file, line: 1, column: 1 }, `Write ${folder}/original.<lang>.md, with a language tag such as zh-Hant.`))
  }
  return { value: document, messages }
}

/** The original first, then the translations by language. */
function order(a: DocumentText, b: DocumentText): number {
  if (a.role !== b.role) return a.role === 'original' ? -1 : 1
  return a.lang < b.lang ? -1 : 1
}

function party(value: DocumentYaml['author']): Party | undefined {
  return typeof value === 'string' ? { text: value } : value
}

function strayFile(file: string, name: string): Diagnostic {
  const meant = nearest(name.split('.')[0] ?? '', ['original', 'translation', 'document'])
  const reason = `The file “${name}” is no part of a document: its texts are original.<lang>.md and translation.<lang>.md.`
  return diagnostic('file-ordered', reason, { file, line: 1, column: 1 }, meant === undefined ? 'Rename it, or move it out of the folder.' : `Did you mean “${meant}${meant === 'document' ? '.yaml' : '.<lang>.md'}”?`)
}

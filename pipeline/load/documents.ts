import type { DocumentDate, DocumentText, MarkdownTree, Party, SourceDocument } from '../model/book.ts'
import { diagnostic, nearest, type Diagnostic } from '../model/diagnostics.ts'
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

/** Reads sources/<name>/: document.yaml and the texts beside it. `files` receives every text that was read. */
export async function readDocument(folder: Folder, name: string, files: Map<string, TextFile>): Promise<Reading<SourceDocument>> {
  const base = `sources/${name}`
  const place = { file: `${base}/document.yaml`, line: 1, column: 1 }
  const main = await readText(folder, place.file, place)
  if (main.value === undefined) return { value: undefined, messages: main.messages }
  files.set(main.value.file, main.value)
  const messages: Diagnostic[] = []
  const texts: DocumentText[] = []
  for (const entry of await listFolder(folder, base)) {
    if (entry.name === 'document.yaml') continue
    const match = /^(original|translation)\.([A-Za-z0-9-]+)\.md$/u.exec(entry.name)
    const file = `${base}/${entry.name}`
    if (match === null) {
      if (entry.name.endsWith('.md') || entry.name.endsWith('.yaml')) messages.push(strayFile(file, entry.name))
      continue
    }
    const read = await readText(folder, file, { file, line: 1, column: 1 })
    messages.push(...read.messages)
    if (read.value === undefined) continue
    files.set(file, read.value)
    const text = parseText(read.value, match[1] as DocumentText['role'], match[2] ?? '')
    messages.push(...text.messages)
    if (text.value !== undefined) texts.push(text.value)
  }
  const document = parseDocument(main.value, texts)
  return { value: document.value, messages: [...document.messages, ...messages] }
}

/** Parses one text of a document. Pure. */
export function parseText(source: TextFile, role: DocumentText['role'], tag: string): Reading<DocumentText> {
  const { file } = source
  const parsed = parseMarkdown(source.text, ({ line, column }) => ({ file, line, column }))
  if (parsed.value === undefined) return { value: undefined, messages: parsed.messages }
  const { value: front, messages } = takeFrontMatter(textFrontMatter, source, parsed.value)
  if (front === undefined) return { value: undefined, messages }
  const lang = front.values.lang ?? tag
  return { value: { role, lang, dir: front.values.dir ?? directionOf(lang), source: { file, tree: parsed.value, hash: source.hash } }, messages }
}

/** Parses document.yaml; `texts` are those of its folder. Pure. */
export function parseDocument(source: TextFile, texts: readonly DocumentText[]): Reading<SourceDocument> {
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

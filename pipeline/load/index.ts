import type { Book, Chapter, MapSource, MarkdownTree, SourceDocument } from '../model/book.ts'
import { diagnostic, nearest, type Diagnostic } from '../model/diagnostics.ts'
import { gatherBibliography, parseBibliography } from './bibliography.ts'
import { parseBookConfig } from './book-config.ts'
import { chapterId, parseChapter } from './chapters.ts'
import { readCitationStyle } from './citation-style.ts'
import { readDocument } from './documents.ts'
import { listFolder, openFolder, readText, type Folder } from './folder.ts'
import { readHouse } from './house.ts'
import { readImages } from './images.ts'
import { parseMap } from './maps.ts'
import { parseNames } from './names.ts'
import type { Reading, TextFile } from './reading.ts'
import { readSchemes, schemeIds } from './schemes.ts'

export { jsonSchemas } from './schemas/index.ts'
export { assetKey } from './images.ts'
export { parseScheme, readSchemes } from './schemes.ts'

/**
 * Reads the book folder: the only reader of its files. All faults are gathered. `book` is undefined only where
 * manuscript/book.yaml cannot be used; a chapter or document that cannot be read is left out with its diagnostics.
 *
 * @param root path of the book folder
 * @param options.programRoot folder that holds the program’s styles/ and package.json
 * @throws where `root` does not exist or cannot be read
 */
export async function load(root: string, options: { programRoot: string }): Promise<{ book: Book | undefined; messages: Diagnostic[] }> {
  const folder = await openFolder(root)
  const messages: Diagnostic[] = []
  const files = new Map<string, TextFile>()
  const taken = <T>({ value, messages: found }: Reading<T>): T | undefined => {
    messages.push(...found)
    return value
  }
  const text = async (file: string, place = { file, line: 1, column: 1 }): Promise<TextFile | undefined> => {
    const read = taken(await readText(folder, file, place))
    if (read !== undefined) files.set(file, read)
    return read
  }

  const bookYaml = await text('manuscript/book.yaml')
  const manuscript = (await listFolder(folder, 'manuscript')).filter((entry) => !entry.directory).map((entry) => entry.name)
  const sources = (await listFolder(folder, 'sources')).filter((entry) => entry.directory).map((entry) => entry.name)
  const chapterFiles = manuscript.filter((name) => name.endsWith('.md'))
  const main = bookYaml && taken(parseBookConfig(bookYaml, { chapters: chapterFiles, documents: sources }))
  const lang = main?.config.languages[0] ?? 'en'

  const chapters = new Map<string, Chapter>()
  for (const name of chapterFiles) {
    const source = await text(`manuscript/${name}`)
    const chapter = source && taken(parseChapter(source, lang))
    if (chapter === undefined) continue
    const earlier = chapters.get(chapter.id)
    if (earlier === undefined) chapters.set(chapter.id, chapter)
    else messages.push(diagnostic('id-unique', `The chapters ${name} and ${earlier.file.slice('manuscript/'.length)} both have the id “${chapterId(name)}”.`, { file: chapter.file, line: 1, column: 1 }, 'Rename one of the files.'))
  }
  const maps = new Map<string, MapSource>()
  for (const name of manuscript.filter((entry) => entry.endsWith('.map.yaml'))) {
    const source = await text(`manuscript/${name}`)
    const map = source && taken(parseMap(source))
    if (map !== undefined) maps.set(name, map)
  }
  const documents = new Map<string, SourceDocument>()
  for (const name of sources) {
    const document = taken(await readDocument(folder, name, files))
    if (document !== undefined) documents.set(name, document)
  }

  const hasNames = (await listFolder(folder, 'sources')).some((entry) => entry.name === 'names.yaml')
  const namesYaml = hasNames ? await text('sources/names.yaml') : undefined
  const names = (namesYaml && taken(parseNames(namesYaml))) ?? new Map()

  const listed = main?.bibliography ?? []
  const lists = []
  for (const { file, place } of await bibliographyFiles(folder, listed.map((entry) => ({ file: entry.file, place: main?.yaml.at(entry.path as (string | number)[]) })))) {
    const source = await text(file, place)
    lists.push((source && taken(await parseEntries(source))) ?? [])
  }
  const bibliography = gatherBibliography(lists)
  messages.push(...bibliography.messages)

  const trees = [...chapters.values()].map((chapter) => chapter.source).concat([...documents.values()].flatMap(treesOf))
  const [images, house, style] = await Promise.all([
    readImages(folder, trees),
    readHouse(folder, options.programRoot, files),
    readCitationStyle(folder, options.programRoot, {
      id: main?.config.policies.citationStyle ?? 'sourcebook-notes',
      place: main?.yaml.at(['policies', 'citation_style']) ?? { file: 'manuscript/book.yaml', line: 1, column: 1 },
      bibliography: main !== undefined && Object.values(main.config.order).flat().some((entry) => entry.kind === 'generated' && entry.part === 'bibliography'),
    }, files),
  ])
  messages.push(...images.messages, ...house.messages, ...style.messages)
  const policy = main?.config.policies.transliteration ?? {}
  const languages = new Set([...names.values()].flatMap(({ forms, variants }) => [...forms, ...variants].map(({ lang }) => lang.split('-')[0])))
  const schemes = readSchemes([...Object.values(policy), ...schemeIds().filter((id) => languages.has(id.split('-')[0]))])
  for (const [language, id] of Object.entries(policy)) {
    if (schemes.has(id)) continue
    const meant = nearest(id, schemeIds())
    messages.push(diagnostic('scheme-known', `There is no scheme of transliteration “${id}”.`, main!.yaml.at(['policies', 'transliteration', language]), meant && `Did you mean “${meant}”?`))
  }
  if (main === undefined) return { book: undefined, messages }
  const book: Book = {
    root,
    config: main.config,
    configFile: main.yaml,
    chapters,
    documents,
    bibliography: bibliography.entries,
    names,
    maps,
    assets: images.assets,
    citationStyle: style.style,
    house: house.house,
    schemes,
    files,
  }
  return { book, messages }
}

function treesOf(document: SourceDocument): MarkdownTree[] {
  const { regest, headnote, sourceNote, translationNote, texts } = document
  return [...regest.map((entry) => entry.source), headnote, sourceNote, translationNote, ...texts.map((entry) => entry.source)].filter((tree) => tree !== undefined)
}

async function bibliographyFiles<P>(folder: Folder, listed: readonly { file: string; place: P | undefined }[]): Promise<readonly { file: string; place: P | undefined }[]> {
  if (listed.length > 0) return listed
  const there = (await listFolder(folder, 'sources')).some((entry) => entry.name === 'bibliography.yaml')
  return there ? [{ file: 'sources/bibliography.yaml', place: undefined }] : []
}

async function parseEntries(source: TextFile): Promise<ReturnType<typeof parseBibliography>> {
  if (!source.file.endsWith('.bib')) return parseBibliography(source)
  // Only books with a .bib file pay for its parser.
  const { parseBibtex } = await import('./bibtex.ts')
  return parseBibtex(source)
}

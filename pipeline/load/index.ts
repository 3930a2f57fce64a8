import type { Book, Chapter, MapSource, MarkdownTree, SourceDocument } from '../model/book.ts'
import { diagnostic, nearest, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { Manifest } from '../model/releases.ts'
import type { Standing } from '../model/standing.ts'
import { parseAbbreviations } from './abbreviations.ts'
import { gatherBibliography, parseBibliography } from './bibliography.ts'
import { parseBookConfig } from './book-config.ts'
import { parseChapter } from './chapters.ts'
import { readCitationStyle } from './citation-style.ts'
import { readCover } from './cover.ts'
import { judgeNames } from './file-names.ts'
import { parseSource, readSource } from './documents.ts'
import { listFolder, openFolder, readText, type Folder } from './folder.ts'
import { readHouse } from './house.ts'
import { readImages } from './images.ts'
import { readKeptEdition, type KeptText } from './kept-editions.ts'
import { parseMap } from './maps.ts'
import { parseNames } from './names.ts'
import type { Reading, TextFile } from './reading.ts'
import { keptVersions, readManifest, readReleases } from './releases.ts'
import { readSchemes, schemeIds } from './schemes.ts'
import { readSigns } from './signs.ts'
import { readTheme, themedConfig, themedDocument, themedHouse } from './theme.ts'

export { readMarkdown, readStrings, readWorks } from './foreign.ts'
export { describedSchemas, jsonSchemas } from './schemas/index.ts'
export { assetKey } from './images.ts'
export type { KeptText } from './kept-editions.ts'
export { parseScheme, readSchemes, schemeIds } from './schemes.ts'

/** The versions of which something is kept in manuscript/releases/, oldest first. */
export async function keptReleases(root: string): Promise<string[]> {
  return keptVersions(await openFolder(root))
}

/** The manifest that is kept of a release; no value and no messages where nothing is. */
export async function keptManifest(root: string, version: string): Promise<Reading<Manifest>> {
  const folder = await openFolder(root)
  if (!(await keptVersions(folder)).includes(version)) return { value: undefined, messages: [] }
  const file = `manuscript/releases/${version}/manifest.json`
  return readManifest(folder, version, { file, line: 1, column: 1 })
}

/** The text and the pages that are kept of a release; no value and no messages where nothing is. */
export async function keptEdition(root: string, version: string, standing?: Standing): Promise<Reading<KeptText>> {
  const folder = await openFolder(root, standing)
  return (await keptVersions(folder)).includes(version) ? readKeptEdition(folder, version) : { value: undefined, messages: [] }
}

/**
 * Reads the book folder: the only reader of its files. All faults are gathered. `book` is undefined only where
 * manuscript/book.yaml cannot be used; a chapter or document that cannot be read is left out with its diagnostics.
 *
 * @param root path of the book folder
 * @param options.programRoot folder that holds the program’s styles/ and package.json
 * @param options.standing what earlier runs made: of a file that is the same, chapter, document, register … are the same objects
 * @param options.release version of the release that is made; without it, a draft is
 * @param options.theme id of the theme that the book is printed in, which is not its own look
 * @throws where `root` does not exist or cannot be read
 */
export async function load(root: string, options: { programRoot: string; standing?: Standing | undefined; release?: string | undefined; theme?: string | undefined }): Promise<{ book: Book | undefined; messages: Diagnostic[] }> {
  const folder = await openFolder(root, options.standing)
  const program = await openFolder(options.programRoot, folder.standing)
  const { standing } = folder
  const messages: Diagnostic[] = await judgeNames(folder)
  const files = new Map<string, TextFile>()
  const taken = <T>({ value, messages: found }: Reading<T>): T | undefined => {
    messages.push(...found)
    return value
  }
  const arrived = (reading: Reading<TextFile>): TextFile | undefined => {
    const read = taken(reading)
    if (read !== undefined) files.set(read.file, read)
    return read
  }
  const text = async (file: string, place?: Place): Promise<TextFile | undefined> => arrived(await readNamed(folder, file, place))

  const bookYaml = await text('manuscript/book.yaml')
  const manuscript = (await listFolder(folder, 'manuscript')).filter((entry) => !entry.directory).map((entry) => entry.name)
  const sources = (await listFolder(folder, 'sources')).filter((entry) => entry.directory).map((entry) => entry.name)
  const chapterFiles = manuscript.filter((name) => name.endsWith('.md'))
  const main = bookYaml && taken(standing.of(parseBookConfig, bookYaml, standing.same('inventory', { chapters: chapterFiles, documents: sources })))
  const lang = main?.config.languages[0] ?? 'en'

  const chapters = new Map<string, Chapter>()
  for (const reading of await Promise.all(chapterFiles.map((name) => readNamed(folder, `manuscript/${name}`)))) {
    const source = arrived(reading)
    const chapter = source && taken(standing.of(parseChapter, source, lang))
    if (chapter === undefined) continue
    const earlier = chapters.get(chapter.id)
    if (earlier === undefined) chapters.set(chapter.id, chapter)
    else messages.push(diagnostic('id-unique', `The chapters ${chapter.file.slice('manuscript/'.length)} and ${earlier.file.slice('manuscript/'.length)} both have the id “${chapter.id}”.`, { file: chapter.file, line: 1, column: 1 }, 'Rename one of the files.'))
  }
  const maps = new Map<string, MapSource>()
  for (const name of manuscript.filter((entry) => entry.endsWith('.map.yaml'))) {
    const source = await text(`manuscript/${name}`)
    const map = source && taken(standing.of(parseMap, source))
    if (map !== undefined) maps.set(name, map)
  }
  const documents = new Map<string, SourceDocument>()
  for (const source of await Promise.all(sources.map((name) => readSource(folder, name)))) {
    for (const { value } of [source.main, ...source.texts.map((each) => each.reading)]) if (value) files.set(value.file, value)
    const document = taken(parseSource(source, standing))
    if (document !== undefined) documents.set(source.name, document)
  }

  const has = async (name: string): Promise<boolean> => (await listFolder(folder, 'sources')).some((entry) => entry.name === name)
  const abbreviationsYaml = (await has('abbreviations.yaml')) ? await text('sources/abbreviations.yaml') : undefined
  const abbreviations = (abbreviationsYaml && taken(standing.of(parseAbbreviations, abbreviationsYaml))) ?? []
  const namesYaml = (await has('names.yaml')) ? await text('sources/names.yaml') : undefined
  const names = (namesYaml && taken(standing.of(parseNames, namesYaml))) ?? new Map()

  const listed = main?.bibliography ?? []
  const lists = []
  for (const { file, place } of await bibliographyFiles(folder, listed.map((entry) => ({ file: entry.file, place: main?.yaml.at(entry.path as (string | number)[]) })))) {
    const source = await text(file, place)
    lists.push((source && taken(await parseEntries(source, standing))) ?? [])
  }
  const bibliography = standing.of(gatherBibliography, standing.same('lists of works', lists))
  messages.push(...bibliography.messages)

  const { value: { releases, made, published, source: releasesYaml }, messages: unreleased } = await readReleases(folder, options.release)
  if (releasesYaml) files.set(releasesYaml.file, releasesYaml)
  messages.push(...unreleased)

  const trees = [...chapters.values()].map((chapter) => chapter.source).concat([...documents.values()].flatMap(treesOf))
  const [images, house, style, cover, signs, theme] = await Promise.all([
    readImages(folder, trees),
    readHouse(folder, program, files),
    readCitationStyle(folder, program, {
      id: main?.config.policies.citationStyle ?? 'sourcebook-notes',
      place: main?.yaml.at(['policies', 'citation_style']) ?? { file: 'manuscript/book.yaml', line: 1, column: 1 },
      bibliography: main !== undefined && Object.values(main.config.order).flat().some((entry) => entry.kind === 'generated' && entry.part === 'bibliography'),
    }, files),
    readCover(folder, main?.cover, main?.yaml),
    readSigns(folder, program, { id: main?.config.policies.phenomena ?? 'chicago', place: main?.yaml.at(['policies', 'phenomena']) ?? { file: 'manuscript/book.yaml', line: 1, column: 1 } }, files),
    options.theme === undefined ? undefined : readTheme(folder, program, options.theme, files),
  ])
  messages.push(...images.messages, ...house.messages, ...style.messages, ...cover.messages, ...signs.messages, ...(theme?.messages ?? []))
  const policy = main?.config.policies.transliteration ?? {}
  const languages = new Set([...names.values()].flatMap(({ forms, variants }) => [...forms, ...variants].map(({ lang }) => lang.split('-')[0])))
  const shipped = schemeIds()
  const schemes = standing.of(readSchemes, standing.same('schemes', [...Object.values(policy), ...shipped.filter((id) => languages.has(id.split('-')[0]))]))
  for (const [language, id] of Object.entries(policy)) {
    if (schemes.has(id)) continue
    const meant = nearest(id, shipped)
    messages.push(diagnostic('scheme-known', `There is no scheme of transliteration “${id}”.`, main!.yaml.at(['policies', 'transliteration', language]), meant && `Did you mean “${meant}”?`))
  }
  if (main === undefined) return { book: undefined, messages }
  const book: Book = {
    root,
    config: theme?.value ? standing.of(themedConfig, main.config, theme.value) : main.config,
    configFile: main.yaml,
    chapters,
    documents: theme?.value ? new Map([...documents].map(([id, document]) => [id, standing.of(themedDocument, document, theme.value!)])) : documents,
    bibliography: bibliography.entries,
    names,
    maps,
    abbreviations,
    releases,
    release: made,
    published,
    assets: images.assets,
    ...(cover.value && { cover: cover.value }),
    citationStyle: standing.same('citation style', style.style),
    house: theme?.value ? standing.of(themedHouse, house.house, theme.value) : house.house,
    ...(theme?.value && { theme: theme.value }),
    signs: standing.same('signs', signs.signs),
    schemes,
    files,
  }
  return { book, messages }
}

/** Reads a text file; without a place, faults of it as a whole are at its beginning. */
function readNamed(folder: Folder, file: string, place: Place = { file, line: 1, column: 1 }): Promise<Reading<TextFile>> {
  return readText(folder, file, place)
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

async function parseEntries(source: TextFile, standing: Standing): Promise<ReturnType<typeof parseBibliography>> {
  if (!source.file.endsWith('.bib')) return standing.of(parseBibliography, source)
  // Only books with a .bib file pay for its parser.
  const { parseBibtex } = await import('./bibtex.ts')
  return standing.of(parseBibtex, source)
}

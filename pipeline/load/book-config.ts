import type { BookConfig, GeneratedPart, OrderEntry, YamlFile } from '../model/book.ts'
import { diagnostic, nearest, type Diagnostic } from '../model/diagnostics.ts'
import { standardPrinters } from '../model/edition.ts'
import { indexSection, type IndexDefinition } from '../model/indexes.ts'
import { chapterId } from './chapters.ts'
import { readIndexes } from './indexes.ts'
import { validate } from './issues.ts'
import { readNotes } from './notes.ts'
import type { Reading, TextFile } from './reading.ts'
import { bookSchema, type BookYaml } from './schemas/book.ts'
import { parseYaml, type Path, type YamlSource } from './yaml.ts'

/** The parts that the press generates, as `order` names them. Each is also the id of its section. */
export const generatedParts: readonly GeneratedPart[] = [
  'half-title', 'title-page', 'imprint', 'contents', 'list-of-documents', 'calendar-of-regests', 'legend-of-signs', 'list-of-figures', 'list-of-tables', 'list-of-maps', 'abbreviations', 'register-of-persons', 'register-of-places', 'register-of-terms', 'concordance', 'transliteration-tables',
  'bibliography', 'colophon',
]

/** What the folder holds, for the names in `order`. */
export interface Inventory {
  /** File names in manuscript/, such as `03-the-rising.md`. */
  readonly chapters: readonly string[]
  /** Folder names in sources/. */
  readonly documents: readonly string[]
}

export interface BookFile {
  readonly config: BookConfig
  readonly yaml: YamlFile<unknown>
  /** Files of the bibliography, with the path of each in book.yaml; empty: the default. */
  readonly bibliography: readonly { readonly file: string; readonly path: Path }[]
  /** The picture of the cover, by its path from the book folder. */
  readonly cover: { readonly image: string; readonly alt?: string | undefined } | undefined
}

/** Parses manuscript/book.yaml. An entry of `order` that names nothing is left out with its diagnostic. Pure. */
export function parseBookConfig(source: TextFile, inventory: Inventory): Reading<BookFile> {
  const { value: yaml, messages: broken } = parseYaml(source)
  if (yaml === undefined) return { value: undefined, messages: broken }
  const { value, messages: issues } = validate(bookSchema, yaml)
  if (value === undefined) return { value: undefined, messages: issues }
  const { value: indexes, messages: untitled } = readIndexes(value.policies?.indexes ?? {}, yaml)
  const messages: Diagnostic[] = [...issues, ...untitled]
  const entries = (list: readonly OrderYaml[], path: Path): OrderEntry[] =>
    list.flatMap((entry, index) => {
      const { value: found, messages: faults } = resolve(entry, [...path, index], yaml, { ...inventory, indexes }, entries)
      messages.push(...faults)
      return found === undefined ? [] : [found]
    })
  const { policies } = value
  const firstMention = policies?.names?.first_mention
  const config: BookConfig = {
    title: value.title,
    shortTitle: value.short_title,
    subtitle: value.subtitle,
    contributors: value.contributors.map(({ name, file_as: fileAs, role, kind }) => ({ name, fileAs, role, ...(kind && { kind }) })),
    publisher: value.publisher,
    place: value.place,
    languages: value.languages as [string, ...string[]],
    identifiers: { uuid: value.identifiers.uuid, isbn: value.identifiers.isbn ?? {}, doi: value.identifiers.doi, ...(value.identifiers.doi_deposit && { deposit: value.identifiers.doi_deposit }) },
    rights: value.rights,
    licence: value.licence,
    edition: value.edition,
    date: value.date,
    description: value.description,
    subjects: (value.subjects ?? []).map((subject) => (typeof subject === 'string' ? { term: subject } : { term: subject.term, authority: subject.scheme, code: subject.code })),
    collection: value.collection && { ...value.collection, kind: value.collection.kind ?? 'series' },
    trim: value.trim,
    printers: value.print && { bleed: value.print.bleed ?? standardPrinters.bleed, cropMarks: value.print.crop_marks ?? standardPrinters.cropMarks, colour: value.print.colour ?? standardPrinters.colour },
    order: {
      front: entries(value.order.front, ['order', 'front']),
      body: entries(value.order.body, ['order', 'body']),
      back: entries(value.order.back, ['order', 'back']),
    },
    policies: {
      documents: {
        parallel: policies?.parallel ?? 'columns',
        segmentNumbers: policies?.documents?.segment_numbers ?? true,
        lineNumbers: policies?.documents?.line_numbers ?? 0,
      },
      writingModes: policies?.writing_modes ?? {},
      transliteration: policies?.transliteration ?? {},
      names: {
        links: policies?.names?.links ?? 'first',
        firstMention: {
          show: firstMention?.show ?? [],
          scope: firstMention?.scope ?? 'chapter',
          types: firstMention?.types ?? ['person', 'place', 'organisation', 'term', 'work'],
          languages: firstMention?.languages ?? [],
        },
      },
      phenomena: policies?.phenomena ?? 'chicago',
      documentOrder: policies?.documents?.order ?? 'number',
      notes: readNotes(policies?.notes),
      captionNumbers: policies?.caption_numbers ?? 'book',
      citationStyle: policies?.citation_style ?? 'sourcebook-notes',
      bibliographyLists: policies?.bibliography_lists,
      bibliographyGroups: policies?.bibliography_groups ?? [],
      indexes,
    },
  }
  const bibliography = (value.bibliography ?? []).map((file, index) => ({ file, path: ['bibliography', index] }))
  const cover = typeof value.cover === 'string' ? { image: value.cover } : value.cover
  return { value: { config, yaml, bibliography, cover }, messages }
}

type OrderYaml = BookYaml['order']['body'][number]

/** What `order` may name. */
interface Orderable extends Inventory {
  readonly indexes: readonly IndexDefinition[]
}

/** What to do about an entry of the order that names nothing; undefined where only a list of what there is can tell. */
function orderHint(entry: string, meant: string | undefined): string | undefined {
  if (entry.includes(' - ')) return 'Lines have run into one: write each entry on a line of its own, “- ” and its name, indented like the first.'
  if (meant !== undefined) return `Did you mean “${meant}”?`
  return entry.endsWith('.md') ? `Write the chapter manuscript/${entry}, or take it out of \`order\`.` : undefined
}

function resolve(entry: OrderYaml, path: Path, yaml: YamlSource, inventory: Orderable, inner: (list: readonly OrderYaml[], path: Path) => OrderEntry[]): Reading<OrderEntry> {
  const place = yaml.at(path as (string | number)[])
  if (typeof entry !== 'string' && 'part' in entry) {
    return { value: { kind: 'part', id: entry.id, title: entry.part, entries: inner(entry.entries, [...path, 'entries']), place }, messages: [] }
  }
  if (typeof entry !== 'string') {
    if (inventory.documents.includes(entry.document)) return { value: { kind: 'document', id: entry.document, place }, messages: [] }
    const meant = nearest(entry.document, inventory.documents)
    const reason = `There is no document “${entry.document}” in sources/.`
    return { value: undefined, messages: [diagnostic('order-entry-known', reason, yaml.at([...path, 'document'] as (string | number)[]), meant && `Did you mean “${meant}”?`)] }
  }
  const part = generatedParts.find((name) => name === entry)
  if (part !== undefined) return { value: { kind: 'generated', part, place }, messages: [] }
  const index = inventory.indexes.find(({ id }) => indexSection(id) === entry)
  if (index !== undefined) return { value: { kind: 'index', id: index.id, place }, messages: [] }
  if (inventory.chapters.includes(entry)) return { value: { kind: 'chapter', id: chapterId(entry), place }, messages: [] }
  if (inventory.documents.includes(entry)) {
    const reason = `“${entry}” is a document, not a chapter or a generated part.`
    return { value: undefined, messages: [diagnostic('order-entry-known', reason, place, `Write { document: ${entry} }.`)] }
  }
  const indexNames = inventory.indexes.map(({ id }) => indexSection(id))
  const meant = nearest(entry, [...generatedParts, ...indexNames, ...inventory.chapters])
  const reason = entry.endsWith('.md') ? `There is no chapter “${entry}” in manuscript/.` : `“${entry}” is neither a chapter (name.md) nor a part that the press generates.`
  const hint = orderHint(entry, meant) ?? `Generated parts: ${[...generatedParts, ...indexNames].join(', ')}.`
  return { value: undefined, messages: [diagnostic('order-entry-known', reason, place, hint)] }
}

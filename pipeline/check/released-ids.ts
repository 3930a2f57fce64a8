import type { Book, SourceDocument } from '../model/book.ts'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { Manifest, Release } from '../model/releases.ts'
import { flatten, gatherSections } from './anchors.ts'
import type { Check } from './index.ts'

/** Holds the book against what its releases have: numbers of documents, which scholars cite, and ids, to which links lead. */
export const checkReleasedIds: Check = ({ book, standing }) => (book.published.length === 0 ? [] : [...numbers(book), ...ids(book, gatherSections(book, standing))])

/** A number that was given to a document, and the release that first gave it. */
export interface GivenNumber {
  readonly document: string
  readonly version: string
}

/** The numbers that releases have given, each to the document that bears it now: a tombstone may say that another stands in its place. */
export function givenNumbers({ published, releases }: Pick<Book, 'published' | 'releases'>): ReadonlyMap<number, GivenNumber> {
  const given = new Map<number, GivenNumber>()
  for (const { version, documents } of published) {
    for (const { id, number } of documents) if (!given.has(number)) given.set(number, { document: heirOf(id, releases), version })
  }
  return given
}

/** The document that stands in the place of another now. */
function heirOf(id: string, releases: readonly Release[]): string {
  return releases.reduce((heir, { removed }) => removed.find((tombstone) => tombstone.id === heir)?.now ?? heir, id)
}

function numbers(book: Book): Diagnostic[] {
  const given = givenNumbers(book)
  const own = new Map([...given].map(([number, { document, version }]) => [document, { number, version }]))
  return printedDocuments(book).flatMap((document): Diagnostic[] => {
    const place = document.yaml.at(['number'])
    const kept = own.get(document.id)
    if (kept !== undefined && kept.number !== document.number) return [diagnostic('document-number-kept', `The document “${document.id}” has the number ${document.number}, and has been ${kept.number} since release ${kept.version}.`, place)]
    const owner = given.get(document.number)
    if (owner === undefined || owner.document === document.id) return []
    return [diagnostic('document-number-kept', `The document “${document.id}” has the number ${document.number}, which release ${owner.version} gave to “${owner.document}”.`, place)]
  })
}

/** The documents of the order. */
export function printedDocuments({ config, documents }: Book): SourceDocument[] {
  const { front, body, back } = config.order
  return flatten([...front, ...body, ...back]).flatMap((entry) => (entry.kind === 'document' ? (documents.get(entry.id) ?? []) : []))
}

/** What is gone without a tombstone: of a section that is gone one message, of one that is there each anchor. */
function ids({ published, releases }: Book, sections: ReturnType<typeof gatherSections>): Diagnostic[] {
  const present = new Set<string>()
  const unread = new Set<string>()
  for (const section of sections) {
    present.add(section.id)
    if (section.unread) unread.add(section.id)
    for (const { id } of section.anchors) present.add(id)
  }
  const buried = new Set(releases.flatMap(({ removed }) => removed.map(({ id }) => id)))
  const place: Place = releases.at(-1)?.at(['version']) ?? { file: 'manuscript/releases.yaml', line: 1, column: 1 }
  const isKept = (id: string): boolean => present.has(id) || buried.has(id)
  const messages: Diagnostic[] = []
  const told = new Set<string>()
  // The newest first: it says where an anchor stood last.
  for (const { version, sections: released } of [...published].reverse()) {
    for (const { id: section, kind, anchors } of released) {
      if (unread.has(section)) continue
      const lost = anchors.filter((id) => !isKept(id) && !told.has(id))
      lost.forEach((id) => told.add(id))
      if (present.has(section)) {
        for (const id of lost) messages.push(diagnostic('released-id-kept', `“${id}” is gone from “${section}”; release ${version} has it.`, place))
      } else if (!buried.has(section) && !told.has(section)) {
        const inside = lost.length === 0 ? '' : `, and with it ${lost.length} ${lost.length === 1 ? 'id' : 'ids'} inside it`
        messages.push(diagnostic('released-id-kept', `The ${nouns[kind]} “${section}” is gone${inside}; release ${version} has it.`, place))
      }
      told.add(section)
    }
  }
  return messages
}

const nouns: Readonly<Record<Manifest['sections'][number]['kind'], string>> = { part: 'part', chapter: 'chapter', document: 'document', generated: 'generated part', index: 'section' }

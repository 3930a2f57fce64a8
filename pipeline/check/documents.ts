import type { Book, DocumentText, SourceDocument } from '../model/book.ts'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { flatten } from './anchors.ts'
import type { Check } from './index.ts'
import { segmentsOf, type Segment } from './segments.ts'

/** Ids and numbers of documents, and the alignment of their texts. */
export const checkDocuments: Check = ({ book, standing }) => [...ids(book), ...numbers(book), ...[...book.documents.values()].flatMap((document) => standing.of(alignment, document))]

function ids(book: Book): Diagnostic[] {
  return [...book.documents].flatMap(([folder, { id, yaml }]) =>
    folder === id ? [] : [diagnostic('document-id-matches-folder', `The document “${id}” lies in the folder “${folder}”.`, yaml.at(['id']))],
  )
}

function numbers(book: Book): Diagnostic[] {
  const { front, body, back } = book.config.order
  const printed = flatten([...front, ...body, ...back]).flatMap((entry) => (entry.kind === 'document' ? [book.documents.get(entry.id)] : []))
  return printed.flatMap((document, index) => {
    if (document === undefined || document.number === index + 1) return []
    const reason = `The document “${document.id}” has the number ${document.number} and is the ${ordinal(index + 1)} that is printed.`
    return [diagnostic('document-number-consecutive', reason, document.yaml.at(['number']))]
  })
}

function ordinal(number: number): string {
  const tail = number % 100 > 10 && number % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${tail}`
}

function alignment(document: SourceDocument): Diagnostic[] {
  const [original, ...translations] = document.texts
  if (original === undefined) return []
  const first = segmentsOf(original)
  return [...uneven(first), ...translations.flatMap((text) => {
    const second = segmentsOf(text)
    return [...uneven(second), ...compare(original, first, text, second)]
  })]
}

/** Segments with one id twice, and paragraphs beside segments that are named. */
function uneven(segments: readonly Segment[]): Diagnostic[] {
  const seen = new Map<string, Place>()
  const named = segments.some((segment) => segment.named)
  return segments.flatMap(({ id, place, named: own }) => {
    if (named && !own) return [diagnostic('segment-aligned', 'This paragraph stands outside the segments.', place, 'Where one paragraph is in :::seg{#id}, all are.')]
    const earlier = seen.get(id)
    seen.set(id, place)
    return earlier === undefined ? [] : [diagnostic('id-unique', `The segment “${id}” is in this text already, at line ${earlier.line}.`, place)]
  })
}

function compare(original: DocumentText, first: readonly Segment[], translation: DocumentText, second: readonly Segment[]): Diagnostic[] {
  const named = first.some((segment) => segment.named) || second.some((segment) => segment.named)
  if (!named && first.length !== second.length) {
    // Counted paragraphs: which one is missing nobody can say, so both ends are shown.
    const longer = first.length > second.length ? first : second
    const [there, here] = first.length > second.length ? [translation, second] as const : [original, first] as const
    const extra = longer[here.length]
    const end = here.at(-1)
    const reason = `${nameOf(original)} has ${first.length} paragraphs and ${nameOf(translation)} has ${second.length}: this one has no partner in ${there.source.file}, whose last is at line ${end?.place.line ?? 1}.`
    return extra === undefined ? [] : [diagnostic('segment-aligned', reason, extra.place)]
  }
  const missing = (from: readonly Segment[], into: readonly Segment[], text: DocumentText): Diagnostic[] =>
    from.flatMap(({ id, place }, index) => {
      if (into.some((segment) => segment.id === id)) return []
      const beside = into[Math.min(index, into.length - 1)]?.place.line ?? 1
      return [diagnostic('segment-aligned', `The segment “${id}” has no partner in ${text.source.file} (near line ${beside}).`, place)]
    })
  return [...missing(first, second, translation), ...missing(second, first, original), ...crossed(original, first, second)]
}

/** The segments of a translation that come before one that precedes them in the original: they would be printed in its order, and nobody told. */
function crossed(original: DocumentText, first: readonly Segment[], second: readonly Segment[]): Diagnostic[] {
  const lineOf = new Map(first.map(({ id, place }) => [id, place.line]))
  let last: Segment | undefined
  return second.flatMap((segment): Diagnostic[] => {
    const line = lineOf.get(segment.id)
    if (line === undefined) return []
    const before = last
    if (before === undefined || line >= lineOf.get(before.id)!) {
      last = segment
      return []
    }
    const reason = `The segment “${segment.id}” stands behind “${before.id}” here and before it in ${original.source.file}, at line ${line}.`
    return [diagnostic('segment-aligned', reason, segment.place, 'Put both texts in one order; where the translation cannot follow, make one segment of the two.')]
  })
}

function nameOf(text: DocumentText): string {
  return `“${text.source.file.slice(text.source.file.lastIndexOf('/') + 1)}”`
}

import type { FootnoteDefinition, RootContent } from 'mdast'
import type { Element } from 'xast'
import type { Place } from '../../model/diagnostics.ts'
import type { Ledger } from '../gathered.ts'
import { attribute, placeOf } from '../xml.ts'

/** What is known while the text of a TEI file is read. */
export interface Reader {
  readonly file: string
  readonly ledger: Ledger
  /** Language of the text around. */
  readonly lang: string
  /** In the texts of documents textual phenomena can be marked. */
  readonly phenomena: boolean
  /** Notes of the text that is read, in the order of their calls. */
  readonly notes: FootnoteDefinition[]
  /** The blocks of a note: words hold notes, and notes blocks. */
  readonly noteBlocks: (note: Element, reader: Reader) => RootContent[]
  /** The id in the register of what a name points at; where nothing stands for it yet, an entry is made. */
  readonly name: (element: Element) => string | undefined
  /** Notes that stand apart and are called by a pointer, by their xml:id. */
  readonly apart: ReadonlyMap<string, Element>
  /** Works by their xml:id. */
  readonly works: ReadonlySet<string>
  /** Elements by their xml:id that are divisions or documents of the file. */
  readonly targets: ReadonlySet<string>
}

export function at(element: Element, { file }: Pick<Reader, 'file'>): Place {
  return placeOf(element, file)
}

/** Attributes that say what the press says in other words, or nothing to readers. */
const carried = new Set(['xml:id', 'xml:lang', 'n', 'type', 'subtype', 'place', 'ref', 'corresp', 'key', 'target', 'when', 'from', 'to', 'notBefore', 'notAfter', 'calendar', 'url', 'mimeType', 'rows', 'cols', 'role', 'rend', 'rendition', 'resp', 'extent', 'reason', 'unit', 'quantity', 'level', 'xmlns', 'xml:space', 'part', 'org', 'sample', 'full', 'anchored', 'cert', 'instant', 'status', 'default'])

/** Lists attributes that are not read. */
export function tellAttributes(element: Element, reader: Reader): void {
  for (const name of Object.keys(element.attributes)) {
    if (carried.has(name) || name.startsWith('xmlns:')) continue
    reader.ledger.drop(`The attribute ${name} of ${element.name} is not carried over.`, at(element, reader), 'The words are.')
  }
}

/** The stream that a note belongs to, by its type, place and who is responsible: the letter that our ids begin with. */
export function streamOf(note: Element): '' | 't-' | 'a-' | 's-' | 'x-' {
  const said = [attribute(note, 'type'), attribute(note, 'subtype'), attribute(note, 'resp'), attribute(note, 'place')].join(' ').toLowerCase()
  if (/transl|\btr\b/u.test(said)) return 't-'
  if (/source|provenance/u.test(said)) return 's-'
  if (/author|\borig|contemporary|\bown\b/u.test(said)) return 'a-'
  if (/apparatus|textual|critical|variant|\bapp\b/u.test(said)) return 'x-'
  return ''
}

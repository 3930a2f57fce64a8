import type { Book } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import { flatten } from './anchors.ts'
import { placeInFile } from './trees.ts'

/** Plain text of a YAML value that the editors wrote and the book prints. `offset`: of its first character, where it is known. */
interface PrintedValue {
  readonly file: string
  readonly lang: string
  readonly text: string
  readonly offset: number | undefined
  readonly place: Place
}

/** Titles of chapters, documents and parts; titles and labels of maps. */
export function printedValues(book: Book): PrintedValue[] {
  const values: PrintedValue[] = []
  /** A label may be drawn twice: each is looked for behind the one before. */
  const found = new Map<string, number>()
  const main = book.config.languages[0]
  const add = (file: string, lang: string, key: string, text: string | undefined): void => {
    if (!text) return
    const source = book.files?.get(file)?.text ?? ''
    const seen = `${file}\n${key}\n${text}`
    const from = found.get(seen) ?? 0
    const written = [`${key}: ${text}`, `${key}: "${text}"`, `${key}: '${text}'`].find((each) => source.includes(each, from))
    const offset = written === undefined ? undefined : source.indexOf(written, from) + written.indexOf(text, key.length)
    if (offset !== undefined) found.set(seen, offset)
    values.push({ file, lang, text, offset, place: placeInFile(book, file, `${key}:`) })
  }
  for (const { file, lang, title, shortTitle } of book.chapters.values()) {
    add(file, lang, 'title', title)
    if (shortTitle !== title) add(file, lang, 'short_title', shortTitle)
  }
  for (const { file, title } of book.documents.values()) add(file, main, 'title', title)
  const { front, body, back } = book.config.order
  for (const entry of flatten([...front, ...body, ...back])) if (entry.kind === 'part') add(entry.place.file, main, 'title', entry.title)
  for (const map of book.maps.values()) {
    add(map.file, main, 'title', map.title)
    add(map.file, main, 'legend', map.legend)
    for (const { label } of [...map.places, ...map.lines, ...map.areas]) add(map.file, main, 'label', label)
  }
  return values
}

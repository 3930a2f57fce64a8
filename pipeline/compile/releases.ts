import { fill, wordsFor } from '../language/words/index.ts'
import type { Book } from '../model/book.ts'

/** The book as a release prints it: its version in the place of the edition, its date, its ISBNs. A draft as it is. */
export function asReleased(book: Book): Book {
  const { release, config } = book
  if (release === undefined) return book
  const { isbn } = config.identifiers
  return {
    ...book,
    config: {
      ...config,
      edition: fill(wordsFor(config.languages[0]).version, release.version),
      date: release.date,
      identifiers: { ...config.identifiers, isbn: { pdf: release.isbn.pdf ?? isbn.pdf, epub: release.isbn.epub ?? isbn.epub } },
    },
  }
}

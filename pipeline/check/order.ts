import { directionOfTag } from '../language/scripts.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import { flatten } from './anchors.ts'
import type { Check } from './index.ts'

/** Chapters and documents that the order leaves out; a main language that cannot be set yet. */
export const checkOrder: Check = ({ book: { config, configFile, chapters, documents } }) => {
  const messages: Diagnostic[] = []
  const { front, body, back } = config.order
  const ordered = flatten([...front, ...body, ...back])
  const has = (kind: 'chapter' | 'document', id: string): boolean => ordered.some((entry) => entry.kind === kind && entry.id === id)
  for (const { id, file } of chapters.values()) {
    if (!has('chapter', id)) messages.push(diagnostic('file-ordered', `The chapter ${file} has no place in the order of the book.`, { file, line: 1, column: 1 }))
  }
  for (const [folder, { file }] of documents) {
    if (!has('document', folder)) messages.push(diagnostic('file-ordered', `The document “${folder}” has no place in the order of the book.`, { file, line: 1, column: 1 }))
  }
  const [main] = config.languages
  if (directionOfTag(main) === 'rtl') {
    messages.push(diagnostic('main-language-supported', `The main language of the book, “${main}”, is written right to left.`, configFile.at(['languages', 0])))
  }
  return messages
}

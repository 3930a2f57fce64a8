import type { ElementContent } from 'hast'
import type { Chapter } from '../model/book.ts'
import type { Draft } from './draft.ts'
import { element, placed } from './elements.ts'
import { prose } from './prose.ts'

/** A chapter: its opening (number, title), then its text. */
export function chapterBody(chapter: Chapter, number: string, draft: Draft): ElementContent[] {
  const place = { file: chapter.file, line: 1, column: 1 }
  const opening = element('header', { className: ['opening'] })
  if (number !== '') opening.children.push(placed(element('p', { className: ['chapter-number'] }, number), place))
  opening.children.push(placed(element('h1', { className: ['title'] }, chapter.title), place))
  return [opening, ...prose(chapter.source.tree, draft, { file: chapter.source.file, lang: chapter.lang, dir: chapter.dir })]
}

import type { ElementContent } from 'hast'
import { fill } from '../language/words/index.ts'
import type { SourceDocument } from '../model/book.ts'
import type { Words } from '../model/words.ts'
import { element, type Child } from './elements.ts'
import type { Facts } from './facts.ts'

/** “Document 3”, with a space that does not break. */
export function documentNumber(words: Words, document: Pick<SourceDocument, 'kind' | 'number'>): string {
  const word = document.kind === 'editorial-note' ? words.editorialNote : document.kind === 'enclosure' ? words.enclosure : words.document
  return fill(word, document.number).replace(/ (?=\d)/gu, '\u00A0')
}

/** A reference to a document or to one of its segments: “Document 3, ¶ 4”, a link; a label replaces the words. */
export function documentReference(facts: Facts, to: string, seg: string | undefined, label: ElementContent[]): ElementContent[] {
  const document = facts.documents.get(to)
  if (!document) return label
  const paragraph = seg === undefined ? '' : `, ${fill(facts.words.paragraph, seg.replace(/^s(?=\d)/u, '')).replace(/ /gu, '\u00A0')}`
  const words: Child[] = label.length > 0 ? label : [documentNumber(facts.words, document) + paragraph]
  return [element('a', { className: ['doc-ref'], href: `#${to}${seg === undefined ? '' : `--${seg}`}` }, ...words)]
}

import type { ElementContent } from 'hast'
import type { Place } from '../model/diagnostics.ts'
import type { CaptionKind, NumberedCaption } from './captions.ts'
import { header } from './colophon.ts'
import { element, language } from './elements.ts'
import { entryLine } from './entry-line.ts'
import type { Facts } from './facts.ts'
import type { Entry } from './order.ts'
import { captionNumber } from './references.ts'

const kinds: Readonly<Record<string, CaptionKind>> = { 'list-of-figures': 'figure', 'list-of-tables': 'table', 'list-of-maps': 'map' }

/** What a list of figures, tables or maps lists: all of the book that have captions, in the order of the book. */
export function captionsListed(part: 'list-of-figures' | 'list-of-tables' | 'list-of-maps', entries: readonly Entry[], captions: ReadonlyMap<string, readonly NumberedCaption[]>): readonly NumberedCaption[] {
  return entries.flatMap(({ id }) => captions.get(id) ?? []).filter(({ kind }) => kind === kinds[part])
}

/** The list: number, caption in its own language, page. */
export function listOfCaptions(captions: readonly NumberedCaption[], title: string, { words, lang: main }: Facts, place: Place): ElementContent[] {
  const items = captions.map(({ kind, id, text, number, lang, matter, place: written }) => {
    const caption = element('span', { className: ['entry-title'], ...(lang.split('-')[0] !== main.split('-')[0] && language(lang)) }, text)
    return element('li', {}, entryLine({ id, number: captionNumber(kind, number, words), title: caption, matter, place: written }))
  })
  return [header(title, place), element('ol', { className: ['documents'] }, ...items)]
}

import type { ElementContent } from 'hast'
import { fill, hasWords, wordsFor } from '../language/words/index.ts'
import type { Words } from '../model/words.ts'
import type { Draft, ProseOptions } from './draft.ts'
import { element, language, pageSlot, text, type Child } from './elements.ts'
import { referenceKey, type Target } from './reference-target.ts'

export interface ReferenceOptions {
  /** `number`: what it is called; `title`; `full`: both. What has only one of them prints that. */
  readonly form: 'number' | 'title' | 'full'
  readonly withPage: boolean
  /** Words in the place of those that the press would print. */
  readonly label: readonly ElementContent[]
}

/** A reference to `to` from a text: “Chapter 3”, “Document 4, ¶ 3”, “Map 1, p. 14”, a link, and the page as a slot. */
export function reference(to: string, { form, withPage, label }: ReferenceOptions, draft: Draft, { file, lang }: ProseOptions): ElementContent[] {
  const target = draft.references.get(referenceKey(to, file))
  if (!target) return [...label]
  const words = wordsFor(lang)
  // Where the catalogue lacks the language of the text, the words are English, and say so.
  const made = hasWords(lang) ? {} : language('en')
  const said = label.length > 0 ? label : inWords(target, form, words, { lang, section: draft.id })
  const link = element('a', { className: ['ref'], href: `#${target.id}`, ...(label.length === 0 && made) }, ...said)
  return withPage ? [link, text(words.comma), ...pageReference(target.id, words)] : [link]
}

/** “p. ” and a slot for the page of an anchor, on one line. */
export function pageReference(id: string, words: Words): ElementContent[] {
  const [before = '', after = ''] = fill(words.page, '\u0000').replace(/ /gu, '\u00A0').split('\u0000')
  return [text(before), pageSlot(id), text(after)].filter((node) => node.type === 'element' || node.value !== '')
}

/** “Figure 2”, “Table 3.1”: what a figure, table or map is called. */
export function captionNumber(kind: 'figure' | 'table' | 'map', number: string, words: Words): string {
  return numbered({ figure: words.figureNumber, table: words.tableNumber, map: words.mapNumber }[kind], number)
}

interface From {
  readonly lang: string
  /** The section in which the reference stands: of a note there, no chapter is named. */
  readonly section: string
}

function inWords(target: Target, form: ReferenceOptions['form'], words: Words, from: From): Child[] {
  const { title, within } = target
  const name = nameOf(target, words)
  if (target.kind === 'segment' || target.kind === 'note') {
    const outside = within && (target.kind === 'segment' || within.id !== from.section)
    return outside ? [...inWords(within, form, words, from), words.comma, name] : [name]
  }
  if (target.kind === 'heading') {
    const quoted = quotation(target, words, from)
    return form === 'title' || !within || within.id === from.section ? (form === 'title' ? titleOf(target, from) : quoted) : [...inWords(within, form, words, from), words.comma, ...quoted]
  }
  if (form === 'title' || name === '') return title === '' ? [name] : titleOf(target, from)
  return form === 'full' && title !== '' ? [name, words.comma, ...quotation(target, words, from)] : [name]
}

/** What a target is called by its number; empty where it has none. */
function nameOf({ kind, number }: Target, words: Words): string {
  if (number === '') return ''
  if (kind === 'figure' || kind === 'table' || kind === 'map') return captionNumber(kind, number, words)
  const patterns: Readonly<Partial<Record<Target['kind'], string>>> = {
    part: words.part, chapter: words.chapter, document: words.document, 'editorial-note': words.editorialNote, enclosure: words.enclosure, segment: words.paragraph, note: words.noteNumber,
  }
  return numbered(patterns[kind] ?? '{}', number)
}

/** A word with its number, which no line parts. */
function numbered(pattern: string, number: string): string {
  return fill(pattern.replace(/ /gu, '\u00A0'), number)
}

function titleOf({ title, lang }: Target, from: From): Child[] {
  return lang.split('-')[0] === from.lang.split('-')[0] ? [title] : [element('span', language(lang), title)]
}

function quotation(target: Target, { quoted }: Words, from: From): Child[] {
  const [before = '', after = ''] = quoted.split('{}')
  return [before, ...titleOf(target, from), after]
}

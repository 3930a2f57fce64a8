import { scriptOfTag, scriptRuns } from '../language/scripts.ts'
import type { BibliographyEntry } from '../model/book.ts'

/** A title as a citation may print it: how it is recognised, its language, and the entry of the bibliography that it leads to. */
export interface PrintedTitle {
  /** Its words in small letters, and its own marks at beginning and end, which belong to it where they are printed. */
  readonly words: readonly string[]
  readonly marks: readonly [before: string, after: string]
  /** Undefined: the book's own language. */
  readonly lang: string | undefined
  readonly anchor: string | undefined
}

/** A stretch of a citation's text; with `title`, it is that title. */
interface Stretch {
  readonly text: string
  readonly title?: PrintedTitle
}

/** Variables of CSL that are titles. Only the work's own leads to the bibliography. */
const variables = ['title', 'title-short', 'container-title', 'collection-title', 'volume-title'] as const

interface Multi {
  readonly main?: Readonly<Record<string, string>>
  readonly _keys?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/**
 * The titles of a work in all their forms, longest first. citeproc's output does not say in which language a title is, so the titles are
 * looked for in it by their words: it may change their quotation marks, their capitals and the point at their end.
 */
export function titlesOf(entry: BibliographyEntry, lang: string, anchor: string | undefined): PrintedTitle[] {
  const { language, multi } = entry.csl as { readonly language?: string; readonly multi?: Multi }
  const found: { value: string; title: PrintedTitle }[] = []
  for (const variable of variables) {
    const main = entry.csl[variable]
    const forms: [string | undefined, unknown][] = [[multi?.main?.[variable] ?? language, main], ...Object.entries(multi?._keys?.[variable] ?? {})]
    for (const [tag, value] of forms) {
      if (typeof value !== 'string') continue
      for (const form of variable === 'title' ? new Set([value, shortTitle(value)]) : [value]) {
        const words = wordsOf(form).map(({ word }) => word)
        const own = variable.startsWith('title') ? anchor : undefined
        if (words.length > 0) found.push({ value: form, title: { words, marks: marksOf(form), lang: languageOf(form, tag, lang), anchor: own } })
      }
    }
  }
  return found.sort((a, b) => b.value.length - a.value.length).map(({ title }) => title)
}

/** Cuts a text at the titles in it. `linked` holds the anchors that the citation has led to already: once is enough. */
export function cutAtTitles(value: string, titles: readonly PrintedTitle[], linked: Set<string>): Stretch[] {
  const stretches: Stretch[] = []
  let rest = value
  for (;;) {
    const words = wordsOf(rest)
    let first: { at: number; text: string; title: PrintedTitle } | undefined
    for (const title of titles) {
      const found = findTitle(rest, words, title)
      if (found && (first === undefined || found.at < first.at)) first = { ...found, title }
    }
    if (first === undefined) break
    const { at, text, title } = first
    const anchor = title.anchor === undefined || linked.has(title.anchor) ? undefined : title.anchor
    if (anchor !== undefined) linked.add(anchor)
    stretches.push({ text: rest.slice(0, at) }, { text, title: { ...title, anchor } })
    rest = rest.slice(at + text.length)
  }
  return [...stretches, { text: rest }].filter((each) => each.text !== '')
}

/** The title up to its colon. */
export function shortTitle(title: string): string {
  return title.split(/: |：/u)[0] ?? title
}

interface Word {
  /** In small letters. */
  readonly word: string
  readonly at: number
  readonly end: number
}

function wordsOf(value: string): Word[] {
  return [...value.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({ word: match[0].toLowerCase(), at: match.index, end: match.index + match[0].length }))
}

/** What stands before the first word of a title and behind its last. */
function marksOf(value: string): readonly [string, string] {
  const words = wordsOf(value)
  return [value.slice(0, words[0]?.at ?? 0), value.slice(words.at(-1)?.end ?? 0)]
}

/** The title's words in their order, up to six signs between one and the next. */
function findTitle(text: string, words: readonly Word[], { words: wanted, marks: [before, after] }: PrintedTitle): { at: number; text: string } | undefined {
  const index = words.findIndex((_, start) => wanted.every((word, offset) => {
    const [here, previous] = [words[start + offset], words[start + offset - 1]]
    return here?.word === word && (offset === 0 || here.at - (previous?.end ?? 0) <= 6)
  }))
  if (index < 0) return undefined
  const [first, last] = [words[index]?.at ?? 0, words[index + wanted.length - 1]?.end ?? 0]
  const at = text.slice(0, first).endsWith(before) ? first - before.length : first
  return { at, text: text.slice(at, text.startsWith(after, last) ? last + after.length : last) }
}

/** The language of a title where it is not the book's: a title in roman letters of a work in another script is a romanisation. */
function languageOf(value: string, tag: string | undefined, lang: string): string | undefined {
  if (tag === undefined) return undefined
  const roman = scriptRuns(value).every((run) => run.script === 'Latn' || run.script === 'Zyyy')
  const language = tag.split('-')[0] ?? tag
  const script = scriptOfTag(tag)
  if (!roman && script === 'Latn') return undefined
  const own = roman && script !== 'Latn' ? `${language}-Latn` : tag
  return language === lang.split('-')[0] && scriptOfTag(own) === scriptOfTag(lang) ? undefined : own
}

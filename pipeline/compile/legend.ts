import type { ElementContent } from 'hast'
import { visit } from 'unist-util-visit'
import { phenomenonWords } from '../language/words/phenomena.ts'
import type { MarkdownTree, SourceDocument } from '../model/book.ts'
import { givenAttribute, isPhenomenon, phenomenonNames, signForm, wordless, type Phenomenon } from '../model/phenomena.ts'
import type { Standing } from '../model/standing.ts'
import { header } from './colophon.ts'
import { element, placed, type Child } from './elements.ts'
import type { Facts } from './facts.ts'
import type { Entry } from './order.ts'
import { markClasses, signText } from './sign-text.ts'

/** A sign as the book uses it: with what a mark gives (an extent, a correction), or without. */
export interface UsedSign {
  readonly name: Phenomenon
  readonly given: boolean
}

/** The signs that the printed documents use, in the order of the catalogue. */
export function signsUsed(entries: readonly Entry[], standing: Standing): UsedSign[] {
  const found = new Set(entries.flatMap((entry) => (entry.kind === 'document' ? textsOf(entry.document).flatMap((tree) => standing.of(marksOf, tree)) : [])))
  return phenomenonNames.flatMap((name) => [false, true].flatMap((given) => (found.has(`${name} ${String(given)}`) ? [{ name, given }] : [])))
}

function textsOf(document: SourceDocument): MarkdownTree[] {
  return document.texts.map((each) => each.source)
}

function marksOf({ tree }: MarkdownTree): string[] {
  const marks = new Set<string>()
  visit(tree, 'textDirective', ({ name, attributes }) => {
    if (isPhenomenon(name)) marks.add(`${name} ${String(Boolean(attributes?.[givenAttribute[name] ?? '']))}`)
  })
  return [...marks]
}

/** The legend: each sign that the book uses, around a word that stands for any, and what it means. */
export function legendOfSigns(used: readonly UsedSign[], { words, lang, signs }: Facts, place: Entry['place']): ElementContent[] {
  const said = phenomenonWords(lang)
  const around = (text: string): ElementContent[] => signText(text, { signs: signs.lang, around: lang })
  const names = [...new Set(used.map((each) => each.name))]
  const rows = names.flatMap((name) => {
    const forms = used.filter((each) => each.name === name).map(({ given }): Child => {
      const sign = signs.signs[name]
      const form = signForm(sign, given ? (name === 'sic' ? said.sample : said.amount) : undefined)
      return element('span', { className: markClasses(name, sign.manner) }, ...around(form.before), wordless.has(name) ? '' : said.sample, ...around(form.after))
    })
    const shown = signs.signs[name].each === undefined ? forms : [element('span', { className: markClasses(name, signs.signs[name].manner) }, ...around(signs.signs[name].each)), ', ', ...forms]
    const term = shown.flatMap((each, index): Child[] => (index > 0 && typeof each !== 'string' && typeof shown[index - 1] !== 'string' ? [', ', each] : [each]))
    return [placed(element('dt', {}, ...term), place), placed(element('dd', {}, said[name]), place)]
  })
  return [header(words.legendOfSigns, place), element('dl', { className: ['signs'] }, ...rows)]
}

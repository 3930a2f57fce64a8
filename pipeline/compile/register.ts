import type { Element, ElementContent } from 'hast'
import { collator, filingLetter } from '../language/collation.ts'
import { romanised } from '../language/romanisation.ts'
import type { GeneratedPart, Name } from '../model/book.ts'
import { headword } from '../model/indexes.ts'
import { registerTypes } from '../model/registers.ts'
import type { Words } from '../model/words.ts'
import { header } from './colophon.ts'
import type { Draft } from './draft.ts'
import { element, language, placed, text, type Child } from './elements.ts'
import { prose } from './prose.ts'

type RegisterPart = Extract<GeneratedPart, `register-of-${string}`>

/** Title of a register. */
export function registerTitle(part: RegisterPart, words: Words): string {
  return { 'register-of-persons': words.registerOfPersons, 'register-of-places': words.registerOfPlaces, 'register-of-terms': words.registerOfTerms }[part]
}

/**
 * The register of persons, of places, or of bodies and terms: filed by the book's main language, grouped under letters; each entry with its
 * forms in their own scripts, each with its romanisation where that says something new, its dates, a note and the other spellings. Anchor: `name-<id>`.
 */
export function register(part: RegisterPart, draft: Draft): ElementContent[] {
  const { names: registered, lang } = draft.facts
  const compare = collator(lang)
  const types = registerTypes(part)
  const entries = [...registered.values()].filter((name) => types.includes(name.type)).sort((a, b) => compare(filed(a), filed(b)) || compare(a.id, b.id))
  const groups = new Map<string, Name[]>()
  for (const name of entries) {
    const letter = filingLetter(filed(name))
    groups.set(letter, [...(groups.get(letter) ?? []), name])
  }
  draft.shortCitations = true
  draft.citationsInBrackets = true
  const lists = [...groups].flatMap(([letter, names]) => [
    placed(element('h2', { className: ['letter'] }, letter), names[0]?.place ?? draft.place),
    element('ul', { className: ['register'] }, ...names.map((name) => entry(name, draft))),
  ])
  return [header(registerTitle(part, draft.facts.words), draft.place), ...lists]
}

function filed(name: Name): string {
  return name.sort ?? name.preferred
}

function entry(name: Name, draft: Draft): Element {
  const line: Child[] = [element('span', { className: ['name'] }, headword(name))]
  name.forms.forEach((form, index) => {
    line.push(index === 0 ? ' ' : ', ', element('span', language(form.lang), form.text))
    const made = romanised(name, form, draft.facts.romanise)
    if (made) line.push(' ', element('em', language(made.lang), made.text))
  })
  draft.linkedNames.clear()
  draft.ownName = name.id
  const dates = datesOf(name)
  if (dates !== '') line.push(` (${dates})`)
  line.push(name.note ? '. ' : '.')
  const [first, ...rest] = name.note ? prose(name.note.tree, draft, { file: name.note.file, lang: draft.lang, dir: draft.dir }) : []
  if (first?.type === 'element' && first.tagName === 'p') line.push(...stopAfterBrackets(first.children))
  const also = [...variants(name, draft), ...authorities(name)]
  const item = element('li', { id: `name-${name.id}` })
  if (rest.length === 0) {
    item.children.push(...element('li', {}, ...line, ...also).children)
  } else {
    item.children.push(placed(element('p', {}, ...line), name.place), ...rest)
    if (also.length > 0) item.children.push(placed(element('p', {}, ...also), name.place))
  }
  const last = item.children.at(-1)
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return placed(item, name.place)
}

/** “… until 1944. (Forbes)” → “… until 1944 (Forbes).” */
function stopAfterBrackets(children: ElementContent[]): ElementContent[] {
  children.forEach((node, index) => {
    const [open, , close] = children.slice(index + 1)
    if (node.type !== 'text' || !node.value.endsWith('.') || open?.type !== 'text' || open.value !== ' (' || close?.type !== 'text') return
    node.value = node.value.slice(0, -1)
    close.value = close.value.replace(/^\)\.?/u, ').')
  })
  return children
}

/** “[Sheng Shih-ts’ai]”: spellings met elsewhere. */
function variants(name: Name, draft: Draft): ElementContent[] {
  if (name.variants.length === 0) return []
  const spellings = name.variants.flatMap((variant, index) => {
    const run = variant.lang.split('-')[0] === draft.lang.split('-')[0] ? text(variant.text) : element('span', language(variant.lang), variant.text)
    return index === 0 ? [run] : [text(', '), run]
  })
  return [text(' ['), ...spellings, text(']')]
}

const files: readonly (readonly [key: keyof Name['identifiers'], name: string, address: string])[] = [
  ['wikidata', 'Wikidata', 'https://www.wikidata.org/wiki/'], ['viaf', 'VIAF', 'https://viaf.org/viaf/'], ['gnd', 'GND', 'https://d-nb.info/gnd/'],
]

/** “Wikidata Q16574, GND 118520464”: the entry in authority files, where the register has their numbers. */
function authorities({ identifiers }: Name): ElementContent[] {
  const known = files.flatMap(([key, name, address]) => (identifiers[key] === undefined ? [] : [{ name, number: identifiers[key], address }]))
  const links = known.flatMap(({ name, number, address }, index) => [text(`${index === 0 ? ' ' : ', '}${name} `), element('a', { href: `${address}${number}` }, number)])
  return links.length === 0 ? [] : [...links, text('.')]
}

function datesOf({ dates, coordinates }: Name): string {
  if (dates) {
    const [from, to] = [dates.birth ?? dates.from, dates.death ?? dates.to]
    // A person without a year of death may be alive; what only has a beginning is an event.
    if (dates.from !== undefined && to === undefined) return dates.from
    if (from !== undefined || to !== undefined) return `${from ?? ''}–${to ?? ''}`
  }
  if (!coordinates) return ''
  const [lat, lon] = coordinates
  const degrees = (value: number, positive: string, negative: string): string => `${Math.abs(value).toFixed(2)}°\u00A0${value < 0 ? negative : positive}`
  return `${degrees(lat, 'N', 'S')}, ${degrees(lon, 'E', 'W')}`
}

import type { InlineCode, Node, Text } from 'mdast'
import { presentationForm } from '../language/presentation-forms.ts'
import { languageOfRun } from '../language/run-languages.ts'
import { scriptOfTag, scriptRuns, type Script } from '../language/scripts.ts'
import type { Book } from '../model/book.ts'
import { drawsNothing } from '../model/characters.ts'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { covers, type House } from '../model/house.ts'
import type { Citation } from '../model/markdown.ts'
import type { Check } from './index.ts'
import { langOf } from './prose-trees.ts'
import { placeInside, walk, type BookTree } from './trees.ts'

/** What is no character: `character-assigned` reports it. */
const unassigned = /[\p{Cn}\p{Co}\p{Cs}]/u

/** Every printed character has a glyph in the families declared for the script of its language. */
export const checkGlyphs: Check = (book, trees) => {
  if (book.house.fonts.length === 0) return []
  const coverage = coverageOf(book.house)
  const faults = new Map<string, { character: string; lang: string; place: () => Place; count: number }>()
  const look: Look = (text, lang, italic, file, place, code = false) => {
    for (const character of text) {
      if (drawsNothing.test(character) || unassigned.test(character) || coverage.covers(character, lang, italic)) continue
      // A presentation form is to be written otherwise, not to be given a font.
      if (!code && presentationForm(character, lang) !== undefined) continue
      const key = `${file}\n${lang}\n${character}`
      const fault = faults.get(key)
      if (fault) fault.count++
      else faults.set(key, { character, lang, place: () => place(character), count: 1 })
    }
  }
  // In running text a letter of another script is set as its language is, marked or not: compile tells it by its script.
  const inTree: Look = (text, lang, italic, ...rest) => look(foreignTaken(text, (character, script) => coverage.covers(character, languageOfRun(text, script, book.config.languages) ?? lang, italic), lang), lang, italic, ...rest)
  for (const tree of trees) lookInTree(book, tree, inTree)
  lookInValues(book, look)
  return [...faults.values()].map((fault) => explain(fault, coverage))
}

/** A text without the letters of other scripts than that of its language which have a glyph. */
function foreignTaken(text: string, covered: (character: string, script: Script) => boolean, lang: string): string {
  if (!isForeign.test(text)) return text
  return scriptRuns(text).map((run) => (run.script === scriptOfTag(lang) || run.script === 'Latn' ? run.text : [...run.text].filter((character) => !covered(character, run.script)).join(''))).join('')
}

const isForeign = /\p{L}(?<!\p{Script=Latin})/u

type Look = (text: string, lang: string, italic: boolean, file: string, place: (character: string) => Place, code?: boolean) => void

function lookInTree(book: Book, tree: BookTree, look: Look): void {
  walk(tree, (node, ancestors) => {
    const text = printed(node)
    if (text === '') return
    look(text, langOf(tree, ancestors), ancestors.some((ancestor) => ancestor.type === 'emphasis'), tree.file, (character) => placeInside(book, tree, node, character), node.type !== 'text' && node.type !== 'citation')
  })
}

function printed(node: Node): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return (node as Text | InlineCode).value
  if (node.type !== 'citation') return ''
  return (node as Citation).items.map((item) => `${item.prefix}${item.locator?.value ?? ''}${item.suffix}`).join('')
}

/** Titles, forms of names, bibliography, maps: everything printed that is not Markdown. */
function lookInValues(book: Book, look: Look): void {
  const { config, configFile } = book
  const main = config.languages[0]
  const value = (text: string | undefined, lang: string, place: Place): void => {
    if (text !== undefined) look(text, lang, false, place.file, () => place)
  }
  for (const [key, text] of [['title', config.title], ['short_title', config.shortTitle], ['subtitle', config.subtitle], ['publisher', config.publisher], ['place', config.place], ['rights', config.rights], ['licence', config.licence], ['edition', config.edition]] as const) {
    value(text, main, configFile.at([key]))
  }
  config.contributors.forEach(({ name }, index) => value(name, main, configFile.at(['contributors', index, 'name'])))
  for (const chapter of book.chapters.values()) value(chapter.title, chapter.lang, { file: chapter.file, line: 2, column: 1 })
  for (const document of book.documents.values()) {
    const { yaml, originalTitle } = document
    value(document.title, main, yaml.at(['title']))
    value(originalTitle?.text, originalTitle?.lang ?? main, yaml.at(['original_title', 'text']))
    for (const key of ['genre', 'place'] as const) value(document[key], main, yaml.at([key]))
    for (const key of ['author', 'recipient'] as const) {
      const party = document[key]
      if (party && 'text' in party) value(party.text, main, yaml.at([key]))
    }
    // The date as written may be in the language of the original: any of the stacks will do.
    document.dates.forEach((date, index) => value(date.written, 'mul', yaml.at(['dates', index, 'written'])))
    value(document.rights?.holder, main, yaml.at(['rights', 'holder']))
    value(document.rights?.statement, main, yaml.at(['rights', 'statement']))
  }
  for (const name of book.names.values()) {
    value(name.preferred, main, name.place)
    for (const { text, lang } of [...name.forms, ...name.variants]) value(text, lang, name.place)
  }
  for (const { csl, place } of book.bibliography.values()) value(strings(csl).join(''), 'mul', place)
  for (const map of book.maps.values()) {
    const labels = [map.title, map.legend, ...[...map.places, ...map.lines, ...map.areas].map((drawn) => drawn.label)]
    value(labels.filter((label) => label !== undefined).join(''), main, { file: map.file, line: 1, column: 1 })
  }
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

interface Coverage {
  /** `lang` `mul`: by any family of the house. */
  readonly covers: (character: string, lang: string, italic: boolean) => boolean
}

function coverageOf(house: House): Coverage {
  const known = new Map<string, boolean>()
  const families = (lang: string): readonly string[] => {
    if (lang === 'mul') return house.fonts.map((face) => face.family)
    const subtag = lang.split('-').find((part, index) => index > 0 && /^[A-Za-z]{4}$/u.test(part))
    return house.stacks[subtag ?? ''] ?? house.stacks[scriptOfTag(lang)] ?? house.stacks['default'] ?? []
  }
  return {
    covers: (character, lang, italic) => {
      const key = `${lang}\n${italic ? 'i' : ''}${character}`
      const before = known.get(key)
      if (before !== undefined) return before
      const code = character.codePointAt(0) ?? 0
      const found = families(lang).some((family) => {
        const faces = house.fonts.filter((face) => face.family === family)
        // Faces without an italic (Chinese, Arabic) are printed upright.
        const style = italic && faces.some((face) => face.style === 'italic') ? 'italic' : 'normal'
        return faces.some((face) => face.style === style && covers(face, code))
      })
      known.set(key, found)
      return found
    },
  }
}

function explain({ character, lang, place, count }: { character: string; lang: string; place: () => Place; count: number }, coverage: Coverage): Diagnostic {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  const times = count === 1 ? '' : ` (${count} times in this file)`
  const elsewhere = lang !== 'mul' && coverage.covers(character, 'mul', false)
  const reason = `“${character}” (U+${hex}) has no glyph in the fonts for text in “${lang}”${times}.`
  return diagnostic('glyph-covered', reason, place(), elsewhere ? 'Fonts for another script have it: mark the run with :lang[…]{tag=…}.' : undefined)
}

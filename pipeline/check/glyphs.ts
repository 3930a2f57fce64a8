import type { InlineCode, Node, Text } from 'mdast'
import { presentationForm } from '../language/presentation-forms.ts'
import { isForeign, languageRuns } from '../language/run-languages.ts'
import { scriptOfTag } from '../language/scripts.ts'
import type { Book, BookConfig, Chapter, MapSource, SourceDocument } from '../model/book.ts'
import { drawsNothing } from '../model/characters.ts'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { covers, type House } from '../model/house.ts'
import type { Citation } from '../model/markdown.ts'
import type { Check } from './index.ts'
import { langOf } from './prose-trees.ts'
import { placeInside, walk, type BookTree } from './trees.ts'

/** What is no character: `character-assigned` reports it. */
const unassigned = /[\p{Cn}\p{Co}\p{Cs}]/u

/** A character without a glyph in text of one language of one file. */
interface Fault {
  readonly character: string
  readonly lang: string
  readonly place: () => Place
  readonly file: string
  count: number
}

/** Every printed character has a glyph in the families declared for the script of its language. */
export const checkGlyphs: Check = ({ book, trees, standing }) => {
  if (book.house.fonts.length === 0) return []
  const main = book.config.languages[0]
  const coverage = standing.of(coverageOf, book.house)
  const found = [
    ...trees.map((tree) => standing.of(faultsOfTree, tree, coverage, book.config.languages)),
    standing.of(faultsOfConfig, book.config, book.configFile, coverage),
    ...[...book.chapters.values()].map((chapter) => standing.of(faultsOfTitle, chapter, coverage)),
    ...[...book.documents.values()].map((document) => standing.of(faultsOfDocument, document, main, coverage)),
    standing.of(faultsOfNames, book.names, main, coverage),
    standing.of(faultsOfWorks, book.bibliography, coverage),
    ...[...book.maps.values()].map((map) => standing.of(faultsOfMap, map, main, coverage)),
  ]
  // Counted by file, which may hold trees and values.
  const faults = new Map<string, Fault>()
  for (const fault of found.flat()) {
    const key = `${fault.file}\n${fault.lang}\n${fault.character}`
    const known = faults.get(key)
    if (known) known.count += fault.count
    else faults.set(key, { ...fault })
  }
  return [...faults.values()].map((fault) => explain(fault, coverage))
}

type Look = (text: string, lang: string, italic: boolean, file: string, place: (character: string) => Place, code?: boolean) => void
type LookAtValue = (text: string | undefined, lang: string, place: Place) => void

/** The faults that a reading finds. */
function gather(coverage: Coverage, read: (look: Look) => void): readonly Fault[] {
  const faults = new Map<string, Fault>()
  read((text, lang, italic, file, place, code = false) => {
    const inText = coverage(lang, italic)
    const inCode = coverage('code', false)
    const covered = (point: number): boolean => (code && inCode(point)) || inText(point)
    for (let index = 0; index < text.length; index++) {
      const point = text.codePointAt(index) ?? 0
      if (point > 0xffff) index++
      if (covered(point)) continue
      const character = String.fromCodePoint(point)
      if (drawsNothing.test(character) || unassigned.test(character)) continue
      // A presentation form is to be written otherwise, not to be given a font.
      if (!code && presentationForm(character, lang) !== undefined) continue
      const key = `${file}\n${lang}\n${character}`
      const fault = faults.get(key)
      if (fault) fault.count++
      else faults.set(key, { character, lang, file, place: () => place(character), count: 1 })
    }
  })
  return [...faults.values()]
}

function gatherValues(coverage: Coverage, read: (value: LookAtValue) => void): readonly Fault[] {
  return gather(coverage, (look) => read((text, lang, place) => {
    if (text !== undefined) look(text, lang, false, place.file, () => place)
  }))
}

function faultsOfTree(tree: BookTree, coverage: Coverage, languages: readonly string[]): readonly Fault[] {
  return gather(coverage, (look) => walk(tree, (node, ancestors) => {
    const text = printed(node)
    if (text === '') return
    const lang = langOf(tree, ancestors)
    const italic = ancestors.some((ancestor) => ancestor.type === 'emphasis')
    look(withoutForeign(text, lang, languages, (tag) => coverage(tag, italic)), lang, italic, tree.file, (character) => placeInside(tree, node, character), node.type !== 'text' && node.type !== 'citation')
  }))
}

/**
 * A text without those letters of other scripts than its own that have a glyph: in running text they are set as their language is,
 * marked or not, since compile tells it by their script.
 */
function withoutForeign(text: string, lang: string, languages: readonly string[], coveredIn: (tag: string) => (code: number) => boolean): string {
  if (!isForeign(text, lang)) return text
  return languageRuns(text, languages, lang).map((run) => {
    if (run.tag === undefined) return run.text
    const covered = coveredIn(run.tag)
    return [...run.text].filter((character) => !covered(character.codePointAt(0) ?? 0)).join('')
  }).join('')
}

function printed(node: Node): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return (node as Text | InlineCode).value
  if (node.type !== 'citation') return ''
  return (node as Citation).items.map((item) => `${item.prefix}${item.locator?.value ?? ''}${item.suffix}`).join('')
}

function faultsOfConfig(config: BookConfig, configFile: Book['configFile'], coverage: Coverage): readonly Fault[] {
  return gatherValues(coverage, (value) => {
    const main = config.languages[0]
    for (const [key, text] of [['title', config.title], ['short_title', config.shortTitle], ['subtitle', config.subtitle], ['publisher', config.publisher], ['place', config.place], ['rights', config.rights], ['licence', config.licence], ['edition', config.edition]] as const) {
      value(text, main, configFile.at([key]))
    }
    config.contributors.forEach(({ name }, index) => value(name, main, configFile.at(['contributors', index, 'name'])))
  })
}

function faultsOfTitle({ title, lang, file }: Chapter, coverage: Coverage): readonly Fault[] {
  return gatherValues(coverage, (value) => value(title, lang, { file, line: 2, column: 1 }))
}

function faultsOfDocument(document: SourceDocument, main: string, coverage: Coverage): readonly Fault[] {
  return gatherValues(coverage, (value) => {
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
  })
}

function faultsOfNames(names: Book['names'], main: string, coverage: Coverage): readonly Fault[] {
  return gatherValues(coverage, (value) => {
    for (const name of names.values()) {
      value(name.preferred, main, name.place)
      for (const { text, lang } of [...name.forms, ...name.variants]) value(text, lang, name.place)
    }
  })
}

function faultsOfWorks(bibliography: Book['bibliography'], coverage: Coverage): readonly Fault[] {
  return gatherValues(coverage, (value) => {
    for (const { csl, place } of bibliography.values()) value(strings(csl).join(''), 'mul', place)
  })
}

function faultsOfMap(map: MapSource, main: string, coverage: Coverage): readonly Fault[] {
  const labels = [map.title, map.legend, ...[...map.places, ...map.lines, ...map.areas].map((drawn) => drawn.label)]
  return gatherValues(coverage, (value) => value(labels.filter((label) => label !== undefined).join(''), main, { file: map.file, line: 1, column: 1 }))
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

/** Whether a code point is covered in a language and style; `mul`: by any family of the house; `code`: by those of code. */
type Coverage = (lang: string, italic: boolean) => (code: number) => boolean

function coverageOf(house: House): Coverage {
  const styles = new Map<string, (code: number) => boolean>()
  const families = (lang: string): readonly string[] => {
    if (lang === 'mul') return house.fonts.map((face) => face.family)
    if (lang === 'code') return house.stacks['code'] ?? []
    const subtag = lang.split('-').find((part, index) => index > 0 && /^[A-Za-z]{4}$/u.test(part))
    return house.stacks[subtag ?? ''] ?? house.stacks[scriptOfTag(lang)] ?? house.stacks['default'] ?? []
  }
  const make = (lang: string, italic: boolean): ((code: number) => boolean) => {
    const stack = families(lang)
    /** 0: not asked yet; 1: covered; 2: not. */
    const known = new Uint8Array(0x110000)
    const find = (code: number): boolean => stack.some((family) => {
      const faces = house.fonts.filter((face) => face.family === family)
      // Faces without an italic (Chinese, Arabic) are printed upright.
      const style = italic && faces.some((face) => face.style === 'italic') ? 'italic' : 'normal'
      return faces.some((face) => face.style === style && covers(face, code))
    })
    return (code) => {
      if (known[code] === 0) known[code] = find(code) ? 1 : 2
      return known[code] === 1
    }
  }
  return (lang, italic) => {
    const key = italic ? `${lang} italic` : lang
    let covered = styles.get(key)
    if (covered === undefined) styles.set(key, (covered = make(lang, italic)))
    return covered
  }
}

function explain({ character, lang, place, count }: Fault, coverage: Coverage): Diagnostic {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  const times = count === 1 ? '' : ` (${count} times in this file)`
  const elsewhere = lang !== 'mul' && coverage('mul', false)(character.codePointAt(0) ?? 0)
  const reason = `“${character}” (U+${hex}) has no glyph in the fonts for text in “${lang}”${times}.`
  return diagnostic('glyph-covered', reason, place(), elsewhere ? 'Fonts for another script have it: mark the run with :lang[…]{tag=…}.' : undefined)
}

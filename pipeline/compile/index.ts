import type { Nodes } from 'hast'
import type { Book } from '../model/book.ts'
import type { Diagnostic } from '../model/diagnostics.ts'
import type { Edition, EditionMetadata, Section } from '../model/edition.ts'
import { Standing } from '../model/standing.ts'
import type { Theme } from '../model/theme.ts'
import { eachNode } from '../model/tree.ts'
import { checkAnchors } from './anchors.ts'
import { citedKeys } from '../model/cited-keys.ts'
import { citationEngine } from './citeproc.ts'
import { outline } from './contents.ts'
import { gatherFacts } from './facts.ts'
import { hashOf } from './hash.ts'
import { indexTables } from './indexes.ts'
import { noneBefore, notesAfter } from './notes.ts'
import { orderOf } from './order.ts'
import { planSections } from './plan.ts'
import { asReleased } from './releases.ts'
import { makeSection } from './sections.ts'

/**
 * Compiles a book that `load` and `check` found sound: facts of the whole book first, then section by section, then what
 * needs all sections. Pure: the same book and `generator` (“Sourcebook 0.1.0”) give the same edition anywhere. A section whose
 * text, line of the plan and facts are those of an earlier run of `standing` is not made again; one that says the same is the same object.
 */
export function compile(given: Book, { generator, standing = new Standing() }: { generator: string; standing?: Standing }): { edition: Edition; messages: Diagnostic[] } {
  const book = asReleased(given)
  const facts = gatherFacts(book, standing)
  const entries = orderOf(book, facts.words)
  const style = standing.same('citation style of the edition', book.citationStyle)
  // Only styles that number works need to know which is cited first.
  const cited = standing.same('order of citing', style.xml.includes('citation-number') ? citedKeys(book, standing) : [])
  const engine = standing.of(citationEngine, facts.bibliography, style, facts.lang, facts.linked, cited)
  const plan = planSections(book, entries, facts, standing)
  // Indexes lead into all other sections, so they are made last.
  // Notes that are numbered through the book: what a section hands on is their count alone, so that a word more moves nobody's labels.
  let before = noneBefore
  const others = plan.map((planned) => {
    if (planned.kind === 'index') return undefined
    if (planned.kind !== 'chapter' && planned.kind !== 'document') return standing.of(makeSection, planned, facts, engine, generator, undefined, noneBefore)
    const made = standing.of(makeSection, planned, facts, engine, generator, undefined, standing.same(`notes before ${planned.id}`, before))
    before = notesAfter(before, made.section.notes, facts.policies.notes)
    return made
  })
  const { tables, messages: unled } = indexTables(facts, others.flatMap((made) => made?.mentions ?? []))
  const sections = plan.map((planned, at) => stood((others[at] ?? standing.of(makeSection, planned, facts, engine, generator, standing.same(`table of ${planned.id}`, tables.get(planned.id)), noneBefore)).section, standing))
  const broken = checkAnchors(sections, standing, (section, block) => (block === undefined ? undefined : section.blocks.get(block)) ?? book.configFile.at(['order']))
  const messages = [...unled, ...broken]
  const edition: Edition = {
    metadata: metadata(book, sections, generator, standing),
    trim: book.config.trim,
    sections,
    outline: outline(entries, facts.lang, standing),
    assets: book.assets,
    printers: book.config.printers,
    ...(book.cover && { cover: book.cover }),
    house: book.house,
    ...(book.theme && { theme: themeOf(book, book.theme, sections) }),
    words: facts.words,
  }
  return { edition, messages }
}

/** The section of an earlier run, where this one was made again and is the same. */
function stood(section: Section, standing: Standing): Section {
  const name = `section ${section.id}`
  const before = standing.last<Section>(name)
  return before?.hash === section.hash ? before : standing.keep(name, section)
}

/**
 * A theme whose status says which text it shows: the last release, and the beginning of a hash of all sections, as semantic versions name a
 * build. Marks on one proof are not taken for marks on another.
 */
function themeOf({ published }: Book, { id, sides, marks }: Theme, sections: readonly Section[]): Edition['theme'] {
  const last = published.at(-1)
  const state = hashOf(sections.map(({ hash }) => hash)).slice(0, 8)
  return { id, sides, marks: marks && { ...marks, status: `${marks.status} ${last === undefined ? state : `${last.version}+${state}`}` } }
}

function metadata(book: Book, sections: readonly Section[], generator: string, standing: Standing): EditionMetadata {
  const { title, shortTitle, subtitle, contributors, publisher, place, languages, identifiers, rights, licence, edition, date, description, subjects, collection } = book.config
  const { uuid, isbn, doi, deposit } = identifiers
  return {
    title, shortTitle, subtitle, contributors, publisher, place, uuid, isbn, doi, deposit, rights, licence, edition, date, description, subjects, collection, generator,
    release: book.release && { version: book.release.version, note: book.release.note },
    languages: [languages[0], ...allLanguages(languages, sections.map((section) => standing.of(languagesOf, section)))],
  }
}

/** Languages named in book.yaml, then all others that occur, in the order of the alphabet. */
function allLanguages(declared: readonly string[], occurring: readonly ReadonlySet<string>[]): string[] {
  const found = new Set(occurring.flatMap((tags) => [...tags]))
  return [...declared.slice(1), ...[...found].filter((tag) => !declared.includes(tag)).sort()]
}

function languagesOf(section: Section): ReadonlySet<string> {
  const found = new Set<string>()
  const read = (node: Nodes): void => {
    if (node.type === 'element' && typeof node.properties['lang'] === 'string') found.add(node.properties['lang'])
  }
  eachNode<Nodes>(section.tree, read)
  for (const note of section.notes) for (const child of note.children) eachNode<Nodes>(child, read)
  return found
}

import { visit } from 'unist-util-visit'
import type { Book } from '../model/book.ts'
import type { Diagnostic } from '../model/diagnostics.ts'
import type { Edition, EditionMetadata, Section } from '../model/edition.ts'
import { checkAnchors } from './anchors.ts'
import { citationEngine } from './citeproc.ts'
import { outline } from './contents.ts'
import { gatherFacts } from './facts.ts'
import { indexTables } from './indexes.ts'
import { makeSection } from './sections.ts'

/**
 * Compiles a book that `load` and `check` found sound: facts of the whole book first, then section by section, then what
 * needs all sections. Pure: the same book and `generator` (“Sourcebook 0.1.0”) give the same edition anywhere.
 */
export function compile(book: Book, { generator }: { generator: string }): { edition: Edition; messages: Diagnostic[] } {
  const facts = gatherFacts(book)
  const engine = citationEngine(book, { linked: facts.plan.some((planned) => planned.kind === 'generated' && planned.generated === 'bibliography') })
  // Indexes lead into all other sections, so they are made last.
  const texts = facts.plan.map((planned) => (planned.kind === 'index' ? undefined : makeSection(planned, facts, engine, generator)))
  const { tables, messages: unled } = indexTables(facts, texts.flatMap((made) => made?.mentions ?? []))
  const sections = facts.plan.map((planned, at) => (texts[at] ?? makeSection(planned, facts, engine, generator, tables)).section)
  const broken = checkAnchors(sections, (section, block) => (block === undefined ? undefined : section.blocks.get(block)) ?? book.configFile.at(['order']))
  const messages = [...unled, ...broken]
  const edition: Edition = {
    metadata: metadata(book, sections, generator),
    trim: book.config.trim,
    sections,
    outline: outline(facts),
    assets: book.assets,
    house: book.house,
    words: facts.words,
  }
  return { edition, messages }
}

function metadata(book: Book, sections: readonly Section[], generator: string): EditionMetadata {
  const { title, shortTitle, subtitle, contributors, publisher, place, languages, identifiers, rights, licence, edition, date, description, subjects } = book.config
  const { uuid, isbn } = identifiers
  return {
    title, shortTitle, subtitle, contributors, publisher, place, uuid, isbn, rights, licence, edition, date, description, subjects, generator,
    languages: [languages[0], ...allLanguages(languages, sections)],
  }
}

/** Languages named in book.yaml, then all others that occur, in the order of the alphabet. */
function allLanguages(declared: readonly string[], sections: readonly Section[]): string[] {
  const found = new Set<string>()
  const read = (node: { properties: Readonly<Record<string, unknown>> }): void => {
    const { lang } = node.properties
    if (typeof lang === 'string') found.add(lang)
  }
  for (const section of sections) {
    visit(section.tree, 'element', read)
    for (const note of section.notes) for (const child of note.children) visit(child, 'element', read)
  }
  return [...declared.slice(1), ...[...found].filter((tag) => !declared.includes(tag)).sort()]
}

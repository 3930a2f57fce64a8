import type { ElementContent } from 'hast'
import type { GeneratedPart } from '../model/book.ts'
import type { Section, SectionKind } from '../model/edition.ts'
import { bibliography } from './bibliography.ts'
import { numberBlocks, stripPositions } from './blocks.ts'
import { chapterBody } from './chapters.ts'
import { formatCitations } from './citations.ts'
import type { CitationEngine } from './citeproc.ts'
import { colophon } from './colophon.ts'
import { concordance } from './concordance.ts'
import { contents, listOfDocuments, numberOf, partNumber, titleOf } from './contents.ts'
import { documentBody } from './documents.ts'
import { newDraft, type Draft } from './draft.ts'
import { element } from './elements.ts'
import type { Facts, Planned } from './facts.ts'
import { halfTitle, imprint, partPage, titlePage } from './front-matter.ts'
import { hashOf, serialise } from './hash.ts'
import { hyphenateTree } from './hyphenation.ts'
import { tellLanguages } from './languages.ts'
import { takeMentions, type Mention } from './mentions.ts'
import { indexBody } from './index-section.ts'
import type { IndexTable } from './indexes.ts'
import { register } from './register.ts'
import { joinNumbers, keepLastWords } from './spacing.ts'
import { transliterationTables } from './transliteration-tables.ts'

/** Sections set line by line, where nothing is hyphenated. */
const composed = new Set<SectionKind>(['half-title', 'title-page', 'imprint', 'contents', 'list-of-documents', 'part', 'colophon'])

/** A section, and what indexes may lead to in it. */
export interface MadeSection {
  readonly section: Section
  readonly mentions: readonly Mention[]
}

/** Makes one section from its plan: its own text and the book-wide facts are all it sees; an index also the tables made from all mentions. */
export function makeSection(planned: Planned, facts: Facts, engine: CitationEngine, generator: string, tables?: ReadonlyMap<string, IndexTable>): MadeSection {
  const { lang, dir } = planned.kind === 'chapter' ? planned.chapter : { lang: facts.lang, dir: 'ltr' as const }
  const kind = kindOf(planned)
  const draft = newDraft(facts, planned.id, lang, dir, planned.place)
  draft.indexed = planned.kind === 'chapter' || planned.kind === 'document'
  const body = element('section', { id: planned.id, className: [kind], lang, dir }, ...bodyOf(planned, draft, engine, generator, tables))
  formatCitations(draft, engine, body)
  const mentions = takeMentions(body, draft.notes, planned.id)
  const languages = planned.kind === 'document' ? [...planned.document.texts.map((each) => each.lang), ...facts.languages] : facts.languages
  tellLanguages(body, lang, languages)
  const blocks = new Map<string, Planned['place']>()
  numberBlocks(body, planned.place, blocks)
  joinNumbers(body)
  if (!composed.has(kind)) hyphenateTree(body, lang, facts.wholeWords)
  keepLastWords(body)
  const notes = draft.notes.map((note) => {
    const holder = element('div', {}, ...note.children)
    tellLanguages(holder, note.lang, languages)
    numberBlocks(holder, planned.place, blocks)
    joinNumbers(holder)
    hyphenateTree(holder, note.lang, facts.wholeWords)
    keepLastWords(holder)
    stripPositions(holder)
    return { ...note, children: holder.children }
  })
  stripPositions(body)
  const section = {
    id: planned.id, kind, matter: planned.matter, title: titleOf(planned, facts), number: numberOf(planned, facts), runningHead: runningHead(planned, facts),
    lang, dir, start: startOf(planned, facts), bare: bareOf(kind), tree: { type: 'root' as const, children: [body] }, notes, blocks, index: draft.index,
  }
  return { section: { ...section, hash: hashOf({ ...section, tree: serialise(section.tree) }) }, mentions }
}

function bodyOf(planned: Planned, draft: Draft, engine: CitationEngine, generator: string, tables: ReadonlyMap<string, IndexTable> | undefined): ElementContent[] {
  const { facts } = draft
  if (planned.kind === 'index') {
    const table = tables?.get(planned.index.id)
    if (!table) throw new Error(`the index “${planned.index.id}” is made before the sections that it leads to`)
    return indexBody(table, draft)
  }
  if (planned.kind === 'chapter') return chapterBody(planned.chapter, planned.number, draft)
  if (planned.kind === 'document') return documentBody(planned.document, draft)
  if (planned.kind === 'part') return partPage(partNumber(planned.number, facts), planned.title, planned.place)
  const makers: Record<GeneratedPart, () => ElementContent[]> = {
    'half-title': () => halfTitle(facts),
    'title-page': () => titlePage(facts),
    imprint: () => imprint(facts),
    contents: () => contents(facts, planned.place),
    'list-of-documents': () => listOfDocuments(facts, planned.place),
    'register-of-persons': () => register('register-of-persons', draft),
    'register-of-places': () => register('register-of-places', draft),
    'register-of-terms': () => register('register-of-terms', draft),
    concordance: () => concordance(draft),
    'transliteration-tables': () => transliterationTables(draft),
    bibliography: () => bibliography(draft, engine),
    colophon: () => colophon(facts, generator),
  }
  return makers[planned.generated]()
}

function kindOf(planned: Planned): SectionKind {
  if (planned.kind === 'chapter') return planned.id === 'preface' || planned.id === 'chronology' ? planned.id : 'chapter'
  if (planned.kind !== 'generated') return planned.kind
  const part = planned.generated
  return part === 'register-of-persons' || part === 'register-of-places' || part === 'register-of-terms' ? 'register' : part
}

/** Openings stand on a recto, but documents and registers follow on from each other, and the imprint backs the title. */
function startOf(planned: Planned, facts: Facts): Section['start'] {
  if (planned.kind === 'document') return planned.firstOfPart || facts.plan[facts.plan.indexOf(planned) - 1]?.kind !== 'document' ? 'recto' : 'next'
  if (planned.kind === 'index') return facts.plan[facts.plan.indexOf(planned) - 1]?.kind === 'index' ? 'next' : 'recto'
  if (planned.kind !== 'generated') return 'recto'
  if (planned.generated === 'imprint') return 'verso'
  const before = facts.plan[facts.plan.indexOf(planned) - 1]
  const isRegister = (each: Planned | undefined): boolean => each?.kind === 'generated' && each.generated.startsWith('register')
  return planned.generated === 'colophon' || (isRegister(planned) && isRegister(before)) ? 'next' : 'recto'
}

function bareOf(kind: SectionKind): Section['bare'] {
  if (kind === 'half-title' || kind === 'title-page' || kind === 'imprint' || kind === 'part' || kind === 'colophon') return 'all'
  return 'first'
}

function runningHead(planned: Planned, facts: Facts): string {
  if (planned.kind === 'chapter') return planned.chapter.shortTitle
  if (planned.kind === 'document') return numberOf(planned, facts)
  if (planned.kind === 'part') return ''
  if (planned.kind === 'index') return titleOf(planned, facts)
  return ['half-title', 'title-page', 'imprint', 'colophon'].includes(planned.generated) ? '' : titleOf(planned, facts)
}

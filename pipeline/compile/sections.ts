import type { ElementContent } from 'hast'
import type { Section, SectionKind } from '../model/edition.ts'
import { abbreviations } from './abbreviations.ts'
import { bibliography } from './bibliography.ts'
import { numberBlocks, stripPositions } from './blocks.ts'
import { calendarOfRegests } from './calendar-of-regests.ts'
import { chapterBody } from './chapters.ts'
import { formatCitations } from './citations.ts'
import type { CitationEngine } from './citeproc.ts'
import { colophon } from './colophon.ts'
import { concordance } from './concordance.ts'
import { contents, listOfDocuments } from './contents.ts'
import { documentBody } from './documents.ts'
import { newDraft, type Draft } from './draft.ts'
import { element } from './elements.ts'
import type { Facts } from './facts.ts'
import { halfTitle, imprint, partPage, titlePage } from './front-matter.ts'
import { hashOf, serialise } from './hash.ts'
import { hyphenateTree } from './hyphenation.ts'
import { indexBody } from './index-section.ts'
import type { IndexTable } from './indexes.ts'
import { tellLanguages } from './languages.ts'
import { legendOfSigns } from './legend.ts'
import { listOfCaptions } from './lists-of-captions.ts'
import { takeMentions, type Mention } from './mentions.ts'
import type { NotesBefore } from './notes.ts'
import type { Planned } from './plan.ts'
import { register } from './register.ts'
import { joinNumbers, keepLastWords } from './spacing.ts'
import { transliterationTables } from './transliteration-tables.ts'
import { setVertical } from './vertical.ts'

/** Sections set line by line, where nothing is hyphenated. */
const composed = new Set<SectionKind>(['half-title', 'title-page', 'imprint', 'contents', 'list-of-documents', 'list-of-figures', 'list-of-tables', 'list-of-maps', 'legend-of-signs', 'part', 'index', 'colophon'])

/** A section, and what indexes may lead to in it. */
interface MadeSection {
  readonly section: Section
  readonly mentions: readonly Mention[]
}

/** Makes one section: its line of the plan, the facts and the number of notes before it are all it sees; an index also its table, made from the mentions of all others. */
export function makeSection(planned: Planned, facts: Facts, engine: CitationEngine, generator: string, table: IndexTable | undefined, notesBefore: NotesBefore): MadeSection {
  const { lang, dir } = planned.kind === 'chapter' ? planned.chapter : { lang: facts.lang, dir: 'ltr' as const }
  const kind = kindOf(planned)
  const { id, place } = planned
  const draft = newDraft(facts, { id, lang, dir, place, references: planned.references, notesBefore, ...(planned.kind === 'chapter' && { due: planned.due, headings: planned.headings, captions: planned.captions, chronologies: planned.chronologies }) })
  draft.indexed = planned.kind === 'chapter' || planned.kind === 'document'
  const body = element('section', { id: planned.id, className: [kind], lang, dir }, ...bodyOf(planned, draft, engine, generator, table))
  formatCitations(draft, engine, body)
  const mentions = takeMentions(body, draft.notes, id)
  const languages = planned.kind === 'document' ? [...planned.document.texts.map((each) => each.lang), ...facts.languages] : facts.languages
  tellLanguages(body, lang, languages)
  if (planned.kind === 'document') setVertical(body)
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
    const { id: noteId, call, stream, label, lang: noteLang, dir: noteDir } = note
    const rank = facts.policies.notes.order.indexOf(stream)
    return { id: noteId, call, stream, rank, place: facts.policies.notes.streams[stream].place, label, lang: noteLang, dir: noteDir, children: holder.children }
  })
  stripPositions(body)
  const section = {
    id, kind, matter: planned.matter, title: planned.title, number: planned.number, runningHead: runningHead(planned),
    lang, dir, start: planned.start, bare: bareOf(kind), tree: { type: 'root' as const, children: [body] }, notes, blocks, index: draft.index,
  }
  return { section: { ...section, hash: hashOf({ ...section, tree: serialise(section.tree) }) }, mentions }
}

function bodyOf(planned: Planned, draft: Draft, engine: CitationEngine, generator: string, table: IndexTable | undefined): ElementContent[] {
  const { facts } = draft
  if (planned.kind === 'index') {
    if (!table) throw new Error(`${planned.id} is made before the sections that it leads to`)
    return indexBody(table, draft)
  }
  if (planned.kind === 'chapter') return chapterBody(planned.chapter, planned.number, draft)
  if (planned.kind === 'document') return documentBody(planned.document, draft)
  if (planned.kind === 'part') return partPage(planned.number, planned.title, planned.place)
  switch (planned.generated) {
    case 'half-title':
      return halfTitle(planned.book)
    case 'title-page':
      return titlePage(facts, planned.book)
    case 'imprint':
      return imprint(facts, planned.book)
    case 'contents':
      return contents(planned.listed, facts.words, planned.place)
    case 'list-of-documents':
      return listOfDocuments(planned.listed, facts.words, planned.place)
    case 'calendar-of-regests':
      return calendarOfRegests(planned.calendared, draft)
    case 'legend-of-signs':
      return legendOfSigns(planned.signs, facts, planned.place)
    case 'list-of-figures': case 'list-of-tables': case 'list-of-maps':
      return listOfCaptions(planned.captions, planned.title, facts, planned.place)
    case 'abbreviations':
      return abbreviations(planned.abbreviations, facts, planned.place)
    case 'register-of-persons': case 'register-of-places': case 'register-of-terms':
      return register(planned.generated, draft)
    case 'concordance':
      return concordance(draft)
    case 'transliteration-tables':
      return transliterationTables(draft, planned.book)
    case 'bibliography':
      return bibliography(draft, planned.book, engine)
    case 'colophon':
      return colophon(facts, planned.book, generator)
  }
}

function kindOf(planned: Planned): SectionKind {
  if (planned.kind === 'chapter') return planned.id === 'preface' || planned.id === 'chronology' ? planned.id : 'chapter'
  if (planned.kind !== 'generated') return planned.kind
  const part = planned.generated
  return part === 'register-of-persons' || part === 'register-of-places' || part === 'register-of-terms' ? 'register' : part
}

function bareOf(kind: SectionKind): Section['bare'] {
  if (kind === 'half-title' || kind === 'title-page' || kind === 'imprint' || kind === 'part' || kind === 'colophon') return 'all'
  return 'first'
}

function runningHead(planned: Planned): string {
  if (planned.kind === 'chapter') return planned.chapter.shortTitle
  if (planned.kind === 'document') return planned.number
  if (planned.kind === 'part') return ''
  if (planned.kind === 'index') return planned.title
  return ['half-title', 'title-page', 'imprint', 'colophon'].includes(planned.generated) ? '' : planned.title
}

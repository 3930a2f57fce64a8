import GithubSlugger from 'github-slugger'
import { toString } from 'mdast-util-to-string'
import type { Heading, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { recognizer, type Recognizer } from '../language/recognition/index.ts'
import { formsOf } from '../language/recognition/register.ts'
import { romaniser, type Romaniser } from '../language/romanisation.ts'
import { wordsFor } from '../language/words/index.ts'
import type { Book, Chapter, GeneratedPart, Name, OrderEntry, SourceDocument } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import { indexSection, markResolver, type IndexDefinition, type MarkResolver } from '../model/indexes.ts'
import type { Words } from '../model/words.ts'
import { registerTypes } from '../model/registers.ts'
import { dueNames } from './due-names.ts'
import { wholeWords } from './hyphenation.ts'

type Matter = 'front' | 'body' | 'back'

/** One section to be made, in printed order. `depth` 1: it stands inside the part `part`. */
export type Planned =
  & { readonly id: string; readonly matter: Matter; readonly place: Place; readonly part?: string; readonly firstOfPart: boolean }
  & (
    | { readonly kind: 'generated'; readonly generated: GeneratedPart }
    | { readonly kind: 'index'; readonly index: IndexDefinition }
    | { readonly kind: 'chapter'; readonly chapter: Chapter; readonly number: string }
    | { readonly kind: 'document'; readonly document: SourceDocument }
    | { readonly kind: 'part'; readonly title: string; readonly number: number }
  )

/** What a section needs to know of the rest of the book. Small: a chapter is made again only if this or its tree changes. */
export interface Facts {
  readonly book: Book
  readonly words: Words
  /** Main language of the book. */
  readonly lang: string
  readonly plan: readonly Planned[]
  /** Ids of register entries that are printed. */
  readonly printedNames: ReadonlySet<string>
  /** Types of the names whose every mention a printed index leads to. */
  readonly indexedTypes: ReadonlySet<Name['type']>
  /** Tells to which of the printed indexes a mark belongs, if to any. */
  readonly resolveMark: MarkResolver
  /** Finds the names of the register in a text. */
  readonly recognize: Recognizer
  readonly romanise: Romaniser
  /** Languages of the book: those that it declares, then those of its documents and its register. */
  readonly languages: readonly string[]
  /** By section: names whose first mention there is to be explained. */
  readonly dueNames: ReadonlyMap<string, ReadonlySet<string>>
  /** Words that are never hyphenated, in small letters. */
  readonly wholeWords: ReadonlySet<string>
  /** Heading id by chapter, in the order of its headings. */
  readonly headings: ReadonlyMap<string, readonly HeadingFact[]>
}

interface HeadingFact {
  readonly id: string
  readonly title: string
  readonly depth: number
}

/** Gathers the book-wide facts: the order of sections, numbers, headings, printed names. */
export function gatherFacts(book: Book): Facts {
  const lang = book.config.languages[0]
  const plan: Planned[] = []
  const counters = { chapter: 0, part: 0 }
  for (const matter of ['front', 'body', 'back'] as const) planEntries(book, book.config.order[matter], matter, undefined, counters, plan)
  const generated = new Set(plan.flatMap((entry) => (entry.kind === 'generated' ? [entry.generated] : [])))
  const printedTypes = new Set([...generated].flatMap(registerTypes))
  const printedNames = new Set([...book.names.values()].filter((name) => printedTypes.has(name.type)).map((name) => name.id))
  const indexedTypes = new Set(plan.flatMap((entry) => (entry.kind === 'index' && entry.index.mentions === 'all' ? entry.index.types : [])))
  const resolve = markResolver(book.config.policies.indexes, book.names.values())
  const resolveMark: MarkResolver = (written, of) => {
    const { index, name } = resolve(written, of)
    return plan.some((entry) => entry.kind === 'index' && entry.index === index) ? { index, name } : { index: undefined, name: undefined }
  }
  const headings = new Map([...book.chapters.values()].map((chapter) => [chapter.id, headingFacts(chapter.id, chapter.source.tree)]))
  const facts = {
    book, words: wordsFor(lang), lang, plan, printedNames, indexedTypes, resolveMark, headings, wholeWords: wholeWords(book), languages: languagesOf(book),
    recognize: recognizer(formsOf(book.names.values(), lang)), romanise: romaniser(book.config.policies.transliteration, book.schemes),
  }
  return { ...facts, dueNames: dueNames(facts) }
}

function languagesOf({ config, documents, names }: Book): readonly string[] {
  const ofDocuments = [...documents.values()].flatMap((document) => document.texts.map((each) => each.lang))
  return [...new Set([...config.languages, ...ofDocuments, ...[...names.values()].flatMap((name) => name.forms.map((form) => form.lang))])]
}

function planEntries(book: Book, entries: readonly OrderEntry[], matter: Matter, part: string | undefined, counters: { chapter: number; part: number }, plan: Planned[]): void {
  entries.forEach((entry, index) => {
    const common = { matter, place: entry.place, firstOfPart: part !== undefined && index === 0, ...(part !== undefined && { part }) }
    if (entry.kind === 'generated') plan.push({ ...common, kind: 'generated', id: entry.part, generated: entry.part })
    else if (entry.kind === 'index') {
      const index = book.config.policies.indexes.find(({ id }) => id === entry.id)
      if (index) plan.push({ ...common, kind: 'index', id: indexSection(entry.id), index })
    } else if (entry.kind === 'part') {
      counters.part += 1
      plan.push({ ...common, kind: 'part', id: entry.id, title: entry.title, number: counters.part })
      planEntries(book, entry.entries, matter, entry.id, counters, plan)
    } else if (entry.kind === 'document') {
      const document = book.documents.get(entry.id)
      if (document) plan.push({ ...common, kind: 'document', id: document.id, document })
    } else {
      const chapter = book.chapters.get(entry.id)
      if (!chapter) return
      if (matter === 'body') counters.chapter += 1
      plan.push({ ...common, kind: 'chapter', id: chapter.id, chapter, number: matter === 'body' ? String(counters.chapter) : '' })
    }
  })
}

/** Headings of a chapter with their ids, `<chapter id>--<slug>`; a slug that comes twice is numbered. */
function headingFacts(chapterId: string, tree: Root): HeadingFact[] {
  const slugger = new GithubSlugger()
  const facts: HeadingFact[] = []
  visit(tree, 'heading', (node: Heading) => {
    const title = toString(node)
    facts.push({ id: `${chapterId}--${slugger.slug(title)}`, title, depth: node.depth })
  })
  return facts
}

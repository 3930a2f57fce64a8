import { recognizer, type Recognizer } from '../language/recognition/index.ts'
import { formsOf } from '../language/recognition/register.ts'
import { romaniser, type Romaniser } from '../language/romanisation.ts'
import { wordsFor } from '../language/words/index.ts'
import type { Book, BookConfig, GeneratedPart, Name, OrderEntry, SourceDocument } from '../model/book.ts'
import type { FontFace } from '../model/house.ts'
import { markResolver, type IndexDefinition, type MarkResolver } from '../model/indexes.ts'
import type { Standing } from '../model/standing.ts'
import type { Words } from '../model/words.ts'
import { registerTypes } from '../model/registers.ts'
import { wholeWords } from './hyphenation.ts'

/**
 * What any section may read of the rest of the book, and all of it: chapters see nothing else but their own text and their line of the
 * plan. Small: while this says the same, a section whose own text and line are the same is not made again.
 */
export interface Facts {
  readonly words: Words
  /** Main language of the book. */
  readonly lang: string
  readonly policies: BookConfig['policies']
  readonly names: Book['names']
  readonly bibliography: Book['bibliography']
  /** Whether citations become notes, or stand in the text. */
  readonly citing: Book['citationStyle']['class']
  readonly maps: Book['maps']
  /** The house’s signs of textual phenomena. */
  readonly signs: Book['signs']
  /** How documents are referred to, by id. */
  readonly documents: ReadonlyMap<string, Pick<SourceDocument, 'kind' | 'number'>>
  /** Ids of register entries that are printed. */
  readonly printedNames: ReadonlySet<string>
  /** The indexes that are printed. */
  readonly indexes: readonly IndexDefinition[]
  /** Types of the names whose every mention one of them leads to. */
  readonly indexedTypes: ReadonlySet<Name['type']>
  /** Tells to which of them a mark belongs, if to any. */
  readonly resolveMark: MarkResolver
  /** Finds the names of the register in a text. */
  readonly recognize: Recognizer
  readonly romanise: Romaniser
  /** Languages of the book: those that it declares, then those of its documents and its register. */
  readonly languages: readonly string[]
  /** Words that are never hyphenated, in small letters. */
  readonly wholeWords: ReadonlySet<string>
  /** Whether the bibliography is printed, so that titles lead there. */
  readonly linked: boolean
}

/** What the parts that the press generates from book.yaml read of the book beside the facts. */
export type BookData = Pick<Book, 'config' | 'configFile' | 'house' | 'schemes' | 'citationStyle' | 'changelog'> & {
  /** Faces that the book is set in: all of the house, but for those of code where there is none. */
  readonly typefaces: readonly FontFace[]
  /** Keys of the works that are listed, where these are not all. */
  readonly cited?: readonly string[]
}

/** Gathers the facts: the same object as in an earlier run of `standing`, where all of them say the same. */
export function gatherFacts(book: Book, standing: Standing): Facts {
  const { config, maps } = book
  const lang = config.languages[0]
  const names = standing.same('names', book.names)
  const bibliography = standing.same('bibliography', book.bibliography)
  const policies = standing.same('policies', config.policies)
  const generated = generatedParts([...config.order.front, ...config.order.body, ...config.order.back])
  const printedTypes = new Set([...generated].flatMap(registerTypes))
  const indexes = standing.same('printed indexes', indexesIn([...config.order.front, ...config.order.body, ...config.order.back], policies.indexes))
  return standing.same<Facts>('facts', {
    indexes, indexedTypes: new Set(indexes.flatMap(({ mentions, types }) => (mentions === 'all' ? types : []))), resolveMark: standing.of(resolverOf, names, policies, indexes),
    words: wordsFor(lang), lang, policies, names, bibliography, maps, signs: standing.same('signs of the edition', book.signs), languages: languagesOf(book), linked: generated.has('bibliography'), citing: book.citationStyle.class,
    documents: new Map([...book.documents].map(([id, { kind, number }]) => [id, { kind, number }])),
    printedNames: new Set([...names.values()].filter((name) => printedTypes.has(name.type)).map((name) => name.id)),
    recognize: standing.of(recognizerOf, names, lang), romanise: standing.of(romaniserOf, policies, book.schemes), wholeWords: standing.of(wholeWords, names, bibliography),
  })
}

function generatedParts(entries: readonly OrderEntry[]): ReadonlySet<GeneratedPart> {
  return new Set(entries.flatMap((entry) => (entry.kind === 'part' ? [...generatedParts(entry.entries)] : entry.kind === 'generated' ? [entry.part] : [])))
}

function indexesIn(entries: readonly OrderEntry[], declared: readonly IndexDefinition[]): readonly IndexDefinition[] {
  return entries.flatMap((entry) => (entry.kind === 'part' ? indexesIn(entry.entries, declared) : declared.filter(({ id }) => entry.kind === 'index' && entry.id === id)))
}

function resolverOf(names: Book['names'], { indexes }: BookConfig['policies'], printed: readonly IndexDefinition[]): MarkResolver {
  const resolve = markResolver(indexes, names.values())
  return (words, of) => {
    const { index, name } = resolve(words, of)
    const found = printed.find(({ id }) => id === index?.id)
    return { index: found, name: found && name }
  }
}

function recognizerOf(names: Book['names'], lang: string): Recognizer {
  return recognizer(formsOf(names.values(), lang))
}

function romaniserOf({ transliteration }: BookConfig['policies'], schemes: Book['schemes']): Romaniser {
  return romaniser(transliteration, schemes)
}

function languagesOf({ config, documents, names }: Book): readonly string[] {
  const ofDocuments = [...documents.values()].flatMap((document) => document.texts.map((each) => each.lang))
  return [...new Set([...config.languages, ...ofDocuments, ...[...names.values()].flatMap((name) => name.forms.map((form) => form.lang))])]
}

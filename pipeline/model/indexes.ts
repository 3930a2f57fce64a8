import type { BookConfig, Name } from './book.ts'

/** An index of the book, as `policies.indexes` of book.yaml declares it. */
export interface IndexDefinition {
  /** `persons`, `places`, `subjects`, or what the book names itself; its section is `index-of-<id>`. */
  readonly id: string
  /** Where it is absent, the press has a title in the main language. */
  readonly title?: string | undefined
  /** Names of the register that it gathers by their mentions. */
  readonly types: readonly Name['type'][]
  /** `of` of the marks that it gathers. */
  readonly marks: readonly string[]
  /** Whether every mention of a name counts, or only names in marks. */
  readonly mentions: 'all' | 'marked'
  /** Locators that a heading may have without sub-entries. */
  readonly locators?: number | undefined
  /** So many locators, none more than a page from the next, become “45–68 passim”. */
  readonly passim?: number | undefined
  /** Whether mentions on neighbouring pages stay “12, 13” or become “12–13”. */
  readonly consecutive: 'separate' | 'joined'
  readonly columns: 1 | 2
}

/** The indexes that every book may print without declaring them, and the names that each gathers. */
export const standardIndexes: Readonly<Record<string, readonly Name['type'][]>> = {
  persons: ['person'], places: ['place'], subjects: ['organisation', 'term', 'work'],
}

/** The id of an index’s section, and its name in `order`. */
export function indexSection(id: string): string {
  return `index-of-${id}`
}

/** What a name is called in an index: its `index`, or its filed form where that is the preferred one turned round (“Churchill, Winston”), or the preferred form. */
export function indexHeading(name: Name): string {
  return name.index ?? headword(name)
}

/** “Churchill, Winston”: the name as it is filed, where that is the preferred form turned round; else the preferred form. */
export function headword({ sort, preferred }: Name): string {
  const inverted = /^(.+), (.+)$/u.exec(sort ?? '')
  return inverted && `${inverted[2] ?? ''} ${inverted[1] ?? ''}` === preferred ? (sort ?? preferred) : preferred
}

/** The words of a heading, by which two marks are told to mean the same. */
export function headingKey(words: string): string {
  return words.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** Finds the index that a mark belongs to, and the name of the register that its words mean. */
export type MarkResolver = (words: string, of: string | undefined) => { readonly index: IndexDefinition | undefined; readonly name: Name | undefined }

/**
 * A mark belongs to the index that gathers its `of`; without one to the index of the name that its words are, else to that of subjects.
 * The words are a name’s in its preferred form, or as an index heads it. `index` is undefined where none gathers such marks.
 */
export function markResolver(definitions: BookConfig['policies']['indexes'], names: Iterable<Name>): MarkResolver {
  const byWords = new Map<string, Name>()
  for (const name of names) for (const words of [indexHeading(name), name.preferred]) if (!byWords.has(headingKey(words))) byWords.set(headingKey(words), name)
  return (words, of) => {
    const name = byWords.get(headingKey(words))
    const gathering = (definition: IndexDefinition): boolean => name !== undefined && definition.types.includes(name.type)
    const index = of === undefined ? (definitions.find(gathering) ?? definitions.find(({ marks }) => marks.includes('subjects'))) : definitions.find(({ marks }) => marks.includes(of))
    return { index, name: index && gathering(index) ? name : undefined }
  }
}

/** The headings that a `see` names: they stand between semicolons. */
export function seeTargets(value: string | null | undefined): string[] {
  return (value ?? '').split(';').map(headingKey).filter((target) => target !== '')
}

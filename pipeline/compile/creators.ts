import type { BibliographyEntry } from '../model/book.ts'

/** Family names of the authors (else editors) of an entry, romanised where the entry has a romanisation. */
export function creators(entry: BibliographyEntry | undefined): string[] {
  const list = entry?.csl['author'] ?? entry?.csl['editor']
  if (!Array.isArray(list)) return []
  return list.map((name: CslName) => {
    const keys = name.multi?._key ?? {}
    const latin = Object.entries(keys).find(([tag]) => /latn/iu.test(tag))?.[1]
    const chosen = latin ?? name
    return [chosen['non-dropping-particle'], chosen.family ?? chosen.literal].filter(Boolean).join(' ')
  })
}

interface CslName {
  readonly family?: string
  readonly given?: string
  readonly literal?: string
  readonly 'non-dropping-particle'?: string
  readonly multi?: { readonly main?: string; readonly _key?: Readonly<Record<string, CslName>> }
}

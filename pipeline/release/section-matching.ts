import type { KeptSection } from '../model/kept-edition.ts'
import { inOrder, type Pair } from './sequences.ts'

/** How the sections of two editions correspond. */
export interface SectionMatching {
  readonly pairs: readonly Pair[]
  /** Those of the pairs that stand in the same order in both. */
  readonly inOrder: readonly Pair[]
}

/** Of the text of a section, how much another must hold to be the same under a new id. */
const alike = 0.5

/** Matches sections: by id, then by kind and title, then by the blocks that they share. */
export function matchSections(old: readonly KeptSection[], made: readonly KeptSection[]): SectionMatching {
  const pairs: Pair[] = []
  const [rest, restNew] = [new Set(old.keys()), new Set(made.keys())]
  const take = (at: number, atNew: number): void => {
    pairs.push([at, atNew])
    rest.delete(at)
    restNew.delete(atNew)
  }
  const by = (key: (section: KeptSection) => string): void => {
    const places = new Map([...rest].map((at) => [key(old[at] as KeptSection), at]))
    for (const atNew of [...restNew]) {
      const at = places.get(key(made[atNew] as KeptSection))
      if (at !== undefined && rest.has(at)) take(at, atNew)
    }
  }
  by(({ id, kind }) => `${kind}\0${id}`)
  by(({ title, kind }) => `${kind}\0${title}`)
  const found: { pair: Pair; score: number }[] = []
  for (const atNew of restNew) {
    for (const at of rest) {
      const [one, other] = [old[at] as KeptSection, made[atNew] as KeptSection]
      const score = one.kind === other.kind ? shared(one, other) : 0
      if (score >= alike) found.push({ pair: [at, atNew], score })
    }
  }
  for (const { pair: [at, atNew] } of found.sort((a, b) => b.score - a.score || a.pair[0] - b.pair[0])) if (rest.has(at) && restNew.has(atNew)) take(at, atNew)
  pairs.sort(([a], [b]) => a - b)
  return { pairs, inOrder: inOrder(pairs) }
}

/** The share of the text of the shorter section that stands in the other too. */
function shared(one: KeptSection, other: KeptSection): number {
  const texts = new Set(one.blocks.map(({ text }) => text))
  const common = other.blocks.reduce((sum, { text }) => sum + (texts.has(text) ? text.length : 0), 0)
  return common / Math.max(1, Math.min(lengthOf(one), lengthOf(other)))
}

function lengthOf({ blocks }: KeptSection): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0)
}

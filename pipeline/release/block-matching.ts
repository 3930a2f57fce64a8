import { commonPairs, inOrder, type Pair } from './sequences.ts'
import { countWords, similarity, type WordCounts } from './words.ts'

/** What is matched: a text block, or a note as a whole. */
export interface Unit {
  readonly address: string
  /** BCP 47. */
  readonly lang: string
  /** Units of another kind are never one and the same: a heading is no cell. */
  readonly element: string
  readonly text: string
}

/** How two sequences of units correspond. */
export interface Matching {
  /** In rising order on both sides: the same text, or a text that was reworded in its place. */
  readonly inPlace: readonly Pair[]
  readonly removed: readonly number[]
  readonly added: readonly number[]
}

/** How alike texts must be to count as one that was reworded: in its place, under the same address, and anywhere else. */
const alike = { gap: 0.25, place: 0.45, address: 0.3, elsewhere: 0.6 } as const
/** Words that a text must have to be known again elsewhere: “1949” in a table is not the one that was in another. */
const fewestWords = 5
/** A word that is in more texts than that does not tell which one is meant. */
const commonWord = 50

/** Matches the units of a section: the same texts first, then what was reworded between them. */
export function matchInPlace(old: readonly Unit[], made: readonly Unit[]): Matching {
  const same = commonPairs(old.map(keyOf), made.map(keyOf))
  const inPlace: Pair[] = []
  const removed: number[] = []
  const added: number[] = []
  let [from, fromNew] = [0, 0]
  for (const pair of [...same, [old.length, made.length] as const]) {
    const [at, atNew] = pair
    const [olds, news] = [range(from, at), range(fromNew, atNew)]
    const found = pairsInGap(olds, news, old, made)
    const [isPaired, isPairedNew] = [new Set(found.map(([index]) => index)), new Set(found.map(([, index]) => index))]
    removed.push(...olds.filter((index) => !isPaired.has(index)))
    added.push(...news.filter((index) => !isPairedNew.has(index)))
    inPlace.push(...found)
    if (at < old.length || atNew < made.length) inPlace.push(pair)
    ;[from, fromNew] = [at + 1, atNew + 1]
  }
  return { inPlace, removed, added }
}

/** What was reworded between two texts that stayed the same. */
function pairsInGap(olds: readonly number[], news: readonly number[], old: readonly Unit[], made: readonly Unit[]): Pair[] {
  if (olds.length === 0 || news.length === 0) return []
  const isAlone = new Map<string, number>()
  for (const unit of [...olds.map((index) => old[index]), ...news.map((index) => made[index])]) if (unit) isAlone.set(kindOf(unit), (isAlone.get(kindOf(unit)) ?? 0) + 1)
  const pairs = nearestPairs(olds.map((index) => old[index] as Unit), news.map((index) => made[index] as Unit), (one, other, found) => {
    if (kindOf(one) !== kindOf(other)) return false
    // The only heading, cell or line of both sides: whatever it says now, it stands in the place of the other.
    if (isAlone.get(kindOf(one)) === 2 && (isShort(one) || isShort(other))) return true
    if (isAlone.get(kindOf(one)) === 2) return found >= alike.gap
    if (one.address !== other.address) return found >= alike.place
    // “Document 3” and “Document 4”. Addresses of cells count on through rows that were put in.
    return found >= (isShort(one) && isShort(other) && !/^t[dh]$/u.test(one.element) ? 0 : alike.address)
  })
  return inOrder(pairs.map(([at, atNew]): Pair => [olds[at] ?? 0, news[atNew] ?? 0]).sort(([a], [b]) => a - b))
}

/** Matches units wherever they stand: the same texts, then those alike. Short ones are not known again. */
export function matchElsewhere(old: readonly Unit[], made: readonly Unit[]): Pair[] {
  const [olds, news] = [old, made].map((units) => units.flatMap((unit, index) => (isShort(unit) ? [] : [index]))) as [number[], number[]]
  const places = new Map<string, number[]>()
  for (const index of olds) {
    const key = keyOf(old[index] as Unit)
    places.set(key, [...(places.get(key) ?? []), index])
  }
  const pairs: Pair[] = []
  for (const index of news) {
    const at = places.get(keyOf(made[index] as Unit))?.shift()
    if (at !== undefined) pairs.push([at, index])
  }
  const [isPaired, isPairedNew] = [new Set(pairs.map(([index]) => index)), new Set(pairs.map(([, index]) => index))]
  const [restOld, restNew] = [olds.filter((index) => !isPaired.has(index)), news.filter((index) => !isPairedNew.has(index))]
  const near = nearestPairs(restOld.map((index) => old[index] as Unit), restNew.map((index) => made[index] as Unit), (one, other, found) => kindOf(one) === kindOf(other) && found >= alike.elsewhere)
  return [...pairs, ...near.map(([at, atNew]): Pair => [restOld[at] ?? 0, restNew[atNew] ?? 0])]
}

/** The best of all pairs that `accepts` takes, each unit in one of them; of equally good ones the first in the order of the text. */
function nearestPairs(old: readonly Unit[], made: readonly Unit[], accepts: (old: Unit, made: Unit, similarity: number) => boolean): Pair[] {
  const [counts, countsNew] = [old.map(({ text }) => countWords(text)), made.map(({ text }) => countWords(text))]
  const isSmall = old.length * made.length <= 400
  const candidates = isSmall ? () => old.map((_, index) => index) : sharing(old, counts)
  const found: { pair: Pair; score: number }[] = []
  made.forEach((unit, atNew) => {
    const words = countsNew[atNew] as WordCounts
    for (const at of candidates(unit, words)) {
      const other = old[at] as Unit
      const score = similarity(counts[at] as WordCounts, words)
      if (accepts(other, unit, score)) found.push({ pair: [at, atNew], score: score + (other.address === unit.address ? 0.2 : 0) })
    }
  })
  found.sort((a, b) => b.score - a.score || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1])
  const [taken, takenNew] = [new Set<number>(), new Set<number>()]
  return found.flatMap(({ pair }) => {
    if (taken.has(pair[0]) || takenNew.has(pair[1])) return []
    taken.add(pair[0])
    takenNew.add(pair[1])
    return [pair]
  })
}

/** For a unit, the few that share most of its rarer words, and the one under its address. */
function sharing(old: readonly Unit[], counts: readonly WordCounts[]): (unit: Unit, words: WordCounts) => number[] {
  const having = new Map<string, number[]>()
  const addresses = new Map<string, number>()
  old.forEach(({ address }, index) => {
    addresses.set(address, index)
    for (const word of (counts[index] as WordCounts).keys()) {
      const list = having.get(word)
      if (list === undefined) having.set(word, [index])
      else if (list.length <= commonWord) list.push(index)
    }
  })
  return ({ address }, words) => {
    const shared = new Map<number, number>()
    for (const word of words.keys()) {
      const list = having.get(word) ?? []
      if (list.length <= commonWord) for (const index of list) shared.set(index, (shared.get(index) ?? 0) + 1)
    }
    const best = [...shared].sort(([a, count], [b, other]) => other - count || a - b).slice(0, 5).map(([index]) => index)
    const own = addresses.get(address)
    return own === undefined || best.includes(own) ? best : [...best, own]
  }
}

function keyOf({ text, element }: Unit): string {
  return `${isHeading(element) ? 'h' : element === 'note' ? 'n' : ''}\0${text}`
}

function kindOf({ element, lang }: Unit): string {
  return `${isHeading(element) ? 'h' : element} ${lang}`
}

function isHeading(element: string): boolean {
  return /^h[1-6]$/u.test(element)
}

function isShort({ text }: Unit): boolean {
  let words = 0
  for (const count of countWords(text).values()) if ((words += count) >= fewestWords) return false
  return true
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

import { diffArrays } from 'diff'

/** Indexes in the old and in the new sequence. */
export type Pair = readonly [old: number, new: number]

/** Edits beyond this between two fixed points are not looked for. */
const editLimit = 500

/**
 * Equal elements of two sequences, in rising order in both. What is in each of them once fixes the sequences to each other; between such
 * points the longest common part is looked for. So a long book costs little more than a reading, whatever was done to it.
 */
export function commonPairs(old: readonly string[], made: readonly string[]): Pair[] {
  const pairs: Pair[] = []
  let [from, fromNew] = [0, 0]
  for (const [at, atNew] of [...fixedPoints(old, made), [old.length, made.length] as const]) {
    pairs.push(...between(old, made, from, at, fromNew, atNew))
    if (at < old.length || atNew < made.length) pairs.push([at, atNew])
    ;[from, fromNew] = [at + 1, atNew + 1]
  }
  return pairs
}

function between(old: readonly string[], made: readonly string[], from: number, to: number, fromNew: number, toNew: number): Pair[] {
  if (from >= to || fromNew >= toNew) return []
  const found = diffArrays(old.slice(from, to), made.slice(fromNew, toNew), { maxEditLength: editLimit }) ?? []
  const pairs: Pair[] = []
  let [at, atNew] = [from, fromNew]
  for (const { added, removed, count } of found) {
    if (!added && !removed) for (let step = 0; step < count; step++) pairs.push([at + step, atNew + step])
    if (!added) at += count
    if (!removed) atNew += count
  }
  return pairs
}

/** Elements that each sequence has once: the most of them that stand in the same order. */
function fixedPoints(old: readonly string[], made: readonly string[]): Pair[] {
  const [places, placesNew] = [onlyPlaces(old), onlyPlaces(made)]
  const pairs: Pair[] = []
  for (const [value, at] of places) {
    const atNew = placesNew.get(value)
    if (atNew !== undefined && at >= 0 && atNew >= 0) pairs.push([at, atNew])
  }
  return inOrder(pairs.sort(([a], [b]) => a - b))
}

/** Where a value stands; -1 where it stands more than once. */
function onlyPlaces(values: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  values.forEach((value, index) => places.set(value, places.has(value) ? -1 : index))
  return places
}

/** Of pairs that rise in the old sequence, the most that rise in the new one too. */
export function inOrder(pairs: readonly Pair[]): Pair[] {
  /** By length of a rising row: the index of the pair that ends it lowest. */
  const ends: number[] = []
  const before: number[] = []
  pairs.forEach(([, atNew], index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < atNew) low = middle + 1
      else high = middle
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] ?? -1)
    ends[low] = index
  })
  const result: Pair[] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) result.push(pairs[index] as Pair)
  return result.reverse()
}

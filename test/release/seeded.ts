/** Random numbers that are the same each time: mulberry32. */
export function seeded(seed: number): { below: (limit: number) => number; pick: <T>(values: readonly T[]) => T } {
  let state = seed
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit)
  }
  return { below, pick: (values) => values[below(values.length)]! }
}

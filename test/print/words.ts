/** `count` made-up words, the same for the same seed, in sentences. */
export function words(count: number, seed = 1): string {
  let state = seed
  const next = (limit: number): number => {
    state = (state * 48271) % 2147483647
    return state % limit
  }
  const syllables = ['ka', 'lo', 'mi', 'ren', 'tu', 'sha', 'vel', 'no', 'qui', 'dar', 'es', 'ba', 'ul', 'go']
  const result: string[] = []
  for (let index = 0; index < count; index++) {
    let word = ''
    for (let part = 0; part <= next(3); part++) word += syllables[next(syllables.length)]
    if (index % 9 === 0) word = word[0]!.toUpperCase() + word.slice(1)
    result.push(index % 9 === 8 ? `${word}.` : word)
  }
  return result.join(' ')
}

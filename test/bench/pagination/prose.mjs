// English prose from a small grammar and a seeded generator: the same words for the same seed, on every machine.

/** Deterministic: a linear congruential generator. Returns a whole number below its argument. */
export function generator(seed) {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const list = (words) => words.trim().split(/\s+/u)
const nouns = list(`
  valley province border garrison assembly committee governor consul merchant village treaty delegation army regiment uprising
  republic grievance tax harvest mission newspaper telegram archive witness account memoir negotiation government frontier pass
  railway market mosque school council delegate settlement famine caravan proclamation investigation correspondence administration
  reorganisation responsibility understanding neighbourhood commander interpreter population independence representative bridge`)
const adjectives = list(`
  northern southern provincial local early late uncertain contradictory military political independent cautious unexpected
  temporary considerable reluctant official unofficial remarkable distant neighbouring influential irreconcilable extraordinary`)
const verbs = list(`
  reported described denied accepted refused recorded abandoned reconsidered supported undermined announced demanded postponed
  interpreted remembered exaggerated acknowledged reorganised investigated transferred published suppressed translated`)
const adverbs = list('openly quietly eventually apparently repeatedly immediately unfortunately characteristically independently rarely')
const joins = ['and', 'but', 'while', 'because', 'although', 'as if', 'whereas', 'until']
const heads = list('November December January March spring summer autumn winter')
const places = ['in the valley', 'beyond the river', 'on the border', 'at the capital', 'among the herdsmen', 'of the eastern districts', 'before the assembly', 'for the third time']

/** Someone to tell the story: sentences, paragraphs and headings, one after another. */
export function narrator(random) {
  const pick = (words) => words[random(words.length)]
  const noun = () => `the ${random(3) === 0 ? `${pick(adjectives)} ` : ''}${pick(nouns)}`
  const clause = () => {
    const subject = `${noun()}${random(4) === 0 ? ` ${pick(places)}` : ''}`
    return `${subject} ${random(5) === 0 ? `${pick(adverbs)} ` : ''}${pick(verbs)} ${noun()}${random(2) === 0 ? ` ${pick(places)}` : ''}`
  }
  const sentence = () => {
    const opening = random(4) === 0 ? `in the ${pick(heads)} of ${1900 + random(60)} ` : ''
    const text = `${opening}${clause()}${random(2) === 0 ? `, ${pick(joins)} ${clause()}` : ''}${random(4) === 0 ? `, “${noun()}”` : ''}`
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  const count = (text) => text.split(' ').length
  return {
    /** At least so many words, in whole sentences: a list of sentences. */
    sentences(words) {
      const found = []
      for (let length = 0; length < words; length += count(found.at(-1))) found.push(sentence())
      return found
    },
    heading: () => { const text = `${pick(adjectives)} ${pick(nouns)}s ${pick(places)}`; return text.charAt(0).toUpperCase() + text.slice(1) },
  }
}

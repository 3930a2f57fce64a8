/**
 * Endings of one word in the genitive, dative, accusative, instrumental and prepositional, with what is cut off before them. Where a
 * word may go more than one way (Казань, князь; Дальний, Евгений), all are given: recognition asks what a form can be.
 */
type Paradigm = readonly [cut: number, cases: readonly string[]]

const hard: Paradigm = [0, ['а', 'у', 'а', 'ом', 'е']]
/** Surnames in -ов and -ин have the instrumental of adjectives; first names and towns have not. */
const surname: Paradigm = [0, ['а', 'у', 'а', 'ым', 'е']]
const adjective: Paradigm = [2, ['ого', 'ому', 'ого', 'ым', 'ом']]
const softAdjective: Paradigm = [2, ['его', 'ему', 'его', 'им', 'ем']]
const velarAdjective: Paradigm = [2, ['ого', 'ому', 'ого', 'им', 'ом']]

const paradigms: readonly (readonly [RegExp, readonly Paradigm[]])[] = [
  [/ый$/u, [adjective]],
  [/ой$/u, [adjective, velarAdjective, [1, ['я', 'ю', 'я', 'ем', 'е']]]],
  [/[кгх]ий$/u, [velarAdjective, [1, ['я', 'ю', 'я', 'ем', 'и']]]],
  [/ий$/u, [softAdjective, [1, ['я', 'ю', 'я', 'ем', 'и']]]],
  [/ая$/u, [[2, ['ой', 'ой', 'ую', 'ой', 'ой']]]],
  [/яя$/u, [[2, ['ей', 'ей', 'юю', 'ей', 'ей']]]],
  [/й$/u, [[1, ['я', 'ю', 'я', 'ем', 'е']]]],
  [/ь$/u, [[1, ['и', 'и', 'ь', 'ью', 'и']], [1, ['я', 'ю', 'я', 'ем', 'е']], [1, ['я', 'ю', 'я', 'ём', 'е']]]],
  [/ия$/u, [[1, ['и', 'и', 'ю', 'ей', 'и']]]],
  [/я$/u, [[1, ['и', 'е', 'ю', 'ей', 'е']], [1, ['и', 'е', 'ю', 'ёй', 'е']]]],
  [/[оеё]ва$|[иы]на$/u, [[1, ['ой', 'ой', 'у', 'ой', 'ой']], [1, ['ы', 'е', 'у', 'ой', 'е']]]],
  [/[жшчщ]а$/u, [[1, ['и', 'е', 'у', 'ей', 'е']], [1, ['и', 'е', 'у', 'ой', 'е']]]],
  [/[кгх]а$/u, [[1, ['и', 'е', 'у', 'ой', 'е']]]],
  [/ца$/u, [[1, ['ы', 'е', 'у', 'ей', 'е']], [1, ['ы', 'е', 'у', 'ой', 'е']]]],
  [/а$/u, [[1, ['ы', 'е', 'у', 'ой', 'е']]]],
  [/(?:[оеё]в|[иы]н)$/u, [surname, hard]],
  [/[жшчщц]$/u, [[0, ['а', 'у', 'а', 'ем', 'е']], hard]],
  [/[бвгдзклмнпрстфх]$/u, [hard]],
]

/** Neuters are names seldom, and then they are not declined; as words of a name (озеро, море) they are. */
const neuters: readonly (readonly [RegExp, readonly Paradigm[]])[] = [
  [/ие$/u, [[1, ['я', 'ю', 'е', 'ем', 'и']]]],
  [/о$/u, [[1, ['а', 'у', 'о', 'ом', 'е']]]],
  [/е$/u, [[1, ['я', 'ю', 'е', 'ем', 'е']]]],
]

/**
 * The oblique cases of a Russian name in the singular: Ахметджан Касими → Ахметджана Касими, Кульджа → Кульджу. All words are declined, or
 * the last alone (Шэн Шицая), or the first ones (Республики Восточный Туркестан). Names in -и, -у, -э, -ы, -ю and capitalised ones in -о, -е
 * are not declined. More forms than the language has may be among them; none is a nominative.
 */
export function declined(name: string): string[] {
  const words = name.split(/(\s+)/u)
  const made = new Set<string>()
  const waysOf = words.map(ways)
  const last = words.length - 1
  // A genitive or an apposition may follow what is declined: Партии Китая, озера Балхаш.
  const open = last > 2 || /^\p{Ll}/u.test(name) || !/[бвгджзйклмнпрстфхцчшщь]$/u.test(name)
  for (let index = 0; index < 5; index++) {
    // All words go the same way where they can: the second way of one is tried with the second of the others.
    for (let way = 0; way < 3; way++) {
      if (way > 0 && !waysOf.some((own) => own.length > way)) continue
      const cases = words.map((word, at) => (waysOf[at]?.[way] ?? waysOf[at]?.[0])?.[index] ?? word)
      const upTo = (end: number): string => [...cases.slice(0, end + 1), ...words.slice(end + 1)].join('')
      made.add(upTo(last)).add([...words.slice(0, last), cases[last]].join(''))
      for (let end = 0; open && end < last; end += 2) made.add(upTo(end))
    }
  }
  made.delete(name)
  return [...made]
}

/** Each way of declining a word, case by case; none where it has no cases. Of a compound only the last part is declined: Исхак-бека. */
function ways(word: string): string[][] {
  const small = /^\p{Ll}/u.test(word)
  const found = [...paradigms, ...(small ? neuters : [])].find(([ending]) => ending.test(word))
  // One letter, or an abbreviation: КПК.
  if (found === undefined || word.length < 2 || !/\p{Ll}$/u.test(word)) return []
  return found[1].map(([cut, cases]) => cases.map((ending) => word.slice(0, word.length - cut) + ending))
}

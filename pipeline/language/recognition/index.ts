import { accentDistance, agreement } from './agreement.ts'
import { scriptOfTag } from '../scripts.ts'
import { arabicPrefixes, isTurkicCyrillic, suffixAt, turkicSuffixAt } from './affixes.ts'
import { kindOf, kinds } from './characters.ts'
import { declined } from './declension.ts'
import { Trie, type End } from './trie.ts'

/** What a form is to its entry: the one that is printed, another in use, one in its own script, a spelling to be replaced. */
export type FormKind = 'preferred' | 'short' | 'form' | 'variant'

/** A spelling of an entry of the register. `lang` is its BCP 47 tag. */
export interface RegisteredForm {
  readonly entry: string
  readonly text: string
  readonly lang: string
  readonly kind: FormKind
  /** Id of the scheme that made it, where nobody has listed it. */
  readonly scheme?: string | undefined
}

/** A name found in a text. Offsets are UTF-16 units; `start` to `end` is the name without prefixes and suffix. */
export interface Recognised {
  readonly start: number
  readonly end: number
  /** What is written onto it: “’s”, “s”; an ending of Uyghur, Kazakh, Kyrgyz. Not counted in `end`; the case of a Russian name is, and makes it not `whole`. */
  readonly suffix: string
  readonly entry: string
  readonly form: string
  /** Language of the form. */
  readonly lang: string
  readonly kind: FormKind
  /** The form is what this scheme makes of another. */
  readonly scheme?: string | undefined
  /** Forms of other entries that fit as well. */
  readonly others: readonly RegisteredForm[]
  /** The name as written is the form in capitals. */
  readonly capitals: boolean
  /** Its accents are not those of the form; a form that a scheme made is the same without any. */
  readonly accents: 'same' | 'other'
  /** The name is written whole: nothing of it is changed by a prefix or suffix, and it is not declined. */
  readonly whole: boolean
}

export type Recognizer = (text: string) => Recognised[]

const ranks: Readonly<Record<FormKind, number>> = { preferred: 0, short: 1, form: 2, variant: 3 }

/**
 * Makes the recognizer of all forms of a register. It finds the longest names, from the left, none inside another. Case,
 * accents, kinds of apostrophes and hyphens, spaces and line ends may differ; of the forms that fit it takes the nearest, so that
 * “Urumchi” is the variant of that spelling and not “Ürümchi” without its dots.
 */
export function recognizer(forms: readonly RegisteredForm[]): Recognizer {
  const trie = new Trie(forms.reduce((units, { text }) => units + text.length, 0))
  const list: RegisteredForm[] = []
  /** By number: how forms are written that are not as they are registered. */
  const shapes = new Map<number, Shape>()
  const add = (form: RegisteredForm, shape: Shape): void => {
    shapes.set(list.length, shape)
    trie.add(shape.text, list.push(form) - 1)
  }
  for (const form of forms) {
    const text = form.text.normalize('NFC').trim()
    trie.add(text, list.push(form) - 1)
    // Cheaper than the pattern, which few forms need.
    const last = text.charCodeAt(text.length - 1)
    if ((last === 0x627 || last === 0x6d5) && /[\u0620-\u06D3][اە]$/u.test(text)) {
      add(form, { text: `${text.slice(0, -1)}ى`, open: true })
    }
  }
  // Books without a word of Russian do not pay for its cases.
  let russian = forms.filter(({ lang }) => isRussian(lang))
  return (text) => {
    if (russian.length > 0 && /\p{Script=Cyrillic}/u.test(text)) {
      for (const form of russian) for (const inflected of declined(form.text.normalize('NFC').trim())) add(form, { text: inflected, open: false })
      russian = []
    }
    return scan(text, trie, list, shapes)
  }
}

/** Another shape of a form: its last vowel is raised before an ending (غۇلجا, غۇلجىدا), which it needs (`open`); or it is declined. */
interface Shape {
  readonly text: string
  readonly open: boolean
}

function isRussian(lang: string): boolean {
  return lang.startsWith('ru') && /^ru(?:-|$)/u.test(lang) && scriptOfTag(lang) === 'Cyrl'
}

function scan(text: string, trie: Trie, list: readonly RegisteredForm[], shapes: ReadonlyMap<number, Shape>): Recognised[] {
  const found: Recognised[] = []
  const ends: End[] = []
  let inside = false
  for (let offset = 0; offset < text.length;) {
    const unit = text.charCodeAt(offset)
    const kind = kindOf(unit)
    const lettered = kind === kinds.word || kind === kinds.arabic
    const match = (lettered && inside) || kind === kinds.ignored || kind === kinds.tail ? undefined : at(offset, unit, kind)
    if (match) {
      found.push(match)
      offset = Math.max(match.end + match.suffix.length, offset + 1)
      const last = kindOf(text.charCodeAt(offset - 1))
      inside = last !== kinds.han && last !== kinds.tail
    } else {
      if (kind !== kinds.ignored && kind !== kinds.tail) inside = lettered
      offset++
    }
  }
  return found

  function at(offset: number, unit: number, kind: number): Recognised | undefined {
    const plain = trie.start(unit) === 0 ? undefined : longest(offset, 0, true)
    if (plain || kind !== kinds.arabic) return plain
    for (const length of arabicPrefixes(text, offset)) {
      const match = longest(offset + length, 0, true) ?? assimilated(offset + length)
      if (match) return match
    }
    return undefined
  }

  /** “للصين”: behind the preposition ل the article ال has lost its alif. */
  function assimilated(start: number): Recognised | undefined {
    const alif = trie.start(0x627)
    return text[start - 1] === 'ل' && text[start] === 'ل' && alif !== 0 ? longest(start, alif, false) : undefined
  }

  function longest(start: number, node: number, whole: boolean): Recognised | undefined {
    trie.walk(text, node, start, ends)
    for (let index = ends.length - 1; index >= 0; index--) {
      const end = ends[index]
      const match = end && judge(start, end, whole)
      if (match) return match
    }
    return undefined
  }

  function judge(start: number, step: End, whole: boolean): Recognised | undefined {
    const usual = suffixAt(text, step.offset, step.offset - start)
    const suffix = usual ?? turkicSuffixAt(text, step.offset)
    if (suffix === undefined) return undefined
    const written = whole ? text.slice(start, step.offset) : `ا${text.slice(start, step.offset)}`
    const fits = trie.formsAt(step.node).flatMap((number): Fit[] => {
      const form = list[number]
      const shape = shapes.get(number)
      if (form === undefined || (shape?.open && suffix === '') || (usual === undefined && !isTurkicCyrillic(form.lang))) return []
      return [{ form, text: shape?.text ?? form.text, whole: shape === undefined, distance: 0, capitals: false }]
    })
    const near = nearest(written, fits)
    // What may be a form as it is registered is no other form declined.
    const likely = near.some((fit) => fit.whole) ? near.filter((fit) => fit.whole) : near
    const [first, ...rest] = likely.sort((a, b) => ranks[a.form.kind] - ranks[b.form.kind])
    if (first === undefined) return undefined
    const { entry, text: form, lang, kind, scheme } = first.form
    const others = rest.map((fit) => fit.form).filter((other) => other.entry !== entry)
    return { start, end: step.offset, suffix, entry, form, lang, kind, scheme, others, capitals: first.capitals, accents: first.distance < accentDistance || (scheme !== undefined && !/\p{M}/u.test(written.normalize('NFD'))) ? 'same' : 'other', whole: whole && first.whole }
  }
}

interface Fit {
  readonly form: RegisteredForm
  /** As it is looked for: with its vowel raised, declined. */
  readonly text: string
  readonly whole: boolean
  distance: number
  capitals: boolean
}

/** The forms that agree best with what is written. */
function nearest(written: string, fits: Fit[]): Fit[] {
  const exact = fits.filter((fit) => fit.text === written)
  if (exact.length > 0) return exact
  let least = Infinity
  for (const fit of fits) {
    const found = agreement(written, fit.text)
    fit.distance = found?.distance ?? Infinity
    fit.capitals = found?.capitals ?? false
    least = Math.min(least, fit.distance)
  }
  return least === Infinity ? [] : fits.filter((fit) => fit.distance === least)
}

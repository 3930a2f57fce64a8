import { scanFor, type Scan } from './scanning.ts'

/** A letter that a language does not use: what its alphabet is called, and the letters probably meant, one after the other, the likeliest first. */
export interface ForeignLetter {
  readonly index: number
  readonly character: string
  readonly language: string
  readonly meant: string
  /** `sound`: the letter is of the language, but stands where it cannot. */
  readonly fault: 'letter' | 'sound'
}

interface Alphabet {
  readonly name: string
  /** One letter that needs a look: everything of the script that the language does not write, and what depends on its neighbours. */
  readonly suspects: Scan
  /** What was probably meant; undefined where nothing is wrong. `before` and `after` are the neighbouring characters. */
  readonly meant: (character: string, before: string, after: string) => { readonly meant: string; readonly fault?: 'sound' } | undefined
}

const vowel = /[اەوۇۆۈېى]/u
/** Not the tatweel, which only lengthens. */
const letter = /[\p{Lo}\p{Lu}\p{Ll}]/u

/**
 * Uyghur in Arabic script, as reformed in 1983: hamza on its tooth and 32 letters. What is Arabic in it by keyboard or by conversion:
 * ه and ة for ە and ھ, ی for ى and ي, ک for ك; the Arabic consonants that it respells; other languages’ ng and ö.
 */
const uyghur: Alphabet = {
  name: 'Uyghur',
  suspects: scanFor(/(?=\p{Lo}|\p{Lu}|\p{Ll})(?![ئاەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋې])[\u0620-\u06D3\u06D5-\u06FF\u0750-\u077F\u0870-\u08C9]/u),
  meant: (character, before, after) => {
    if (character === 'ي') return !vowel.test(before) && !vowel.test(after) && letter.test(before) ? { meant: 'ى', fault: 'sound' } : undefined
    if (character === 'ى') return /[اەوۇۆۈې]/u.test(after) ? { meant: 'ي', fault: 'sound' } : undefined
    if (character === 'ه' || character === 'ہ') return { meant: !letter.test(before) || vowel.test(before) || vowel.test(after) ? 'ھە' : 'ەھ' }
    if (character === 'ی') return { meant: vowel.test(after) || vowel.test(before) ? 'يى' : 'ىي' }
    return { meant: uyghurFor[character] ?? '' }
  },
}

const uyghurFor: Readonly<Record<string, string>> = {
  'ة': 'ە', 'ۀ': 'ە', 'ۃ': 'ە', 'ۂ': 'ە', 'ک': 'ك', 'ڪ': 'ك', 'ګ': 'گ', 'ڬ': 'ڭ', 'ݣ': 'ڭ', 'ڠ': 'ڭ', 'ڤ': 'ۋ', 'ۅ': 'ۆ', 'ۉ': 'ۈ', 'ۊ': 'ۆ', 'ێ': 'ې', 'ے': 'ې',
  'ۍ': 'ي', 'ؠ': 'ي', 'ؤ': 'ۇۆ', 'أ': 'ئ', 'إ': 'ئ', 'آ': 'ئ', 'ٱ': 'ئ', 'ء': 'ئ', 'ٵ': 'ئ', 'ٴ': 'ئ', 'ٷ': 'ۇ', 'ٸ': 'ئ', 'ث': 'س', 'ح': 'ھ', 'ذ': 'ز', 'ص': 'س',
  'ض': 'ز', 'ط': 'ت', 'ظ': 'ز', 'ع': 'ئ',
}

/** Arabic: the letters of Persian and of Uyghur that look like its own. پ چ ژ ڤ گ write foreign sounds in Arabic too. */
const arabic: Alphabet = {
  name: 'Arabic',
  suspects: scanFor(/[یکەھہۃۀڪےېۍێڭۇۆۈۋۅۉۊ]/u),
  meant: (character, _before, after) => ({ meant: (character === 'ی' ? (letter.test(after) ? 'ي' : 'يى') : arabicFor[character]) ?? '' }),
}

const arabicFor: Readonly<Record<string, string>> = {
  'ک': 'ك', 'ڪ': 'ك', 'ە': 'هة', 'ھ': 'ه', 'ہ': 'ه', 'ۃ': 'ة', 'ۀ': 'ةه', 'ے': 'ي', 'ې': 'ي', 'ۍ': 'ي', 'ێ': 'ي', 'ڭ': 'كغ', 'ۇ': 'و', 'ۆ': 'و', 'ۈ': 'و', 'ۋ': 'و', 'ۅ': 'و',
  'ۉ': 'و', 'ۊ': 'و',
}

/** Moroccan names are written with ڭ. */
const moroccan: Alphabet = { ...arabic, suspects: scanFor(/[یکەھہۃۀڪےېۍێۇۆۈۋۅۉۊ]/u) }

/** Russian: every Cyrillic letter of another language; letters of its own older spelling too, which is tagged ru-petr1708. */
const russian: Alphabet = {
  name: 'Russian',
  suspects: scanFor(/(?=\p{Lo}|\p{Lu}|\p{Ll})(?![А-Яа-яЁё])[\u0400-\u052F\u1C80-\u1C8A\u2DE0-\u2DFF\uA640-\uA69F]/u),
  meant: (character) => {
    const small = character.toLowerCase()
    const meant = russianFor[small] ?? ''
    return { meant: small === character ? meant : meant.toUpperCase() }
  },
}

const russianFor: Readonly<Record<string, string>> = {
  'і': 'и', 'ї': 'ий', 'є': 'еэ', 'ґ': 'г', 'ў': 'у', 'ј': 'й', 'ѕ': 'з', 'ђ': 'д', 'ћ': 'ч', 'љ': 'л', 'њ': 'н', 'џ': 'ц', 'ѓ': 'г', 'ќ': 'к', 'ѐ': 'е', 'ѝ': 'и', 'ѣ': 'е', 'ѳ': 'ф', 'ѵ': 'и',
  'қ': 'к', 'ҡ': 'к', 'ҝ': 'к', 'ғ': 'г', 'ң': 'н', 'ҥ': 'н', 'ә': 'а', 'ө': 'о', 'ү': 'у', 'ұ': 'у', 'һ': 'х', 'җ': 'ж', 'ҙ': 'з', 'ҫ': 'с', 'ҳ': 'х', 'ҷ': 'ч', 'ҹ': 'ч', 'ӣ': 'и', 'ӯ': 'у',
}

/** The alphabet of a tag. A variant or private-use subtag (ru-petr1708, ug-Arab-x-1937) tells of another spelling, which has none here. */
function alphabetOf(tag: string): Alphabet | undefined {
  const [, language, region] = /^(ug(?:-arab)?|ar(?:-arab)?|ru(?:-cyrl)?)(?:-([a-z]{2}|\d{3}))?$/iu.exec(tag) ?? []
  if (language === undefined) return undefined
  if (/^ug/iu.test(language)) return uyghur
  if (/^ru/iu.test(language)) return russian
  return region?.toUpperCase() === 'MA' ? moroccan : arabic
}

/** Visits the letters of a text that its language does not write; nothing for a language whose alphabet is not known here. */
export function foreignLetters(text: string, tag: string, visit: (found: ForeignLetter) => void): void {
  const alphabet = alphabetOf(tag)
  alphabet?.suspects(text, (index, character) => {
    const judged = alphabet.meant(character, text[index - 1] ?? '', text[index + 1] ?? '')
    if (judged) visit({ index, character, language: alphabet.name, meant: judged.meant, fault: judged.fault ?? 'letter' })
  })
}

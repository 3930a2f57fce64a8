/** A text as searches see it. */
export interface Folded {
  readonly folded: string
  /** Offset in the text of each UTF-16 unit of `folded`, and at last the text’s length. */
  readonly from: Uint32Array
}

/** Arabic letters that one writer keys for another, and signs of transliteration that hardly anybody keys. */
const alike: Readonly<Record<string, string>> = {
  'ى': 'ي', 'ی': 'ي', 'ک': 'ك', 'ة': 'ه', 'ہ': 'ه', 'ı': 'i', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ł': 'l',
}
const known = new Map<string, string>()

/**
 * Folds a text for searching in any script: letter case, accents, vowel signs and points, presentation forms, tatweel and the signs of ʿayn and
 * hamza do not count; soft hyphens and characters without width are not there; white space of any length, line ends too, is one space; all
 * dashes and all quotation marks are alike.
 */
export function fold(text: string): Folded {
  let folded = ''
  const from: number[] = []
  let offset = 0
  for (const character of text) {
    let value = known.get(character)
    if (value === undefined) known.set(character, (value = folding(character)))
    if (value !== '' && !(value === ' ' && folded.endsWith(' '))) {
      folded += value
      for (let unit = 0; unit < value.length; unit++) from.push(offset)
    }
    offset += character.length
  }
  from.push(text.length)
  return { folded, from: Uint32Array.from(from) }
}

function folding(character: string): string {
  if (/^\s$/u.test(character)) return ' '
  if (/^[\u00AD\u0640\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFFʿʾʼʻ‘’']$/u.test(character)) return ''
  if (/^[\p{Pd}−]$/u.test(character)) return '-'
  if (/^["“”„‟«»]$/u.test(character)) return '"'
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return [...plain].map((each) => alike[each] ?? each).join('').replace(/\s+/gu, ' ')
}

/** Signs of transliteration that do not count when words are filed. */
const unfiled = /[ʿʾʹʺ’‘ʼʻ'“”"]/gu

/** The key under which a word is filed: without the signs ʿ ʾ ʹ ʺ and apostrophes. */
function filingKey(text: string): string {
  return text.normalize('NFC').replace(unfiled, '').trim()
}

/** Orders words of a language as its dictionaries do; words that file alike keep an order by code unit. */
export function collator(tag: string): (a: string, b: string) => number {
  const order = new Intl.Collator(tag, { usage: 'sort', sensitivity: 'variant', numeric: true, ignorePunctuation: false })
  return (a, b) => order.compare(filingKey(a), filingKey(b)) || (a < b ? -1 : a > b ? 1 : 0)
}

/** The letter under which a word is filed in a Latin alphabet: “Şehir” → S; “#” for what begins otherwise. */
export function filingLetter(text: string): string {
  const first = filingKey(text).normalize('NFD').charAt(0).toUpperCase()
  return /\p{L}/u.test(first) ? first : '#'
}

/** Marks of quotation: what opens one, and what may close it. Book titles of Chinese are quotations as well. */
const closers: Readonly<Record<string, string>> = {
  '“': '”', '‘': '’', '«': '»', '‹': '›', '„': '“”', '‚': '‘’', '「': '」', '『': '』', '《': '》', '〈': '〉', '"': '"',
}

const openers = new RegExp(`[${Object.keys(closers).join('')}]`, 'gu')

/** A stretch of text, from its opening mark to behind the closing one. */
interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * The outermost quotations of a paragraph. One of double marks that is not closed goes on to the end of the paragraph, as those
 * of several paragraphs do; a single mark that is not closed is an apostrophe.
 */
export function quotations(text: string): Stretch[] {
  const found: Stretch[] = []
  openers.lastIndex = 0
  for (let opened = openers.exec(text); opened !== null; opened = openers.exec(text)) {
    const { 0: mark, index: at } = opened
    const closing = closers[mark]
    if (closing === undefined || (isSingle(mark) && isLetter(text, at - 1))) continue
    const end = close(text, at, closing)
    if (end === undefined && (isSingle(mark) || mark === '"' || mark === '‹' || mark === '〈')) continue
    found.push({ start: at, end: end ?? text.length })
    openers.lastIndex = end ?? text.length
  }
  return found
}

function close(text: string, from: number, closing: string): number | undefined {
  const mark = text.charAt(from)
  let depth = 1
  for (let at = from + 1; at < text.length; at++) {
    const character = text.charAt(at)
    // “’” between letters is an apostrophe, and so is one at the end of a word while another follows.
    if (closing.includes(character) && !(isSingle(mark) && isLetter(text, at + 1))) {
      if (--depth === 0) return at + 1
    } else if (character === mark && mark !== '"') depth++
  }
  return undefined
}

function isSingle(mark: string): boolean {
  return mark === '‘' || mark === '‚'
}

function isLetter(text: string, at: number): boolean {
  return /[\p{L}\p{M}\p{N}]/u.test(text.charAt(at))
}

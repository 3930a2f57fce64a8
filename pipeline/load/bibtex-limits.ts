import { limits } from './limits.ts'

/** What a .bib file has too much of, and where. */
interface Excess {
  readonly offset: number
  readonly reason: string
  readonly hint: string
}

/** Counts what makes the parser of BibTeX overflow or run for minutes, before it is asked: braces in braces, strings made of strings, entries that are begun. */
export function bibtexExcess(text: string): Excess | undefined {
  return braces(text) ?? strings(text) ?? beginnings(text)
}

function braces(text: string): Excess | undefined {
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x5c) index++
    else if (code === 0x7b && ++depth > limits.nesting) return { offset: index, reason: `Braces are nested more than ${limits.nesting} levels deep.`, hint: 'Look for one that is not closed.' }
    else if (code === 0x7d && depth > 0) depth--
  }
  return undefined
}

/** An entry that is not closed holds all that follow, and so does the next. */
function beginnings(text: string): Excess | undefined {
  let open = 0
  for (const { 0: begun, index } of text.matchAll(/^[ \t]*@[a-z]+\s*[{(]|^[ \t]*[})]|[})][ \t]*$/gimu)) {
    open = /@/u.test(begun) ? open + 1 : 0
    if (open > limits.nesting) return { offset: index, reason: `More than ${limits.nesting} entries are begun and none is closed.`, hint: 'Close each entry with a brace.' }
  }
  return undefined
}

/** The lengths that `@string{a = b # c}` comes to, without making it. */
function strings(text: string): Excess | undefined {
  const lengths = new Map<string, number>()
  for (const { 0: written, 1: name = '', 2: value = '', index } of text.matchAll(/@string\s*[{(]\s*([^\s={}"#,]+)\s*=([^@]*)/giu)) {
    const words = value.replace(/"[^"]*"|\{[^{}]*\}/gu, ' ').match(/[^\s{}()"#,]+/gu) ?? []
    const length = written.length + words.reduce((sum, word) => sum + (lengths.get(word.toLowerCase()) ?? 0), 0)
    lengths.set(name.toLowerCase(), length)
    if (length > limits.fileBytes) return { offset: index, reason: `The string “${name}” comes to more than ${limits.fileBytes} characters.`, hint: 'Write it out.' }
  }
  return undefined
}

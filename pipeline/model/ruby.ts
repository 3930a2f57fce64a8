/** Characters that can have a reading of their own: letters and figures, with the marks on them. */
const character = /[\p{L}\p{N}]\p{M}*/gu

/** The characters of a text that can have a reading. */
export function readableCharacters(base: string): readonly string[] {
  return base.match(character) ?? []
}

/** The readings that an `rt` gives: its words. A no-break space stands within one. */
export function readingsOf(rt: string): readonly string[] {
  return rt.split(/[ \t\r\n\u3000]+/u).filter((reading) => reading !== '')
}

/** A text in parts: a character that can have a reading, or what stands between two. */
export function rubyParts(base: string): readonly { readonly text: string; readonly isReadable: boolean }[] {
  const parts: { text: string; isReadable: boolean }[] = []
  let end = 0
  for (const { 0: found, index } of base.matchAll(character)) {
    if (index > end) parts.push({ text: base.slice(end, index), isReadable: false })
    parts.push({ text: found, isReadable: true })
    end = index + found.length
  }
  if (end < base.length) parts.push({ text: base.slice(end), isReadable: false })
  return parts
}

/** Visits the characters of a text that are suspect, with their index in UTF-16 units. */
export type Scan = (text: string, visit: (index: number, character: string) => void) => void

/** A scan for the characters that match a pattern for one of them. Each code point is tried once; clean text costs next to nothing. */
export function scanFor(pattern: RegExp): Scan {
  const known = new Uint8Array(0x110000)
  return (text, visit) => {
    if (!pattern.test(text)) return
    for (let index = 0; index < text.length; index++) {
      const code = text.codePointAt(index) ?? 0
      if (known[code] === 0) known[code] = pattern.test(String.fromCodePoint(code)) ? 2 : 1
      if (known[code] === 2) visit(index, String.fromCodePoint(code))
      if (code > 0xffff) index++
    }
  }
}

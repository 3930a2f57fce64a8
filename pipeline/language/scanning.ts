/** Visits the characters of a text that are suspect, with their index in UTF-16 units. */
export type Scan = (text: string, visit: (index: number, character: string) => void) => void

/** A scan for the characters that match a pattern for one of them. Each code point is tried once. */
export function scanFor(pattern: RegExp): Scan {
  const known = new Uint8Array(0x110000)
  return (text, visit) => {
    for (let index = 0; index < text.length; index++) {
      let code = text.charCodeAt(index)
      if (known[code] === 1 && (code & 0xf800) !== 0xd800) continue
      code = text.codePointAt(index) ?? 0
      if (known[code] === 0) known[code] = pattern.test(String.fromCodePoint(code)) ? 2 : 1
      if (known[code] === 2) visit(index, String.fromCodePoint(code))
      if (code > 0xffff) index++
    }
  }
}

/** One token of a PDF content stream: an operand, or an operator. */
export type Token =
  | { readonly kind: 'operator' | 'name' | 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly bytes: readonly number[] }
  | { readonly kind: 'mark'; readonly text: '<<' | '>>' | '[' | ']' }

/** Splits a content stream into tokens. Inline images do not occur in what Skia writes. */
export function* tokens(stream: Uint8Array): Generator<Token> {
  let at = 0
  const isSpace = (byte: number): boolean => byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32
  const isDelimiter = (byte: number): boolean => '()<>[]{}/%'.includes(String.fromCharCode(byte))
  while (at < stream.length) {
    const byte = stream[at]!
    if (isSpace(byte)) at++
    else if (byte === 0x25) while (at < stream.length && stream[at] !== 10 && stream[at] !== 13) at++
    else if (byte === 0x28) {
      const [bytes, next] = literal(stream, at + 1)
      at = next
      yield { kind: 'string', bytes }
    } else if (byte === 0x3c && stream[at + 1] !== 0x3c) {
      let digits = ''
      for (at++; at < stream.length && stream[at] !== 0x3e; at++) if (!isSpace(stream[at]!)) digits += String.fromCharCode(stream[at]!)
      at++
      if (digits.length % 2 === 1) digits += '0'
      yield { kind: 'string', bytes: (digits.match(/../g) ?? []).map((pair) => parseInt(pair, 16)) }
    } else if (byte === 0x3c || byte === 0x3e) {
      at += 2
      yield { kind: 'mark', text: byte === 0x3c ? '<<' : '>>' }
    } else if (byte === 0x5b || byte === 0x5d) {
      at++
      yield { kind: 'mark', text: byte === 0x5b ? '[' : ']' }
    } else {
      const start = at++
      while (at < stream.length && !isSpace(stream[at]!) && !isDelimiter(stream[at]!)) at++
      const text = String.fromCharCode(...stream.subarray(start, at))
      yield { kind: byte === 0x2f ? 'name' : /^[-+.\d]/.test(text) ? 'number' : 'operator', text }
    }
  }
}

function literal(stream: Uint8Array, start: number): [number[], number] {
  const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }
  const bytes: number[] = []
  let depth = 1
  let at = start
  for (; at < stream.length; at++) {
    const byte = stream[at]!
    if (byte === 0x5c) {
      const octal = /^[0-7]{1,3}/.exec(String.fromCharCode(...stream.subarray(at + 1, at + 4)))?.[0]
      if (octal !== undefined) {
        bytes.push(parseInt(octal, 8) & 0xff)
        at += octal.length
        continue
      }
      const next = stream[++at] ?? 0
      if (next === 13 || next === 10) {
        if (next === 13 && stream[at + 1] === 10) at++
        continue
      }
      bytes.push(escapes[String.fromCharCode(next)] ?? next)
      continue
    }
    if (byte === 0x28) depth++
    if (byte === 0x29 && --depth === 0) break
    bytes.push(byte)
  }
  return [bytes, at + 1]
}

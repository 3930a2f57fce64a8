const entity = /&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z][\dA-Za-z]{1,31});/y

/**
 * For each unit of a text the offset in the source where it is written, from `from` on. White space may be written in any
 * way (Markdown and YAML fold it), a character behind a backslash, as an entity, or as the doubled quotation mark of YAML.
 * Undefined where the source says something else. `quoted`: lines of the source begin with `>`.
 */
export function align(text: string, source: string, from: number, to: number, quoted = false): Int32Array | undefined {
  const offsets = new Int32Array(text.length)
  const white = quoted ? /[\s>]/u : /\s/u
  const isWhite = (at: number): boolean => at < to && white.test(source.charAt(at))
  let at = from
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    const space = /\s/u.test(character)
    if (space && index > 0 && /\s/u.test(text.charAt(index - 1))) {
      offsets[index] = offsets[index - 1] ?? at
      continue
    }
    if (space && isWhite(at)) {
      offsets[index] = at
      while (isWhite(at)) at++
      continue
    }
    if (index === 0) while (source.charAt(at) !== character && isWhite(at)) at++
    if (at >= to) return undefined
    offsets[index] = at
    entity.lastIndex = at
    const written = entity.exec(source)?.[0]
    // What looks like an entity and is none is text.
    if (written !== undefined && (written === '&amp;' || !text.startsWith(written, index))) {
      at += written.length
      // Both halves of a rare character are written as one entity.
      if (/[\uD800-\uDBFF]/u.test(character)) offsets[++index] = offsets[index - 1] ?? at
    } else if (source.charAt(at) === character) at += doubled(source, at, text.charAt(index + 1)) ? 2 : 1
    else if (source.charAt(at) === '\\' && source.charAt(at + 1) === character) at += 2
    else return undefined
  }
  return offsets
}

function doubled(source: string, at: number, next: string): boolean {
  return source.charAt(at) === "'" && source.charAt(at + 1) === "'" && next !== "'"
}

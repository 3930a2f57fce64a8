import { create } from 'fontkit'
import { elementsWhere, xmlText, type OpenedEpub } from '../../pipeline/epub/reading.ts'

/** Characters of the pages that no embedded font can draw: a reading system would show them in a face of its own, or as boxes. */
export function charactersWithoutGlyph(opened: OpenedEpub): string[] {
  const covered = new Set<number>()
  for (const [name, bytes] of opened.files) {
    if (!name.endsWith('.ttf')) continue
    const font = create(bytes)
    if ('characterSet' in font) for (const code of font.characterSet) covered.add(code)
  }
  const missing = new Set<string>()
  for (const name of opened.files.keys()) {
    if (!name.endsWith('.xhtml')) continue
    for (const body of elementsWhere(opened.xml(name.replace('OEBPS/', ''))!, (node) => node.name === 'body')) {
      for (const character of xmlText(body)) if (!/[\s\p{Cf}]/u.test(character) && !covered.has(character.codePointAt(0) ?? 0)) missing.add(character)
    }
  }
  return [...missing].sort()
}

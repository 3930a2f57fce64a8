/**
 * Folds text for conservation: NFC (compatibility forms of Arabic and CJK, as PDF readers give them, are folded too),
 * soft hyphens, white space, zero-width and bidi formatting characters dropped. Two texts that fold alike hold the same words.
 */
export function foldText(text: string): string {
  return text
    .replace(/[\uFB00-\uFDFF\uFE70-\uFEFC\u2E80-\u2FDF\uF900-\uFAFF]/gu, (character) => character.normalize('NFKC'))
    .normalize('NFC')
    .replace(/[\s\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '')
}

/** The number of folded characters (UTF-16 units) of a text. */
export function foldedLength(text: string): number {
  return foldText(text).length
}

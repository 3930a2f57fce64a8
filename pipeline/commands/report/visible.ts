/** Controls, and characters that nobody sees or that turn the direction of the line: in a terminal they would act, in a log they would hide. */
const unseen = /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu

/** A text of one line, such as a file name or a reason, in which what nobody sees is written by its number: `two‹U+202E›dm.md`. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`)
}

import type { TextBuffer, Transform } from './rules.ts'
import { GapBuffer } from './buffer.ts'

/** A transform from what it does to the run at hand in a buffer. */
export function transformOf(run: (buffer: TextBuffer) => void): Transform {
  return {
    run,
    apply: (text) => {
      const buffer = new GapBuffer(text)
      run(buffer)
      return buffer.read(0, buffer.left)
    },
  }
}

/** A transform that turns the text of a run into another; `before` is what stands before the run. */
function ofText(convert: (text: string, before: () => string) => string): Transform {
  return transformOf((buffer) => {
    const { left } = buffer
    const text = buffer.read(buffer.right, buffer.limit)
    const made = convert(text, () => buffer.read(0, left))
    if (made === text) return buffer.copy(buffer.limit)
    buffer.right = buffer.limit
    buffer.emitText(made)
  })
}

const cased = /\p{Cased}/u
const ignorable = /\p{Case_Ignorable}/u

/** Capitals at the beginnings of words, small letters elsewhere, as ICU’s Any-Title counts words: an apostrophe does not begin one. */
function titleCase(text: string, before: () => string): string {
  let atStart = true
  for (const character of [...before()].reverse()) {
    if (ignorable.test(character)) continue
    atStart = !cased.test(character)
    break
  }
  let made = ''
  for (const character of text) {
    made += atStart ? titleOf(character) : character.toLowerCase()
    atStart = !cased.test(character) && !ignorable.test(character)
  }
  return made
}

function titleOf(character: string): string {
  const upper = character.toUpperCase()
  // ǆ and its like have a capital of their own for the beginning of a word; ß and ligatures become one capital and small letters.
  if (/[\u01C4-\u01CC\u01F1-\u01F3]/u.test(character)) return String.fromCharCode([0x01C5, 0x01C8, 0x01CB, 0x01F2].find((each) => Math.abs(each - character.charCodeAt(0)) <= 1) ?? 0)
  return upper.length > character.length && /\p{Ll}/u.test(character) && !/\p{M}/u.test(upper) ? upper.charAt(0) + upper.slice(1).toLowerCase() : upper
}

const transforms: Readonly<Record<string, Transform>> = {
  nfc: ofText((text) => text.normalize('NFC')),
  nfd: ofText((text) => text.normalize('NFD')),
  nfkc: ofText((text) => text.normalize('NFKC')),
  nfkd: ofText((text) => text.normalize('NFKD')),
  lower: ofText((text) => text.toLowerCase()),
  upper: ofText((text) => text.toUpperCase()),
  title: ofText(titleCase),
  remove: ofText(() => ''),
}

/** The transform that UTS #35 names so, with `Any-` before it or not; undefined where there is none. */
export function builtIn(name: string): Transform | undefined {
  const key = name.toLowerCase().replace(/^any-/u, '')
  return Object.hasOwn(transforms, key) ? transforms[key] : undefined
}

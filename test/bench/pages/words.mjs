// The words that were to be set, and where each printed line stands among them.

/** Letters and figures alone, in small letters: what neither small capitals nor a hyphen nor a ligature can change. */
export const folded = (text) => text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** How far ahead is looked for the place where print and text meet again. */
const REACH = 1500
/** So many letters that agree are a meeting. */
const MEETING = 12
/** Of a word, where only letters can be counted. */
const LETTERS = 5

/**
 * Blocks that are set one after another. `places`: for each folded letter, its block and its offset in the block’s text.
 *
 * @typedef {{ kind: 'title' | 'heading' | 'paragraph' | 'note', chapter: number, text: string, calls?: { offset: number, numbers: string[] }[] }} Known
 * @typedef {{ blocks: Known[], letters: string, places: { block: number, offset: number }[], calls: Map<number, string[]>, starts: number[] }} Sequence
 * @param {Known[]} blocks
 * @returns {Sequence}
 */
export function sequenceOf(blocks) {
  let letters = ''
  const places = []
  const calls = new Map()
  const starts = []
  blocks.forEach((block, index) => {
    starts.push(letters.length)
    const waiting = [...(block.calls ?? [])]
    let offset = 0
    for (const sign of block.text) {
      while (waiting[0]?.offset === offset) calls.set(letters.length, waiting.shift().numbers)
      for (const letter of folded(sign)) {
        letters += letter
        places.push({ block: index, offset })
      }
      offset += sign.length
    }
    for (const { numbers } of waiting) calls.set(letters.length, numbers)
  })
  return { blocks, letters, places, calls, starts }
}

/**
 * The body and the notes of the chapters as sequences. A call may be printed with its number in the chapter or in the book.
 *
 * @param {import('./material.mjs').Chapter[]} chapters
 * @returns {{ body: Sequence, notes: Sequence }}
 */
export function knownOf(chapters) {
  const body = []
  const notes = []
  chapters.forEach(({ title, blocks }, chapter) => {
    const before = notes.length
    body.push({ kind: 'title', chapter, text: `${chapter + 1} ${title}` })
    for (const { kind, pieces } of blocks) {
      const calls = []
      let text = ''
      for (const piece of pieces) {
        if (typeof piece === 'string') text += piece
        else {
          const numbers = [String(notes.length + 1), String(notes.length - before + 1)]
          calls.push({ offset: text.length, numbers })
          notes.push({ kind: 'note', chapter, text: piece.note, calls: [{ offset: 0, numbers }] })
        }
      }
      body.push({ kind, chapter, text, calls })
    }
  })
  return { body: sequenceOf(body), notes: sequenceOf(notes) }
}

/**
 * Puts each printed line at its letters, from `from` up to `to`. What is missing before a line, or is printed that was not to be, is counted.
 *
 * @template {{ text: string }} Line
 * @param {Line[]} lines
 * @param {Sequence} known
 * @returns {{ placed: (Line & { from: number, to: number, called: string[] })[], lost: number, maimed: number, repeated: number }} in words; maimed are those that lack a letter
 */
export function place(lines, known) {
  let at = 0
  let [lost, maimed, repeated] = [0, 0, 0]
  const miss = (from, to) => {
    const found = missed(known, from, to)
    lost += found.lost
    maimed += found.maimed
  }
  const placed = lines.map((line) => {
    const printed = folded(line.text)
    let read = 0
    let from
    const called = []
    while (read < printed.length) {
      const call = known.calls.get(at)?.find((number) => printed.startsWith(number, read) && !agrees(known.letters, at, printed, read))
      if (call !== undefined) {
        called.push(call)
        read += call.length
      } else if (known.letters[at] === printed[read]) {
        from ??= at
        at++
        read++
      } else {
        const { missing, extra } = meeting(known.letters, at, printed, read)
        miss(at, at + missing)
        repeated += Math.ceil(extra / LETTERS)
        at += missing
        read += extra
      }
    }
    return { ...line, from: from ?? at, to: at, called }
  })
  miss(at, known.letters.length)
  return { placed, lost, maimed, repeated }
}

/** A figure of the text itself may begin as the call’s number does: a few letters more decide. */
function agrees(letters, at, printed, read) {
  const length = Math.min(4, printed.length - read)
  return length === 4 && letters.startsWith(printed.slice(read, read + length), at)
}

function meeting(letters, at, printed, read) {
  const rest = printed.length - read
  for (let distance = 1; distance < REACH; distance++) {
    for (let extra = 0; extra <= Math.min(distance, rest); extra++) {
      const length = Math.min(MEETING, rest - extra)
      if (length === 0) continue
      const missing = distance - extra
      if ((length >= 4 || missing < 4) && letters.startsWith(printed.slice(read + extra, read + extra + length), at + missing)) return { missing, extra }
    }
  }
  return { missing: 0, extra: rest }
}

/** Words that lie whole between two letters of the sequence, and words of which a part does: that a program cannot read back. */
function missed({ blocks, places }, from, to) {
  const words = new Map()
  for (let at = from; at < to; at++) {
    const { block, offset } = places[at]
    const { text } = blocks[block]
    const begin = text.lastIndexOf(' ', offset) + 1
    words.set(`${block} ${begin}`, { letters: (words.get(`${block} ${begin}`)?.letters ?? 0) + 1, word: text.slice(begin).split(' ', 1)[0] })
  }
  const whole = [...words.values()].filter(({ letters, word }) => letters >= folded(word).length).length
  return { lost: whole, maimed: words.size - whole }
}

// A PDF as lines of type, whoever made it: what stands at one height is a line; body and notes are told apart by size, running heads
// and folios by their place.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The text area in points from the lower edge: 37 lines of 14 pt. */
export const AREA = { top: 590.4, bottom: 72 }
/** Notes are set in 9 pt, the body in 10.75; what is smaller than either is a superior figure. */
const [NOTE, BODY] = [8, 9.9]

/**
 * `y` of the baseline; `left` and `right` of what is printed. `width`: of figures that are set smaller, which the reader of words does not
 * know. `scale`: how much wider than drawn its letters are set.
 *
 * @typedef {{ y: number, left: number, right: number, text: string, superiors: number, scale: number, kind: 'body' | 'note' }} Line
 * @typedef {{ body: Line[], notes: Line[] }} PageLines
 */

/**
 * @param {Uint8Array} pdf
 * @returns {Promise<PageLines[]>}
 */
export async function readLines(pdf) {
  const task = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, disableFontFace: true, isEvalSupported: false, verbosity: 0 })
  const document = await task.promise
  const pages = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ disableNormalization: true })
    pages.push(linesOf(items.filter((item) => 'str' in item && item.str.trim() !== '').map(pieceOf)))
    page.cleanup()
  }
  await task.destroy()
  return pages
}

function pieceOf({ str, transform: [a, b, c, d, x, y], width }) {
  const size = Math.hypot(c, d)
  return { text: str, x, y, width, size, scale: Math.hypot(a, b) / size }
}

/**
 * The lines of one page, from the head down.
 *
 * @param {{ text: string, x: number, y: number, width: number, size: number, scale: number }[]} pieces
 * @returns {PageLines}
 */
export function linesOf(pieces) {
  const inside = pieces.filter(({ y }) => y < AREA.top && y > AREA.bottom - 12)
  const lines = []
  for (const piece of inside.filter(({ size }) => size >= NOTE)) {
    const line = lines.find(({ y }) => Math.abs(y - piece.y) < 2)
    if (line) line.pieces.push(piece)
    else lines.push({ y: piece.y, pieces: [piece] })
  }
  for (const piece of inside.filter(({ size }) => size < NOTE)) {
    const near = lines.filter(({ y }) => piece.y - y > -2 && piece.y - y < 7).sort((one, other) => piece.y - one.y - (piece.y - other.y))[0]
    near?.pieces.push(piece)
  }
  const made = lines.sort((one, other) => other.y - one.y).map(lineOf)
  return { body: made.filter(({ kind }) => kind === 'body'), notes: made.filter(({ kind }) => kind === 'note') }
}

function lineOf({ y, pieces }) {
  pieces.sort((one, other) => one.x - other.x)
  const sized = pieces.filter(({ size }) => size >= NOTE)
  const large = pieces.reduce((sum, { size, width }) => sum + (size > BODY ? width : 0), 0)
  const small = pieces.reduce((sum, { size, width }) => sum + (size > BODY ? 0 : width), 0)
  return {
    y,
    left: pieces[0].x,
    right: Math.max(...pieces.map(({ x, width }) => x + width)),
    text: pieces.map(({ text }) => text).join(' '),
    superiors: pieces.reduce((sum, { size, width }) => sum + (size < NOTE ? width : 0), 0),
    scale: sized.reduce((sum, { scale, width }) => sum + scale * width, 0) / sized.reduce((sum, { width }) => sum + width, 0),
    kind: large > small ? 'body' : 'note',
  }
}

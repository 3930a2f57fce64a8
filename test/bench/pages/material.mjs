// What every engine sets: the chapters of this repository’s book, reduced to titles, headings, paragraphs and notes of plain English.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The chapters of a manuscript folder, in order. A piece of a block is a text, or a note called at that place.
 *
 * @typedef {string | { note: string }} Piece
 * @typedef {{ kind: 'heading' | 'paragraph', pieces: Piece[] }} Block
 * @typedef {{ title: string, blocks: Block[] }} Chapter
 * @param {string} folder
 * @returns {Chapter[]}
 */
export function readChapters(folder) {
  const names = readdirSync(folder).filter((name) => /^\d.*\.md$/u.test(name)).sort()
  return names.map((name) => chapterOf(readFileSync(join(folder, name), 'utf8')))
}

/**
 * One chapter of Markdown with front matter. What is no running text, tables and figures and directives of blocks, is left out.
 *
 * @param {string} markdown
 * @returns {Chapter}
 */
export function chapterOf(markdown) {
  const [, matter = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/su.exec(markdown) ?? []
  const title = plain(/^title:\s*"?(.*?)"?\s*$/mu.exec(matter)?.[1] ?? '')
  const parts = body.split(/\n{2,}/u).map((part) => part.replace(/\s+/gu, ' ').trim()).filter((part) => part !== '')
  const notes = new Map()
  for (const part of parts) {
    const [, id, text] = /^\[\^([^\]]+)\]: (.*)$/u.exec(part) ?? []
    if (id !== undefined) notes.set(id, plain(named(text)))
  }
  const blocks = parts.filter((part) => !/^(?:\[\^[^\]]+\]:|:::?|\||<)/u.test(part)).map((part) => {
    const [, heading] = /^#+ (.*)$/u.exec(part) ?? []
    return heading === undefined ? { kind: 'paragraph', pieces: piecesOf(part.replace(/^(?:> ?|[-*] |\d+\. )/u, ''), notes) } : { kind: 'heading', pieces: [plain(heading)] }
  })
  return { title, blocks }
}

/** Citations in running text become notes, as the press makes them; calls of notes find theirs. */
function piecesOf(text, notes) {
  const pieces = []
  let from = 0
  for (const found of text.matchAll(/\[\^([^\]]+)\]|\[@[^\]]+\]/gu)) {
    pieces.push(plain(text.slice(from, found.index), pieces.length === 0))
    pieces.push({ note: found[1] === undefined ? `See ${plain(named(found[0]))}.` : (notes.get(found[1]) ?? '') })
    from = found.index + found[0].length
  }
  pieces.push(plain(text.slice(from), pieces.length === 0))
  return pieces.filter((piece) => piece !== '')
}

/** `[@forbes1986, ch. 6; @wu1940]` as “Forbes 1986, ch. 6; Wu 1940”. */
function named(text) {
  return text.replace(/\[((?:[^\][]*?)@[^\]]+)\]/gu, (_, inside) => inside.replace(/-?@(\p{L})(\p{L}*)(\d{4})\p{L}*/gu, (__, first, rest, year) => `${first.toUpperCase()}${rest} ${year}`).replace(/[@{}]/gu, ''))
}

/** Text without directives, emphasis, links and other scripts. Blanks at the ends stay where a note follows or went before. */
function plain(text, first = true) {
  const reduced = text
    .replace(/:(?:lang|mention|index)\[([^\]]*)\](?:\{[^}]*\})?/gu, '$1')
    .replace(/:doc\{[^}]*\}/gu, 'the digest printed below')
    .replace(/:page\{[^}]*\}/gu, 'above')
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/[*_`]/gu, '')
    .replace(/[^\P{L}\p{Script=Latin}]+/gu, '')
    .replace(/[“‘«「](?:\s|[,;])*[”’»」]/gu, '')
    .replace(/ ?\((?:[,;:\s]|in \p{Lu}\p{L}+|in the usage of the time also)*\)/gu, '')
    .replace(/\(\s*[,;]\s*/gu, '(')
    .replace(/[,;]\s*\)/gu, ')')
    .replace(/\s+(?=[,.;:!?)](?:\s|$))/gu, '')
    .replace(/\s+/gu, ' ')
  return first ? reduced.trimStart() : reduced
}

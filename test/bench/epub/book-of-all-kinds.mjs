// A long book with everything in it, from the two tiny books of the tests.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fixtures = join(import.meta.dirname, '../../fixtures')

/** Where a chapter or a document of the long book comes from: the tiny book, its file, its id. */
const chapters = [['tiny', '01-the-valley.md', 'the-valley'], ['tiny', '02-the-rising.md', 'the-rising'], ['vertical', '01-the-spring.md', 'the-spring']]
const documents = [['tiny', 'chinese-notice'], ['tiny', 'arabic-notice'], ['vertical', 'peach-blossom'], ['vertical', 'humble-room']]
/** Ids that stand in the text of a chapter once, and in the long book in each of its copies. */
const anchors = ['map-valley', 'tbl-names', 'fig-square']

/**
 * Writes a long book with all that the tiny book and the vertical one hold, again and again: `rounds` times their chapters and documents, in
 * each of which their text stands `copies` times. Notes of all streams, tables, figures, maps, ruby, marks of indexes, references and parallel
 * texts in columns and on facing pages, from right to left and upright. Ids and labels of notes are told apart by round and copy.
 *
 * @param {string} folder which did not exist or was made by this function
 * @param {number} rounds
 * @param {number} copies
 * @returns {void}
 */
export function writeBookOfAllKinds(folder, rounds, copies) {
  rmSync(folder, { recursive: true, force: true })
  cpSync(join(fixtures, 'tiny'), folder, { recursive: true, filter: (path) => !/\/\.sourcebook|\/dist/u.test(path) })
  for (const [, file] of chapters) rmSync(join(folder, 'manuscript', file), { force: true })
  for (const [, id] of documents) rmSync(join(folder, 'sources', id), { recursive: true, force: true })
  const names = join(folder, 'sources/names.yaml')
  writeFileSync(names, `${readFileSync(names, 'utf8')}\n${readFileSync(join(fixtures, 'vertical/sources/names.yaml'), 'utf8')}`)
  const body = []
  for (let round = 1; round <= rounds; round++) {
    chapters.forEach(([book, file, id]) => {
      const [, head = '', text = ''] = /^(---\n[\s\S]*?\n---\n)([\s\S]*)$/u.exec(readFileSync(join(fixtures, book, 'manuscript', file), 'utf8')) ?? []
      writeFileSync(join(folder, 'manuscript', `${id}-${round}.md`), `${inRound(head, round)}\n${copied(text, round, copies)}`)
      body.push(`${id}-${round}.md`)
    })
    documents.forEach(([book, id], index) => {
      const from = join(fixtures, book, 'sources', id)
      const to = join(folder, 'sources', `${id}-${round}`)
      mkdirSync(to, { recursive: true })
      for (const file of readdirSync(from)) {
        const text = readFileSync(join(from, file), 'utf8')
        const [, head = '', rest = ''] = /^((?:---\n[\s\S]*?\n---\n)?)([\s\S]*)$/u.exec(text) ?? []
        const own = file === 'document.yaml'
          ? inCopy(inRound(text, round), round, 1).replace(/^number: .*$/mu, `number: ${(round - 1) * documents.length + index + 1}`)
          : `${head}${copied(rest, round, copies)}`
        writeFileSync(join(to, file), own)
      }
      body.push(`document: ${id}-${round}`)
    })
  }
  const config = join(folder, 'manuscript/book.yaml')
  const order = body.map((entry) => `    - ${entry}\n`).join('')
  writeFileSync(config, readFileSync(config, 'utf8')
    .replace(/ {2}body:\n[\s\S]*? {2}back:\n/u, `  body:\n    - part: The Documents\n      id: the-documents\n      entries:\n${order.replaceAll(/^/gmu, '    ').trimEnd()}\n  back:\n`)
    .replace('policies:\n', 'policies:\n  writing_modes: { zh-Hant: vertical-rl }\n'))
  const preface = join(folder, 'manuscript/preface.md')
  for (const file of [preface, join(folder, 'manuscript/chronology.md')]) writeFileSync(file, inRound(readFileSync(file, 'utf8'), 1))
}

/** The text so many times, each with ids of its own. */
function copied(text, round, copies) {
  return Array.from({ length: copies }, (_, copy) => inCopy(inRound(text, round), round, copy + 1)).join('\n')
}

/** Ids of chapters and documents, wherever they are named. */
function inRound(text, round) {
  const ids = [...chapters.map(([, , id]) => id), ...documents.map(([, id]) => id)]
  return text.replaceAll(new RegExp(`(?<=(?:to=|\\(#|^id: ))(${ids.join('|')})(?![\\w]|-(?!-))`, 'gmu'), `$1-${round}`)
}

/** Ids within a text, segments and labels of notes: of the first copy they stay, for what leads to them from elsewhere. */
function inCopy(text, round, copy) {
  const named = text.replaceAll(new RegExp(`(?<=#|to=)(${anchors.join('|')})(?![\\w-])`, 'gu'), `$1-${round}${copy === 1 ? '' : `-${copy}`}`)
  if (copy === 1) return named
  return named
    .replaceAll(/\{#(s\d+)\}/gu, `{#$1-${copy}}`)
    .replaceAll(/\[\^([a-z]?-?)(\d+)\]/gu, (_, stream, number) => `[^${stream}${number}00${copy}]`)
    .replaceAll(/(?<=to=\^)([a-z]?-?)(\d+)/gu, (_, stream, number) => `${stream}${number}00${copy}`)
    .replaceAll(/ range=(?:start|end)/gu, '')
}

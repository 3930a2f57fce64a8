// Speed of an index: a book of COUNT places (5,000 unless told), as marks and as names of the register. What is timed is what indexes cost beyond
// the text: the book compiled with its indexes less the same book without them, and their locators written from pages. CPU time of one process.
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile } from '../../dist/program/compile/index.js'
import { load } from '../../dist/program/load/index.js'
import { fillIndexes } from '../../dist/program/model/filled-indexes.js'

const programRoot = join(import.meta.dirname, '../..')

/** @param {string[]} args COUNT */
export async function run([count = '5000']) {
  const total = Number(count)
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-index-'))
  try {
    for (const back of ['', 'index-of-persons, index-of-subjects']) {
      writeBook(folder, total, back)
      const { book, messages } = await load(folder, { programRoot })
      if (!book || messages.length > 0) throw new Error(messages.map(String).join('\n'))
      const times = []
      let edition
      for (let turn = 0; turn < 5; turn++) {
        const start = process.cpuUsage()
        edition = compile(book, { generator: 'bench' }).edition
        times.push(milliseconds(start))
      }
      process.stdout.write(`compiled ${back === '' ? 'without' : 'with'} indexes: ${Math.min(...times).toFixed(0)} ms\n`)
      if (back === '') continue
      const places = edition.sections.flatMap(({ index }) => [...(index?.entries.values() ?? [])]).reduce((sum, entry) => sum + entry.places.length, 0)
      const start = process.cpuUsage()
      fillIndexes(edition, pagesOf(edition))
      process.stdout.write(`${places} places: locators written in ${milliseconds(start).toFixed(0)} ms\n`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function milliseconds(start) {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** Half of the places are names, of which there are 200, half marks, of 300 headings with ten sub-entries each. */
function writeBook(folder, total, back) {
  for (const name of ['manuscript', 'sources']) mkdirSync(join(folder, name), { recursive: true })
  const paragraphs = Array.from({ length: total / 2 }, (_, at) => `The governor wrote to Person${letters(at % 200)} in the spring:index[Heading ${at % 300}]{sub="of ${at % 10}"}, and nobody replied before the snow fell on the passes of the range.`)
  for (let chapter = 0; chapter < 10; chapter++) {
    writeFileSync(join(folder, 'manuscript', `${chapter}-chapter${chapter}.md`), `---\ntitle: Chapter\n---\n${paragraphs.slice((chapter * total) / 20, ((chapter + 1) * total) / 20).join('\n\n')}\n`)
  }
  writeFileSync(join(folder, 'sources', 'names.yaml'), Array.from({ length: 200 }, (_, at) => `- { id: p${at}, type: person, preferred: Person${letters(at)} }\n`).join(''))
  writeFileSync(join(folder, 'manuscript', 'book.yaml'), `title: Bench
short_title: Bench
contributors: [{ name: Ada Example, role: edt }]
publisher: Example Press
languages: [en]
identifiers: { uuid: 2f1f2d5c-6f0e-5d0b-9c39-0a5d4f1c2b3a }
rights: none
edition: First
date: 2026-01-31
trim: { width: 6in, height: 9in }
order: { front: [], body: [${Array.from({ length: 10 }, (_, at) => `${at}-chapter${at}.md`).join(', ')}], back: [${back}] }
`)
}

function letters(number) {
  return [...String(number).padStart(3, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('')
}

/** Pages of some 2,400 letters, without a browser. */
function pagesOf({ sections }) {
  const anchors = {}
  let passed = 0
  const walk = (node) => {
    if (node.type === 'text') passed += node.value.length
    if (node.properties?.id) anchors[node.properties.id] = Math.floor(passed / 2400)
    for (const child of node.children ?? []) walk(child)
  }
  for (const { tree } of sections) walk(tree)
  return { anchors, pages: Array.from({ length: Math.floor(passed / 2400) + 1 }, (_, index) => ({ index, label: String(index + 1) })) }
}

import { describe, expect, test } from 'vitest'
import type { Edition, IndexEntry, Section } from '../../pipeline/model/edition.ts'
import { fillIndexes } from '../../pipeline/model/filled-indexes.ts'
import { print, type PrintResult } from '../../pipeline/print/index.ts'
import { readPages } from '../../pipeline/print/pdf-text.ts'
import { readPdfFile } from '../../pipeline/print/pdf-file.ts'
import { edition, PLAIN_CSS, section } from './edition.ts'

const words = Array.from({ length: 60 }, (_, index) => `word${index}`)
/** Paragraphs of sixty words, each of which is an anchor. */
const chapter = section({ id: 'one', html: Array.from({ length: 12 }, (_, at) => `<p>${words.map((word) => `<span id="one--${at}-${word}">${word}</span>`).join(' ')}</p>`).join('') })
const css = `ul.index, ul.index ul { list-style: none; margin: 0; padding: 0; } ul.index p { padding-left: 20pt; text-indent: -20pt; text-align: left; } ul.index ul p { text-indent: -10pt; }
ul.index p.rest { text-indent: 0; } .index-columns { column-gap: 10pt; } h2 { font-size: 10pt; line-height: 14pt; margin: 14pt 0 0; font-weight: normal; }`

const place = { file: 'manuscript/book.yaml', line: 1, column: 1 }

/** An index of the headings, each with its places and sub-entries. */
function indexOf(headings: readonly { readonly heading: string; readonly at: readonly string[]; readonly subs?: Readonly<Record<string, readonly string[]>> }[], columns: 1 | 2): Section {
  const entries = new Map<string, IndexEntry>()
  const slot = (heading: string, at: readonly string[]): string => {
    const key = `e${entries.size + 1}`
    entries.set(key, { heading, places: at.map((anchor) => ({ anchor: `one--${anchor}`, section: 'one' })), subs: [], place })
    return `<span class="locators" data-locators="${key}"></span>`
  }
  const items = headings.map(({ heading, at, subs = {} }) => {
    const lines = Object.entries(subs).map(([sub, places]) => `<li class="index-entry"><p><span class="index-term">${sub}</span>${slot(sub, places)}</p></li>`)
    return `<li class="index-entry" id="index--${heading}"><p><span class="index-term">${heading}</span>${slot(heading, at)}</p>${lines.length > 0 ? `<ul>${lines.join('')}</ul>` : ''}</li>`
  })
  const made = section({ id: 'index', kind: 'index', title: 'Index', html: `<header><h1>Index</h1></header><h2 class="letter">A</h2><ul class="index">${items.join('')}</ul>` })
  return { ...made, index: { entries, columns, style: { consecutive: 'separate', noteSign: 'n', notesSign: 'nn', passimWord: 'passim' } } }
}

async function printed(index: Section): Promise<{ result: PrintResult; edition: Edition; pages: string[] }> {
  const made = edition({ sections: [chapter, index], css: `${PLAIN_CSS}${css}` })
  const whole = { ...made, words: { ...made.words, continued: 'continued' } }
  const result = await print(whole, { pdf: true })
  const pages = result.pdf ? readPages(readPdfFile(result.pdf)).map((page) => `${page?.text ?? ''} | ${page?.artifacts ?? ''}`) : []
  return { result, edition: whole, pages }
}

const everywhere = Array.from({ length: 12 }, (_, at) => [0, 20, 40].map((word) => `${at}-word${word}`)).flat()

describe.each([1, 2] as const)('an index in %i columns', (columns) => {
  test('has the pages of its mentions, and every word of it is in the PDF', async () => {
    const { result, edition: made } = await printed(indexOf([{ heading: 'Abc', at: ['0-word0', '5-word10'] }, { heading: 'Bcd', at: everywhere }], columns))
    expect(result.messages).toEqual([])
    const { sections } = fillIndexes(made, result.pageMap)
    const locators = [...JSON.stringify(sections[1]?.tree).matchAll(/"value":"([^"]*)"/gu)].map(([, text]) => text).join('')
    const page = (anchor: string): string => String((result.pageMap!.anchors[anchor] ?? -1) + 1)
    expect(locators).toContain(`Abc, ${page('one--0-word0')}, ${page('one--5-word10')}`)
    expect(Number(page('one--5-word10'))).toBeGreaterThan(1)
  })
})

test('a heading whose sub-entries go on in another column is repeated there, outside the text', async () => {
  const subs = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`sub-entry ${at}`, [`${at % 12}-word${at}`]]))
  const { result, pages } = await printed(indexOf([{ heading: 'Abc', at: [] , subs }, { heading: 'Bcd', at: ['3-word3'] }], 2))
  expect(result.messages).toEqual([])
  const repeated = pages.map((page) => [...page.matchAll(/Abc\s*\(continued\)/gu)].length)
  expect(repeated.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1)
  expect(pages.filter((page) => page.split('|')[0]?.includes('continued'))).toEqual([])
})

test('an entry longer than a column is divided between lines, and nothing of it is lost', async () => {
  const { result } = await printed(indexOf([{ heading: 'Everything', at: everywhere }, ...Array.from({ length: 9 }, (_, at) => ({ heading: `Heading number ${at} of many words that run over into lines of their own, one after the other, until the column can hold no more of them and the next has to begin somewhere in the midst`, at: everywhere }))], 2))
  expect(result.messages).toEqual([])
  const starts = result.pageMap!.pages.filter((page) => page.section === 'index')
  expect(starts.length).toBeGreaterThan(1)
})

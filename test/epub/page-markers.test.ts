import { expect, test } from 'vitest'
import { pack } from '../../pipeline/epub/index.ts'
import { openEpub } from '../../pipeline/epub/reading.ts'
import { foldedLength } from '../../pipeline/model/folding.ts'
import { pageMap } from './book.ts'
import { edition, section } from './edition.ts'
import { lint } from './lint.ts'

const original = 'Los vecinos del valle salieron al camino antes del alba y esperaron allí hasta la noche.'
const translation = 'The people of the valley went out to the road before dawn and waited there until night.'
const segment = (number: number, first: number, from: string, to: string): string =>
  `<div class="segment" id="notice--s${number}"><p class="segment-number" data-block="b${first}">${number}</p><div class="original" lang="es"><p data-block="b${first + 1}">${from}</p></div><div class="translation" lang="en"><p data-block="b${first + 2}">${to}</p></div></div>`
const notice = section('notice', `<header class="document-head"><h1 class="title" data-block="b1">Notice</h1></header><div class="parallel facing">${segment(1, 2, original, translation)}${segment(2, 5, 'Nadie vino.', 'Nobody came.')}</div>`, { kind: 'document', title: 'Notice' })
const book = edition([notice])

/** Characters of a text before its words. */
const before = (text: string, words: string): number => foldedLength(text.slice(0, text.indexOf(words)))

/** A document on facing pages: label, block, characters of it on earlier pages; and the page of the PDF. */
type Row = readonly [label: string, block: string, offset: number, text: string]

async function packed(rows: readonly Row[]): Promise<{ pages: string; messages: string[]; findings: string[] }> {
  const map = pageMap(rows.map(([label, block, offset]) => [label, 'notice', block, offset]), { notice: 0, 'notice--s1': 0, 'notice--s2': 0 })
  const { epub, messages } = await pack(book, { pageMap: map, pageTexts: rows.map(([, , , text]) => text) })
  const opened = openEpub(epub)
  const xhtml = Buffer.from(opened.files.get('OEBPS/notice.xhtml') ?? []).toString('utf8')
  // Markers as ⟦n⟧, no other marks.
  const pages = xhtml.slice(xhtml.indexOf('<h1')).replace(/<span epub:type="pagebreak"[^>]*id="page-(\d+)"[^>]*\/>/gu, '⟦$1⟧').replace(/<[^>]*>/gu, '').replace(/\u00A0?↔/gu, '')
  return { pages, messages: messages.map((message) => `${message.ruleId} ${message.line} ${message.reason}`), findings: lint(opened) }
}

const opening: readonly Row[] = [
  ['2', 'b1', 0, `Notice 1 ${original.slice(0, original.indexOf('salieron'))}`],
  ['3', 'b4', 0, translation.slice(0, translation.indexOf('went'))],
]

test('where both pages of an opening begin at a segment, each is marked at its own first word', async () => {
  const { pages, messages, findings } = await packed([
    ['2', 'b1', 0, `Notice 1 ${original}`], ['3', 'b4', 0, translation], ['4', 'b5', 0, '2 Nadie vino.'], ['5', 'b7', 0, 'Nobody came.'],
  ])
  expect([messages, findings]).toEqual([[], []])
  expect(pages).toContain('⟦3⟧The people')
  expect(pages).toContain('⟦4⟧2Nadie vino.⟦5⟧Nobody came.')
})

test('where the next left page goes on in the middle of a segment, both pages of an opening are marked in order at its first segment', async () => {
  const { pages, messages, findings } = await packed([
    ...opening,
    ['4', 'b3', before(original, 'salieron'), original.slice(original.indexOf('salieron'), original.indexOf('esperaron'))],
    ['5', 'b4', before(translation, 'went'), translation.slice(translation.indexOf('went'), translation.indexOf('waited'))],
    ['6', 'b3', before(original, 'esperaron'), `${original.slice(original.indexOf('esperaron'))} 2 Nadie vino.`],
    ['7', 'b4', before(translation, 'waited'), `${translation.slice(translation.indexOf('waited'))} Nobody came.`],
  ])
  expect([messages, findings]).toEqual([[], []])
  // Page 3 goes to the head of the segment, 5 beside the left page that goes on in it; 7 can stand at its own words.
  expect(pages).toContain('⟦3⟧1Los vecinos del valle ⟦4⟧⟦5⟧salieron al camino antes del alba y ⟦6⟧esperaron')
  expect(pages).toContain('before dawn and ⟦7⟧waited there')
})

test('a right page that waits, and has no words, is marked with the next left page, before it', async () => {
  const { pages, messages, findings } = await packed([
    ['2', 'b1', 0, `Notice 1 ${original.slice(0, original.indexOf('salieron'))}`], ['3', 'note', 0, ''],
    ['4', 'b3', before(original, 'salieron'), original.slice(original.indexOf('salieron'))], ['5', 'b4', 0, translation],
  ])
  expect([messages, findings]).toEqual([[], []])
  expect(pages).toContain('⟦3⟧⟦4⟧salieron')
  expect(pages).toContain('⟦5⟧The people')
})

test('a word that the printer divided may end on the page; any other word, a marker too early or too late, a page of other words is an error', async () => {
  const rows = (offset: number, text: string): Row[] => [['2', 'b1', 0, `Notice 1 ${original} The people of the val`], ['3', 'b4', offset, text]]
  const at = before(translation, 'went')
  expect((await packed(rows(at, 'ley went out to the road before dawn and waited there until night. 2 Nadie'))).messages).toEqual([])
  expect((await packed(rows(at, 'went out to the road before dawn and waited there until night. 2 Nadie'))).messages).toEqual([])
  const wrong = 'page-marker-true 4 Print page 3 begins “'
  expect((await packed(rows(at, 'the valley went out to the road before dawn'))).messages).toEqual([`${wrong}the valley went out to the road before” in the PDF; behind its marker the EPUB has “went out to the road before dawn and”.`])
  expect((await packed(rows(at, 'out to the road before dawn'))).messages[0]).toMatch(wrong)
  expect((await packed(rows(at, 'went out by the road before dawn'))).messages[0]).toMatch(wrong)
  expect((await packed(rows(0, 'went out to the road before dawn'))).messages[0]).toMatch(wrong)
  const last: Row = ['4', 'b3', before(original, 'salieron'), `${original.slice(original.indexOf('salieron'))} 2 Nadie`]
  expect((await packed([...opening, last])).messages).toEqual([])
  expect((await packed([opening[0]!, ['3', 'b4', 0, 'Quite another page begins here'], last])).messages[0]).toMatch('page-marker-true 4 Print page 3 begins “Quite another page')
})

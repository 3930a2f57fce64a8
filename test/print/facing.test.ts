import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import { edition, PLAIN_CSS, section } from './edition.ts'

const CSS = `${PLAIN_CSS} body { widows: 1; orphans: 1 } p { text-indent: 0; margin: 0 } .segment { position: relative } .segment-number { position: absolute; left: -2em }`
/** Fourteen lines a page, and a little. */
const TRIM = { width: 252, height: 270 }
const words = (count: number, id: string, note = ''): string =>
  Array.from({ length: count }, (_, line) => `<span id="${id}-${line}">line ${line + 1}${line === 0 ? note : ''}</span>`).join('<br>')

interface Segment {
  /** Lines of the original and of the translation. */
  readonly lines: readonly [number, number]
  readonly notes?: readonly [string, string]
}

/** A document whose texts face each other; `pages`: of each line the index of its page, by id. */
async function laid(segments: readonly Segment[], { head = 3, tail = 0, notes = [] as readonly string[] } = {}) {
  const rows = segments.map(({ lines, notes: calls = ['', ''] }, at) => `<div class="segment" id="s${at}"><p class="segment-number">${at + 1}</p><div class="original"><p>${words(lines[0], `o${at}`, calls[0])}</p></div><div class="translation"><p>${words(lines[1], `t${at}`, calls[1])}</p></div></div>`)
  const html = `<p>${words(head, 'head')}</p><div class="parallel facing">${rows.join('')}</div>${tail > 0 ? `<p>${words(tail, 'tail')}</p>` : ''}`
  const of = edition({ sections: [section({ id: 'one', html, notes: notes.map((note, at) => ({ label: String(at + 1), html: note })) })], css: CSS, trim: TRIM })
  const { pageMap, messages } = await print(of, { pdf: true })
  expect(messages).toEqual([])
  const anchors = pageMap?.anchors ?? {}
  const pages = (id: string, lines: number): number[] => [...new Set(Array.from({ length: lines }, (_, line) => anchors[`${id}-${line}`]!))]
  return {
    count: pageMap?.pages.length,
    head: pages('head', head),
    tail: pages('tail', tail),
    segments: segments.map(({ lines }, at) => [pages(`o${at}`, lines[0]), pages(`t${at}`, lines[1])]),
    notes: notes.map((_, at) => anchors[`one--n-e${at + 1}`]),
    anchors,
  }
}

const of = (...lines: [number, number][]): Segment[] => lines.map((each) => ({ lines: each }))

test('the original stands on the left page, its translation on the right one, and both are cut before the same segment', async () => {
  const { segments, tail, head, anchors } = await laid(of([4, 4], [4, 8], [4, 4], [6, 2], [5, 5]), { tail: 2 })
  expect(head).toEqual([0])
  expect(segments).toEqual([[[1], [2]], [[1], [2]], [[3], [4]], [[3], [4]], [[5], [6]]])
  // What follows both goes on below the translation.
  expect(tail).toEqual([6])
  expect(anchors['s2']).toBe(3)
})

test('where what comes before them ends on a left page they begin below it, if there is room for a segment', async () => {
  expect((await laid(of([4, 4], [4, 8]), { head: 20 })).segments).toEqual([[[1], [2]], [[1], [2]]])
  const { segments, count } = await laid(of([6, 4], [4, 8]), { head: 24 })
  expect(segments).toEqual([[[3], [4]], [[3], [4]]])
  expect(count).toBe(5)
})

test('a segment longer than a page is divided; its translation waits, and no line of either is lost', async () => {
  const { segments } = await laid(of([3, 3], [40, 12], [3, 3], [2, 2]))
  expect(segments[0]).toEqual([[1], [2]])
  // It begins where there is room.
  expect(segments[1]).toEqual([[1, 3, 5, 7], [2, 4]])
  expect(segments[2]).toEqual([[7], [8]])
  const turned = await laid(of([12, 40], [3, 3]), { tail: 3 })
  expect(turned.segments).toEqual([[[1], [2, 4, 6]], [[7], [8]]])
  expect(turned.tail).toEqual([8])
})

test('notes stand below the text they belong to, and a long one goes on in it', async () => {
  const long = `<p>${words(20, 'n0')}</p>`
  const { segments, notes, anchors } = await laid(
    [{ lines: [4, 4], notes: ['<fn n="0"></fn>', '<fn n="1"></fn>'] }, { lines: [6, 6] }, { lines: [6, 6], notes: ['', '<fn n="2"></fn>'] }],
    { notes: [long, '<p>short</p>', '<p>short</p>'] },
  )
  expect(notes.slice(0, 2)).toEqual([1, 2])
  expect(notes[2]).toBe(segments[2]![1]![0])
  // Of the original's note nothing stands on a right page.
  expect([...new Set(Array.from({ length: 20 }, (_, line) => anchors[`n0-${line}`]! % 2))]).toEqual([1])
})

test('segments of any length keep to one opening', async () => {
  let seed = 7
  const next = (most: number): number => ((seed = (seed * 48271) % 2147483647), 1 + (seed % most))
  const all = Array.from({ length: 60 }, (): Segment => ({ lines: [next(12), next(12)] }))
  const { segments } = await laid(all, { tail: 4 })
  for (const [original, translation] of segments) {
    expect(original).toHaveLength(1)
    expect(original![0]! % 2).toBe(1)
    expect(translation).toEqual([original![0]! + 1])
  }
})

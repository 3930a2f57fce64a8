import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import { edition, PLAIN_CSS, section } from './edition.ts'

/** Some thirty lines a page. */
const TRIM = { width: 300, height: 480 }

/** The pages of calls and of their notes, in random prose with notes of up to `most` words. */
async function places(seedOf: number, most: number): Promise<(readonly [call: number, note: number])[]> {
  let seed = seedOf * 7919
  const next = (top: number): number => ((seed = (seed * 48271) % 2147483647), 1 + (seed % top))
  const words = (count: number): string => Array.from({ length: count }, () => 'abcdefghij'.slice(0, next(9))).join(' ')
  const notes: string[] = []
  const call = (): string => `<fn n="${notes.push(`<p>${words(next(most))}</p>`) - 1}"></fn>`
  const paragraphs = Array.from({ length: 60 }, () => `<p>${Array.from({ length: next(4) }, () => `${words(next(60))}${next(3) === 1 ? call() : ''}.`).join(' ')}</p>`)
  const one = section({ id: 'one', html: paragraphs.join(''), notes: notes.map((html, at) => ({ label: String(at + 1), html })) })
  const { pageMap, messages } = await print(edition({ sections: [one], css: PLAIN_CSS, trim: TRIM }), { pdf: true })
  expect(messages).toEqual([])
  return notes.map((_, at) => [pageMap!.anchors[`one--c-e${at + 1}`]!, pageMap!.anchors[`one--n-e${at + 1}`]!])
}

test('a note begins on the page that calls it', async () => {
  // Of seeds from 1 to 12 the one with which a note stood overleaf.
  const found = await places(7, 90)
  expect(found.length).toBeGreaterThan(30)
  expect(found.filter(([call, note]) => call !== note)).toEqual([])
})

import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { load } from '../../pipeline/load/index.ts'
import { print, Pressroom } from '../../pipeline/print/index.ts'
import { readPdfFile } from '../../pipeline/print/pdf-file.ts'
import { readPages } from '../../pipeline/print/pdf-text.ts'
import { foldPrinted } from '../../pipeline/model/printed-text.ts'
import { readPdf } from '../../pipeline/print/read-back.ts'
import { compiled } from '../compile/book.ts'

const programRoot = join(import.meta.dirname, '../..')
const room = new Pressroom()
let pdf: Uint8Array

/** A sign on a page: its place in points from the lower left corner. */
interface Sign { readonly text: string; readonly x: number; readonly y: number; readonly size: number }

async function signsOf(file: Uint8Array, page: number): Promise<Sign[]> {
  const task = getDocument({ data: Uint8Array.from(file), useSystemFonts: false, disableFontFace: true, verbosity: 0 })
  const content = await (await (await task.promise).getPage(page + 1)).getTextContent({ disableNormalization: true })
  await task.destroy()
  return content.items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]), size: Math.abs(Number(item.transform[3])) || item.height }] : []))
}

const HAN = /^\p{Script=Han}$/u

/** Left edges of the upright lines of Chinese on a page, from the right, and the number of signs in each. */
function lines(signs: readonly Sign[]): [number, number][] {
  const found: [number, number][] = []
  for (const { text, x } of signs) {
    if (!HAN.test(text)) continue
    const line = found.find(([known]) => Math.abs(known - x) < 3)
    if (line) line[1]++
    else found.push([x, 1])
  }
  return found.sort(([a], [b]) => b - a)
}

beforeAll(async () => {
  const { book, messages } = await load(join(import.meta.dirname, '../fixtures/vertical'), { programRoot })
  expect(messages).toEqual([])
  const made = await print(compiled(book!).edition, { pdf: true, room })
  expect(made.messages).toEqual([])
  pdf = made.pdf!
})

afterAll(() => room.close())

test('both readers find the text in the order in which it is read, its signs as they are written, each reading behind its character', async () => {
  const own = readPages(readPdfFile(pdf))
  const other = await readPdf(pdf)
  expect(own.map((page) => foldPrinted(page?.text ?? ''))).toEqual(other.map(({ text }) => foldPrinted(text)))
  const text = own.map((page) => page?.text.replace(/[\s\u2060]/gu, '')).join('\n')
  expect(text).toContain('晉太元中，武wǔ陵líng人捕魚為業。')
  expect(text).toContain('自云：「先世避秦時亂，率妻子邑人來此絕境，不復出焉，遂與外人間隔。」問「今是何世」，乃不知有漢')
  expect(text).toContain('（民國33年11月7日，據1924年本鈔錄，凡3葉，無圈點……）')
  expect(text).toContain('桃táo花huā源yuán,')
})

test('a text stands in tiers: lines fourteen points apart from the right, the same in each tier, with white at the left of the last', async () => {
  const signs = await signsOf(pdf, 5)
  const found = lines(signs)
  expect(found).toHaveLength(10)
  const [[right]] = found as [[number, number]]
  found.forEach(([x], index) => expect(Math.abs(right - 14 * index - x)).toBeLessThanOrEqual(1))
  // Two tiers share the lines at the right; the second ends before the left.
  expect(found[0]![1]).toBeGreaterThan(14)
  expect(found.at(-1)![1]).toBeLessThanOrEqual(14)
  // A line of the first tier has room for fourteen signs of 8.75 points; the second begins ten lines of the page below it.
  const heights = signs.filter(({ text, x }) => HAN.test(text) && Math.abs(x - right) < 3).map(({ y }) => y)
  const below = heights.map((y) => heights[0]! - y)
  expect(below.filter((y) => y > 13 * 8.75 + 1 && y < 139)).toEqual([])
  expect(below.some((y) => Math.abs(y - 140) <= 1)).toBe(true)
})

test('readings take no room of their own: the lines of a paragraph stay on the grid', async () => {
  const signs = (await signsOf(pdf, 2)).filter(({ text, size }) => size > 10 && size < 11 && /\p{Script=Latin}{3}/u.test(text))
  const baselines = [...new Set(signs.map(({ y }) => y))].sort((a, b) => b - a)
  expect(baselines.length).toBeGreaterThan(6)
  // The browser draws a line on a whole px.
  baselines.forEach((y, index) => expect(Math.abs(baselines[0]! - 14 * index - y)).toBeLessThan(0.8))
})

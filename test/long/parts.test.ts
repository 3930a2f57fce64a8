import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Edition } from '../../pipeline/model/edition.ts'
import { print } from '../../pipeline/print/index.ts'
import type { Leaf } from '../../pipeline/print/labels.ts'
import { divide } from '../../pipeline/print/parts.ts'
import { judge } from '../judges.ts'
import { edition, section } from '../print/edition.ts'
import { words } from '../print/words.ts'

const caches: string[] = []
afterAll(() => Promise.all(caches.map((folder) => rm(folder, { recursive: true, force: true }))))

async function cache(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-parts-'))
  caches.push(folder)
  return folder
}

/** Three chapters of some forty pages in two parts, with tables, links and notes in each. */
function book(last: string): Edition {
  const chapter = (id: string, seed: number, more: string): ReturnType<typeof section> =>
    section({
      id, title: id, notes: [{ label: '1', html: `<p>${words(20, seed)}</p>` }],
      html: `<h1>${id}</h1><p>${words(30, seed)}<fn n="0"></fn> See p. <a class="slot" href="#three" data-slot="page" data-target="three"></a>, <span lang="zh-Hant">伊犁</span>.</p>
<table><tbody><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>${Array.from({ length: 70 }, (_, index) => `<p>${words(70, seed + index)}</p>`).join('')}<p>${more}</p>`,
    })
  return edition({
    sections: [chapter('one', 1, 'one'), chapter('two', 200, 'two'), chapter('three', 400, last)],
    outline: ['one', 'two', 'three'].map((id) => ({ id, number: '', title: id, lang: 'en', dir: 'ltr' as const, children: [] })),
  })
}

test('printed by one worker or by three, anew or with parts from the cache, after an edit: the same bytes', async () => {
  const [before, after] = [book('in the valley'), book('in the <span lang="zh-Hant">谷</span>')]
  const folder = await cache()
  const first = await print(before, { pdf: true, workers: 1, cacheDir: folder })
  expect(first.messages.map(({ reason }) => reason)).toEqual([])
  expect(first.pageMap!.pages.length).toBeGreaterThan(100)
  const same = async (book: Edition, workers: number, cacheDir: string, other: Uint8Array): Promise<void> => expect(Buffer.compare((await print(book, { pdf: true, workers, cacheDir })).pdf!, other)).toBe(0)
  await same(before, 3, folder, first.pdf!)
  await same(before, 3, await cache(), first.pdf!)
  // A character that comes in numbers the glyphs of its font anew.
  const edited = await print(after, { pdf: true, cacheDir: folder })
  await same(after, 2, await cache(), edited.pdf!)
  const qpdf = judge('qpdf')
  if (!qpdf.available) return
  const { writeFile } = await import('node:fs/promises')
  const file = join(folder, 'joined.pdf')
  await writeFile(file, edited.pdf!)
  expect(qpdf.run(['--check', file]).output).toContain('No syntax or stream encoding errors found')
}, 120_000)

test('parts end where a section ends, and the book alone decides where', () => {
  const leaves = (counts: readonly number[]): Leaf[] => counts.flatMap((count, at) => {
    const chapter = section({ id: `s${at}`, html: '<p>x</p>' })
    return Array.from({ length: count }, () => ({ section: chapter }) as unknown as Leaf)
  })
  expect(divide(leaves([3, 30, 30, 30, 200, 1, 63, 5])).map((part) => part.leaves.length)).toEqual([93, 200, 64, 5])
  expect(divide([])).toEqual([])
})

test('a rule of the house for siblings does not make the bytes depend on who laid out what', async () => {
  const plain = edition({ sections: ['one', 'two', 'three', 'four'].map((id, index) => section({ id, title: id, html: `<h1>${id}</h1><h2>Head</h2><p>${words(300, index + 1)}</p>` })) })
  const ruled: Edition = { ...plain, house: { ...plain.house, css: { ...plain.house.css, print: `${plain.house.css.print}\nh1 + h2 { margin-top: 28pt; }\n` } } }
  const [one, three] = [await print(ruled, { pdf: true, workers: 1 }), await print(ruled, { pdf: true, workers: 3 })]
  expect(one.messages.map(({ reason }) => reason)).toEqual([])
  expect(Buffer.from(three.pdf!).equals(Buffer.from(one.pdf!))).toBe(true)
})

import { join } from 'node:path'
import { strFromU8 } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { check } from '../../pipeline/check/index.ts'
import { compile } from '../../pipeline/compile/index.ts'
import { pack } from '../../pipeline/epub/index.ts'
import { openEpub } from '../../pipeline/epub/reading.ts'
import { load } from '../../pipeline/load/index.ts'
import { print } from '../../pipeline/print/index.ts'
import { programRoot } from '../../pipeline/program.ts'
import { lint } from '../epub/lint.ts'

const { book, messages: loaded } = await load(join(import.meta.dirname, '../fixtures/author-date'), { programRoot })
const { edition, messages: compiled } = compile(book!, { generator: 'Sourcebook 0.0.0' })

const cited = [
  'The pass was closed in winter (see Forbes 1986b, 33–35; and Wang 1995). As Benson (1990, ch. 6) shows, nobody crossed it then.',
  'The consul says otherwise (Letters to the consul, box 3, folder 2), and so do Forbes (1986a) and others.',
  'It was opened again later (Forbes 1986a, 1986b). An address stands for a key in one citation (“Work Seven” 2001, 12).',
]
const listed = [
  'Archives', 'Letters to the consul. Barnett Papers, Hoover Institution Archives, Stanford.',
  'Printed sources', 'Wang Ke 王柯. 1995. Dongtujuesitan duli yundong 東突厥斯坦獨立運動 [The East Turkestan Independence Movement]. Hong Kong: Chinese University Press.',
  'Studies', 'Benson, Linda. 1990. The Ili Rebellion. Armonk: M. E. Sharpe.', 'Forbes, Andrew D. W. 1986a. “A Note on the Pass.” Central Asian Survey 5 (April): 1–20.',
  'Forbes, Andrew D. W. 1986b. Warlords and Muslims in Chinese Central Asia. Cambridge: Cambridge University Press.', '“Work Seven.” 2001. https://example.org/works/7.',
]
/** Line and page breaks, and what stands between, are no part of the words. */
const folded = (text: string): string => text.replace(/[\s\u00A0\u00AD]+/gu, '')

test('the author–date book has nothing to complain of', () => {
  expect([...loaded, ...check(book!), ...compiled].map((message) => `${message.name} ${message.reason}`)).toEqual([])
})

test('EPUB: citations stand in the text, and years lead to entries that are there', async () => {
  const { epub, messages } = await pack(edition, {})
  expect(messages).toEqual([])
  const opened = openEpub(epub)
  expect(lint(opened)).toEqual([])
  const page = (name: string): string => strFromU8(opened.files.get(`OEBPS/${name}.xhtml`) ?? new Uint8Array())
  const text = folded([page('one'), page('two'), page('bibliography')].join('').replace(/<[^>]+>/gu, ''))
  for (const sentence of [...cited, ...listed]) expect(text).toContain(folded(sentence))
  expect(text).not.toContain(folded('Nobody Cites This'))
  const links = [...`${page('one')}${page('two')}`.matchAll(/href="bibliography\.xhtml#([^"]+)"/gu)].map((match) => match[1])
  expect(links).toEqual(expect.arrayContaining(['bib-forbes1986b', 'bib-wang1995', 'bib-benson1990', 'bib-letter', 'bib-forbes1986a', 'bib-https_3a__2f__2f_example.org_2f_works_2f_7']))
  for (const id of links) expect(page('bibliography')).toContain(`id="${id}"`)
})

test('PDF: the same words, and a link for each year', async () => {
  const { pdf, messages } = await print(edition, { pdf: true })
  expect(messages).toEqual([])
  const task = getDocument({ data: new Uint8Array(pdf!), verbosity: 0 })
  const read = await task.promise
  let words = ''
  let links = 0
  for (let number = 1; number <= read.numPages; number++) {
    const sheet = await read.getPage(number)
    words += (await sheet.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')
    links += (await sheet.getAnnotations()).filter((each: { dest?: unknown }) => each.dest).length
  }
  await task.destroy()
  for (const sentence of cited) expect(folded(words)).toContain(folded(sentence))
  for (const sentence of listed) expect(folded(words)).toContain(folded(sentence))
  // Seven years or titles in the text, three in the note, and the call of the note.
  expect(links).toBeGreaterThanOrEqual(8)
}, 120_000)

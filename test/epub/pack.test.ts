import { createHash } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { strFromU8, unzipSync } from 'fflate'
import { fromHtml } from 'hast-util-from-html'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { useReadersInk } from '../../pipeline/epub/drawings.ts'
import { openEpub } from '../../pipeline/epub/reading.ts'
import { pack } from '../../pipeline/epub/index.ts'
import { visitElements } from '../../pipeline/epub/tree.ts'
import { handBook, handPages, pageMap } from './book.ts'
import { edition, section } from './edition.ts'
import { lint } from './lint.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('the packed book', async () => {
  const { epub, messages } = await pack(handBook(), { pageMap: handPages })
  const files = unzipSync(epub)
  const file = (name: string): string => strFromU8(files[`OEBPS/${name}`] ?? new Uint8Array())

  test('is whole and without findings', () => {
    expect(messages.map(String)).toEqual([])
    expect(lint(openEpub(epub))).toEqual([])
  })

  test('sets page markers at the first word: before headings, drawings and the word after a divided one', () => {
    const marker = (label: string): string => `<span epub:type="pagebreak" role="doc-pagebreak" id="page-${label}" aria-label="Page ${label}" />`
    const chapter = file('the-valley.xhtml')
    expect(chapter).toContain(`The valley lies in the ${marker('2')}west; its capital ${marker('3')}is Ghulja`)
    expect(chapter).toContain(`${marker('4')}${marker('5')}<h2 id="the-valley--rivers">`)
    expect(chapter).toContain(`<figure class="map">${marker('6')}<svg`)
    expect(file('toc.xhtml')).toContain(`${marker('iii')}<nav`)
    expect(file('toc.xhtml')).not.toContain('page-iv')
  })

  test('fills slots with print pages, linked to their markers', () => {
    expect(file('the-valley.xhtml')).toContain('See p.\u00A0<a class="slot" href="notice.xhtml#page-7">7</a>')
  })

  test('makes notes that pop up and lead back', () => {
    expect(file('the-valley.xhtml')).toContain('<a epub:type="noteref" role="doc-noteref" class="note-call" id="c2" href="#the-valley--n-t1" aria-label="Translator note a" title="Translator note a">a</a>')
    expect(file('the-valley.xhtml')).toContain('id="the-valley--n-t1" class="note translator" aria-label="Translator note a" title="Translator note a" lang="en" xml:lang="en" dir="ltr"><p><a class="note-label" role="doc-backlink" href="#c2" aria-label="a, Back to text">a</a> Two.</p></aside>')
  })

  test('groups notes by stream, in the order of print, under headings', () => {
    expect([...file('the-valley.xhtml').matchAll(/<h3>([^<]*)<\/h3>|<aside [^>]*id="([^"]*)"/gu)].map(([, heading, id]) => heading ?? id)).toEqual(['Translator notes', 'the-valley--n-t1', 'Editor notes', 'the-valley--n-e1'])
  })

  test('links the sides of a segment to each other', () => {
    expect(file('notice.xhtml')).toContain('href="#notice--s1--translation"')
    expect(file('notice.xhtml')).toContain('href="#notice--s1--original"')
  })

  test('draws maps in the reader’s own ink, so that they are seen on a dark screen', () => {
    const drawn = fromHtml('<svg><path fill="#000" stroke="#bbb"></path><rect fill="#fff"></rect><text>A</text><path fill="#0a3"></path></svg>', { fragment: true, space: 'svg' })
    useReadersInk(drawn)
    const inks: unknown[] = []
    visitElements(drawn, ({ tagName, properties: { fill, stroke, strokeOpacity } }) => { inks.push([tagName, fill, stroke, strokeOpacity]) })
    expect(inks.slice(1)).toEqual([
      ['path', 'currentColor', 'currentColor', '0.27'], ['rect', 'none', undefined, undefined], ['text', 'currentColor', undefined, undefined], ['path', '#0a3', undefined, undefined],
    ])
  })

  test('tells the cells of a table the head of their column, for phones that set them one below the other', () => {
    expect(file('the-valley.xhtml')).toContain('<tr><td>Ili</td><td data-column="There">Yili</td></tr>')
  })

  test('leaves neither direction nor custom properties in the stylesheet', () => {
    expect(file('style.css')).not.toMatch(/direction\s*:|unicode-bidi|var\(/u)
  })

  test('begins with the stored mimetype, and holds no folders', () => {
    expect(strFromU8(epub.subarray(30, 58))).toBe('mimetypeapplication/epub+zip')
    expect(Object.keys(files).filter((name) => name.endsWith('/'))).toEqual([])
  })
})

test('without a page map there are no pages, and no promise of them', async () => {
  const { epub, messages } = await pack(handBook(), {})
  const opened = openEpub(epub)
  const all = [...opened.files].filter(([name]) => /\.(?:xhtml|opf)$/u.test(name)).map(([, bytes]) => strFromU8(bytes)).join('\n')
  expect(messages.map(String)).toEqual([])
  expect(lint(opened)).toEqual([])
  expect(all).not.toMatch(/pagebreak|page-list|pageBreakMarkers|pageBreakSource|dc:source/u)
  expect(all).toContain('p.\u00A0<a class="slot" href="notice.xhtml#notice--s1">—</a>')
})

test('the same book gives the same bytes at any time, in any time zone, folder and run of chance, and asks no network', async () => {
  const hash = async (): Promise<string> => createHash('sha256').update((await pack(handBook('real'), { pageMap: handPages })).epub).digest('hex')
  const first = await hash()
  const { TZ, LANG } = process.env
  const folder = process.cwd()
  const refuse = (): never => { throw new Error('a request was made') }
  vi.spyOn(http, 'request').mockImplementation(refuse)
  vi.spyOn(https, 'request').mockImplementation(refuse)
  vi.spyOn(globalThis, 'fetch').mockImplementation(refuse)
  vi.spyOn(Math, 'random').mockReturnValue(0.25)
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-12-31T23:59:59Z') })
  process.env['TZ'] = 'Pacific/Kiritimati'
  process.env['LANG'] = 'ar_EG.UTF-8'
  process.chdir(tmpdir())
  try {
    expect(await hash()).toBe(first)
  } finally {
    process.chdir(folder)
    for (const [name, value] of [['TZ', TZ], ['LANG', LANG]] as const) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
})

test('fonts are cut to the book, keep their features and travel with their licence', async () => {
  const { epub } = await pack(handBook('real'), { pageMap: handPages })
  const files = unzipSync(epub)
  const fonts = Object.keys(files).filter((name) => name.endsWith('.ttf'))
  expect(fonts).toHaveLength(4)
  expect(fonts.reduce((sum, name) => sum + (files[name]?.length ?? 0), 0)).toBeLessThan(300_000)
  // Tables of a font are named in its directory: GSUB joins Arabic letters and makes small capitals.
  for (const name of fonts) expect(Buffer.from(files[name]?.subarray(0, 400) ?? []).includes('GSUB')).toBe(true)
  expect(strFromU8(files['OEBPS/fonts/LICENCES.txt'] ?? new Uint8Array())).toContain('EB Garamond, 400 normal; from eb-garamond; OFL-1.1')
})

test('an id that XML does not accept is made one, everywhere', async () => {
  const sections = [
    section('1944', '<h1 class="title" data-block="b1">1944</h1><p data-block="b2"><a href="#1945">Next</a></p>', { title: '1944' }),
    section('1945', '<h1 class="title" data-block="b1">1945</h1><p data-block="b2"><a href="#1944">Back</a></p>', { title: '1945' }),
  ]
  const { epub, messages } = await pack(edition(sections), {})
  expect(messages.map(String)).toEqual([])
  expect(lint(openEpub(epub))).toEqual([])
  expect(strFromU8(unzipSync(epub)['OEBPS/1944.xhtml'] ?? new Uint8Array())).toContain('href="1945.xhtml#id-1945"')
})

test('a character that XML cannot hold is left out and named', async () => {
  const { epub, messages } = await pack(edition([section('a', '<h1 class="title" data-block="b1">A</h1><p data-block="b2">One\u0007 two.</p>')]), {})
  expect(messages.map((message) => [message.ruleId, message.line, message.reason])).toEqual([['character-allowed', 2, 'The character U+0007 cannot stand in an EPUB; it was left out.']])
  expect(lint(openEpub(epub))).toEqual([])
})

test('claims conformance only where someone answers for it, and never with a bare image', async () => {
  const opf = async (html: string, certifiedBy?: string): Promise<string> => {
    const book = edition([section('a', `<h1 class="title" data-block="b1">A</h1>${html}`)])
    return strFromU8(unzipSync((await pack(book, { certifiedBy })).epub)['OEBPS/content.opf'] ?? new Uint8Array())
  }
  expect(await opf('')).not.toContain('conformsTo')
  expect(await opf('')).toContain('Conformance with WCAG has not been certified.')
  expect(await opf('', 'Test Press')).toContain('<meta property="a11y:certifiedBy" id="certifier" refines="#conformance">Test Press</meta>')
  expect(await opf('<svg viewBox="0 0 1 1"></svg>', 'Test Press')).not.toContain('conformsTo')
})

test('print pages that begin among notes at the end of a chapter are marked there', async () => {
  const book = handBook()
  const atEnd = { ...book, sections: book.sections.map((each) => ({ ...each, notes: each.notes.map((note) => ({ ...note, place: 'chapter-end' as const })) })) }
  const pages = pageMap([
    ['1', 'the-valley', 'b1', 0], ['2', 'the-valley', 'notes', 0], ['3', 'the-valley', 'notes--editor', 0], ['4', 'the-valley', 'n1', 7], ['5', 'notice', 'b1', 0],
  ], { ...handPages.anchors, notice: 4, 'notice--s1': 4, bibliography: 4, register: 4, colophon: 4 })
  const { epub, messages } = await pack(atEnd, { pageMap: pages })
  expect(messages.map(String)).toEqual([])
  const chapter = strFromU8(unzipSync(epub)['OEBPS/the-valley.xhtml'] ?? new Uint8Array())
  const marker = (label: string): string => `<span epub:type="pagebreak" role="doc-pagebreak" id="page-${label}" aria-label="Page ${label}" />`
  expect(chapter).toContain(`${marker('2')}<h2>Notes</h2>`)
  expect(chapter).toContain(`${marker('3')}<h3>Editor notes</h3>`)
  expect(chapter).toMatch(/1<\/a> Written (?:<em>)?<span epub:type="pagebreak" role="doc-pagebreak" id="page-4"/u)
})

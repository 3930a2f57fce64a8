import { gunzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { stableSections } from '../../pipeline/check/index.ts'
import { compile } from '../../pipeline/compile/index.ts'
import type { Book } from '../../pipeline/model/book.ts'
import { manifestOf, snapshot, writeManifest } from '../../pipeline/release/index.ts'
import { bookOf, compiled } from '../compile/book.ts'

interface Kept { readonly sections: readonly { readonly id: string; readonly blocks: readonly { readonly address: string; readonly text: string; readonly calls?: unknown; readonly lang?: string }[]; readonly notes: readonly { readonly id: string; readonly blocks: readonly { readonly address: string; readonly text: string }[] }[] }[] }

const kept = (book: Book): Kept => JSON.parse(new TextDecoder().decode(gunzipSync(snapshot(compiled(book).edition)))) as Kept
const texts = (book: Book): Record<string, string> => Object.fromEntries(kept(book).sections.flatMap(({ blocks }) => blocks.map(({ address, text }) => [address, text])))

describe('what is kept of an edition', () => {
  test('has every block by an address, without calls, page numbers and soft hyphens, and says where the calls stood', () => {
    const book = bookOf({ chapters: { one: 'Extraordinary words,[^1] see :page{to=one}.\n\n## Winter\n\nCold :lang[新疆]{tag=zh-Hant}.\n\n[^1]: A *long* note.' } })
    const [section] = kept(book).sections
    expect(section?.blocks.map(({ address, text }) => [address, text])).toEqual([
      ['one/1', '1'], ['one/2', 'Title of one'], ['one/3', 'Extraordinary words, see p.\u00A0.'], ['one--winter/1', 'Winter'], ['one--winter/2', 'Cold 新疆.'],
    ])
    const [note] = section?.notes ?? []
    expect(note?.blocks).toEqual([{ address: `${note?.id ?? ''}/1`, block: expect.any(String) as string, element: 'p', text: 'A long note.', at: ['manuscript/one.md', 7] }])
    expect(section?.blocks[2]?.calls).toEqual([['Extraordinary words,'.length, note?.id]])
  })

  test('a paragraph more under one heading moves no address under another', () => {
    const chapter = (more: string): Book => bookOf({ chapters: { one: `Words.\n\n## Winter\n\nCold.\n\n${more}## Summer\n\nHot.` } })
    const [before, after] = [texts(chapter('')), texts(chapter('Colder.\n\n'))]
    expect(after['one--winter/3']).toBe('Colder.')
    expect(Object.entries(before).filter(([address, text]) => after[address] !== text)).toEqual([])
  })

  test('the bytes are the same each time, and bear no time', () => {
    const book = bookOf({ chapters: { one: 'Words.' } })
    const [one, two] = [snapshot(compiled(book).edition), snapshot(compiled(book).edition)]
    expect(Buffer.from(one).equals(two)).toBe(true)
    expect([...one.subarray(4, 8)]).toEqual([0, 0, 0, 0])
  })
})

const release = { version: '1.1.0', date: '2026-11-22', note: 'What changed.', isbn: { epub: '978-3-16-148410-0' }, removed: [], at: () => ({ file: 'manuscript/releases.yaml', line: 1, column: 1 }) }

describe('a book that is released', () => {
  const made = { ...bookOf({ chapters: { one: '## Winter\n\nWords.' }, front: ['title-page', 'imprint'], back: ['colophon'] }), releases: [release], release }

  test.each([['en', 'Version 1.1.0'], ['zh-Hans', '版本 1.1.0'], ['zh-Hant', '版本 1.1.0'], ['ru', 'Версия 1.1.0'], ['es', 'Versión 1.1.0']] as const)('bears its version and its date in the words of %s', (lang, version) => {
    const { edition } = compile({ ...made, config: { ...made.config, languages: [lang] } }, { generator: 'Sourcebook 0' })
    expect(edition.metadata).toMatchObject({ edition: version, date: '2026-11-22', release: { version: '1.1.0', note: 'What changed.' }, isbn: { epub: '978-3-16-148410-0' } })
    const printed = JSON.stringify(edition.sections.map(({ tree }) => tree))
    expect(printed.split(version).length - 1, 'title page, imprint, colophon').toBe(3)
    if (lang === 'en') expect(printed).toContain('Version 1.1.0, 22 November 2026')
  })

  test('its manifest names what it is made of, and what stays', () => {
    const { edition } = compiled(made)
    const manifest = manifestOf({
      book: { ...made, files: new Map([['manuscript/b.md', { file: 'manuscript/b.md', text: '', hash: 'bb' }], ['manuscript/a.md', { file: 'manuscript/a.md', text: '', hash: 'aa' }]]) },
      edition, pageMap: { pages: [], anchors: {} }, output: new Map([['x.pdf', Buffer.from('abc')]]), sections: stableSections(made),
      program: { name: 'sourcebook', version: '0', sha256: '' }, browser: { version: 'chromium 1' }, fonts: [],
    })
    expect(manifest).toMatchObject({ version: '1.1.0', date: '2026-11-22', note: 'What changed.', notes: 0, inputs: [{ file: 'manuscript/a.md', sha256: 'aa' }, { file: 'manuscript/b.md', sha256: 'bb' }] })
    expect(manifest.outputs).toEqual([{ file: 'x.pdf', sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' }])
    expect(manifest.sections).toEqual([{ id: 'title-page', kind: 'generated', anchors: [] }, { id: 'imprint', kind: 'generated', anchors: [] }, { id: 'one', kind: 'chapter', anchors: ['one--winter'] }, { id: 'colophon', kind: 'generated', anchors: [] }])
    expect(new TextDecoder().decode(writeManifest(manifest))).toMatch(/^\{\n "format": 1,\n "version": "1\.1\.0",/u)
  })
})

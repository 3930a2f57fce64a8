import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { keptEdition } from '../../pipeline/load/index.ts'
import { keepEdition, snapshot } from '../../pipeline/release/index.ts'
import { bookOf, compiled } from '../compile/book.ts'

const folder = await mkdtemp(join(tmpdir(), 'sourcebook-kept-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const released = { version: '1.0.0', date: '2026-11-22', note: 'The first.', isbn: {}, removed: [], at: () => ({ file: 'manuscript/releases.yaml', line: 1, column: 1 }) }
const { edition } = compiled({ ...bookOf({ chapters: { one: 'Words,[^1] :lang[新疆]{tag=zh-Hant}.\n\n[^1]: A note.' }, documents: [{ id: 'letter', texts: { ar: 'نص', en: 'A text.' } }], front: ['contents'] }), release: released })
const pages = { pages: [{ index: 0, label: 'i', folioPrinted: false, side: 'recto', blank: false, section: 'one', runningHead: '', text: [['b1', 3]], firstWords: '' }], anchors: { one: 0 } }

/** What is read of a release whose edition and page map are these bytes; undefined: the file is not there. */
async function read(bytes: Uint8Array | undefined, pageMap: string | null = JSON.stringify(pages)): Promise<{ is: unknown; said: string[] }> {
  const root = await mkdtemp(join(folder, 'book-'))
  await mkdir(join(root, 'manuscript/releases/1.0.0'), { recursive: true })
  if (bytes) await writeFile(join(root, 'manuscript/releases/1.0.0/edition.json.gz'), bytes)
  if (pageMap !== null) await writeFile(join(root, 'manuscript/releases/1.0.0/page-map.json'), pageMap)
  const { value, messages } = await keptEdition(root, '1.0.0')
  return { is: value, said: messages.map(({ file, ruleId, reason }) => `${file ?? ''} ${ruleId} ${reason}`) }
}

const packed = snapshot(edition)
const changed = (change: (kept: { [key: string]: unknown }) => void): Uint8Array => {
  const kept = JSON.parse(gunzipSync(packed).toString()) as { [key: string]: unknown }
  change(kept)
  return gzipSync(JSON.stringify(kept))
}

test('what was kept is read as it was', async () => {
  const { is, said } = await read(packed)
  expect(said).toEqual([])
  expect(is).toMatchObject({ files: [{ file: 'manuscript/releases/1.0.0/edition.json.gz', sha256: createHash('sha256').update(packed).digest('hex') }, { file: 'manuscript/releases/1.0.0/page-map.json' }] })
  expect(is).toMatchObject({ kept: JSON.parse(JSON.stringify(keepEdition(edition))) as unknown, pageMap: pages })
})

test.each<[string, Uint8Array | undefined, string | null, RegExp]>([
  ['no edition', undefined, JSON.stringify(pages), /edition\.json\.gz file-exists/u],
  ['no page map', packed, null, /page-map\.json file-exists/u],
  ['no gzip', Buffer.from('{}'), JSON.stringify(pages), /release-kept This file cannot be unpacked/u],
  ['gzip that breaks off', packed.subarray(0, 200), JSON.stringify(pages), /release-kept This file cannot be unpacked/u],
  ['what unpacks to more than is read', gzipSync(Buffer.alloc(100_000_001)), JSON.stringify(pages), /release-kept Unpacked, this file is larger than 100000000 bytes/u],
  ['no UTF-8', gzipSync(Buffer.from([0x7b, 0xff, 0x7d])), JSON.stringify(pages), /release-kept This file is no JSON when unpacked/u],
  ['another format', changed((kept) => { kept['format'] = 2 }), JSON.stringify(pages), /release-kept .*see “format”/u],
  ['a section of no kind', changed((kept) => { (kept['sections'] as { kind: string }[])[0]!.kind = '__proto__' }), JSON.stringify(pages), /release-kept .*see “sections\.0\.kind”/u],
  ['a draft', changed((kept) => { delete kept['release'] }), JSON.stringify(pages), /release-kept This is the edition of a draft/u],
  ['another release', changed((kept) => { kept['release'] = { version: '2.0.0', note: '' } }), JSON.stringify(pages), /release-kept This is the edition of the release 2\.0\.0, and stands in the folder of 1\.0\.0/u],
  ['a page map that is a list', packed, '[]', /page-map\.json release-kept .*as `sourcebook release` has written it/u],
  ['a page map whose pages are elsewhere', packed, JSON.stringify({ ...pages, pages: [{ ...pages.pages[0], index: 7 }] }), /page-map\.json release-kept .*see “pages”/u],
  ['a page map without text', packed, JSON.stringify({ ...pages, pages: [{ ...pages.pages[0], text: undefined }] }), /page-map\.json release-kept .*see “pages\.0\.text”/u],
])('%s is a diagnostic', async (_, bytes, pageMap, message) => {
  const { is, said } = await read(bytes, pageMap)
  expect(is).toBeUndefined()
  expect(said.join('\n')).toMatch(message)
})

test('a release of which nothing is kept, and a link to a place outside the book', async () => {
  const root = await mkdtemp(join(folder, 'book-'))
  expect(await keptEdition(root, '1.0.0')).toEqual({ value: undefined, messages: [] })
  await mkdir(join(root, 'manuscript/releases/1.0.0'), { recursive: true })
  await writeFile(join(folder, 'outside.gz'), packed)
  await writeFile(join(root, 'manuscript/releases/1.0.0/page-map.json'), JSON.stringify(pages))
  await symlink(join(folder, 'outside.gz'), join(root, 'manuscript/releases/1.0.0/edition.json.gz'))
  expect((await keptEdition(root, '1.0.0')).messages.map(({ ruleId }) => ruleId)).toEqual(['file-inside-book'])
})

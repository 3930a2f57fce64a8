import { gzipSync } from 'node:zlib'
import type { Content, Files, HostileBook } from './book.ts'

const manifest = JSON.stringify({
  format: 1, version: '1.0.0', date: '2026-02-01', note: 'A.', title: 'A Book', uuid: '2f1f2d5c-6f0e-5d0b-9c39-0a5d4f1c2b3a', isbn: {}, pages: 1, characters: 1, notes: 0, program: { name: 'sourcebook', version: '0.1.0', sha256: '' },
  runtime: { node: '', icu: '', unicode: '' }, browser: { version: '' }, fonts: [], styles: [], inputs: [], outputs: [], documents: [], sections: [],
})
const kept = (edition: Content, pages: Content = '{ "pages": [], "anchors": {} }'): Files => ({
  'manuscript/releases.yaml': '- { version: 1.0.0, date: 2026-02-01, note: A. }\n',
  'manuscript/releases/1.0.0/manifest.json': manifest,
  'manuscript/releases/1.0.0/edition.json.gz': edition,
  'manuscript/releases/1.0.0/page-map.json': pages,
})
const whole = gzipSync(JSON.stringify({ format: 1, title: 'A Book', release: { version: '1.0.0' }, languages: ['en'], sections: [] }))

/** What was kept of a release, as `diff 1.0.0` reads it: a bomb, or not what `release` wrote. */
export const kept100: readonly HostileBook[] = [
  ['an edition that unpacks to 2 GB', kept(gzipSync(Buffer.concat(Array<Buffer>(20).fill(Buffer.alloc(100_000_000))), { level: 9 })), 'manuscript/releases/1.0.0/edition.json.gz:1:1 release-kept'],
  ['an edition that is no archive', kept('these are words'), 'manuscript/releases/1.0.0/edition.json.gz:1:1 release-kept'],
  ['an edition that is cut short', kept(whole.subarray(0, 30)), 'manuscript/releases/1.0.0/edition.json.gz:1:1 release-kept'],
  ['an edition of nothing', kept(''), 'manuscript/releases/1.0.0/edition.json.gz:1:1 release-kept'],
  ['an edition that is no JSON', kept(gzipSync('{ "format": ')), 'manuscript/releases/1.0.0/edition.json.gz:1:1 release-kept'],
  ['an edition of 100,000 brackets', kept(gzipSync('['.repeat(100_000))), 'manuscript/releases/1.0.0/edition.json.gz:1:1 release-kept'],
  ['an edition with __proto__', kept(gzipSync('{ "__proto__": { "polluted": true }, "constructor": { "prototype": {} } }')), 'manuscript/releases/1.0.0/edition.json.gz:1:1 release-kept'],
  ['an edition that is a link to the outside', kept({ link: '{outside}/secret.yaml' }), 'manuscript/releases/1.0.0/edition.json.gz:1:1 file-inside-book'],
  ['a page map that is no JSON', kept(whole, '{'), 'manuscript/releases/1.0.0/edition.json.gz:1:1 release-kept; manuscript/releases/1.0.0/page-map.json:1:1 release-kept'],
  ['a page map with __proto__', kept(whole, '{ "pages": [], "anchors": { "__proto__": 5 }, "__proto__": { "polluted": true } }'), 'manuscript/releases/1.0.0/edition.json.gz:1:1 release-kept'],
  ['a page map that is a list', kept(whole, '[]'), 'manuscript/releases/1.0.0/edition.json.gz:1:1 release-kept; manuscript/releases/1.0.0/page-map.json:1:1 release-kept'],
]

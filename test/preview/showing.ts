import type { Edition, Section } from '../../pipeline/model/edition.ts'
import type { Proof, ProofPiece } from '../../pipeline/model/proof.ts'
import type { Showing } from '../../pipeline/preview/index.ts'

/** A page for a test: its section, and its text by blocks; a string is the XML of the whole page too. */
export interface TestPage {
  readonly section: string
  readonly pieces: readonly ProofPiece[]
  readonly xml?: string
  readonly blank?: boolean
}

/** A proof of such pages. `places`: where blocks stand, as “file:line”, by section and block: “rising b2”. */
export function showing(pages: readonly TestPage[], places: Readonly<Record<string, string>> = {}): Showing {
  const ids = [...new Set(pages.map(({ section }) => section))]
  const sections = ids.map((id): Section => ({
    id, kind: id.startsWith('index') ? 'index' : 'chapter', matter: 'body', title: id, number: '', runningHead: id, lang: 'en', dir: 'ltr', start: 'next', bare: 'none',
    tree: { type: 'root', children: [] }, notes: [], hash: id,
    blocks: new Map(Object.entries(places).filter(([key]) => key.startsWith(`${id} `)).map(([key, at]) => {
      const [file = '', line = '1'] = at.split(':')
      return [key.slice(id.length + 1), { file, line: Number(line), column: 1 }]
    })),
  }))
  const edition = { metadata: { title: 'A Test', languages: ['en'] }, trim: { width: 432, height: 648 }, sections, outline: [], assets: new Map() } as unknown as Edition
  const proof: Proof = {
    pageMap: {
      anchors: Object.fromEntries(ids.map((id) => [id, pages.findIndex(({ section }) => section === id)])),
      pages: pages.map(({ section, pieces, blank = false }, index) => ({ index, label: String(index + 1), folioPrinted: true, side: index % 2 === 0 ? 'recto' as const : 'verso' as const, blank, section, runningHead: '', text: [], firstWords: (pieces[0]?.[2] ?? '').slice(0, 20), start: { section, block: pieces[0]?.[1] ?? '', offset: 0 } })),
    },
    pages: pages.map(({ pieces, blank, xml }) => ({
      laid: blank ? undefined : {}, body: pieces.filter(([note]) => note === ''), notes: pieces.filter(([note]) => note !== ''), boxes: [],
      show: () => ({ xml: xml ?? `<div class="pagedjs_page"><div class="pagedjs_page_content">${pieces.map(([, block, text]) => `<p data-block="${block}">${text}</p>`).join('')}</div></div>`, css: '' }),
    })),
    trim: { width: 432, height: 648 },
    lang: 'en',
    css: '',
    files: new Map([['/asset/0', { type: 'image/png', body: new Uint8Array([1, 2, 3]) }]]),
    measure: '() => []',
  }
  return { edition, proof, names: () => ({ lang: 'en', names: [], places: [] }), reading: (path) => (path === 'one.xhtml' ? { type: 'application/xhtml+xml', body: '<html/>' } : undefined) }
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from 'fontkit'
import type { Element, ElementContent, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { createHash } from 'node:crypto'
import type { Asset, TrimSize } from '../../pipeline/model/book.ts'
import type { Edition, Note, OutlineEntry, Section, SectionKind } from '../../pipeline/model/edition.ts'
import type { FontFace } from '../../pipeline/model/house.ts'
import { noteStreams } from '../../pipeline/model/notes.ts'
import type { Words } from '../../pipeline/model/words.ts'

const require = createRequire(import.meta.url)

/** A section made from HTML: blocks get `data-block`; `[[n: text]]` becomes a note with its call. */
export interface SectionInput {
  readonly id: string
  readonly html: string
  readonly kind?: SectionKind
  readonly matter?: Section['matter']
  readonly title?: string
  readonly runningHead?: string
  readonly start?: Section['start']
  readonly bare?: Section['bare']
  readonly notes?: readonly { readonly label: string; readonly html: string; readonly stream?: Note['stream']; readonly place?: Note['place'] }[]
  readonly lang?: string
  /** Of the section and its notes. */
  readonly dir?: Section['dir']
}

/** Builds a section; a note is called in its HTML by `<fn n="0"></fn>`, n counting from 0 in `notes`. */
export function section(input: SectionInput): Section {
  const blocks = new Map<string, { file: string; line: number; column: number }>()
  let count = 0
  const mark = (node: Element): void => {
    const inner = node.children.filter((child): child is Element => child.type === 'element')
    if (/^(p|h1|h2|h3|li|td|th|dt|dd|figcaption|caption|pre|text)$/.test(node.tagName) && !inner.some((child) => /^(p|ol|ul)$/.test(child.tagName))) {
      const id = `b${++count}`
      node.properties['dataBlock'] = id
      blocks.set(id, { file: `manuscript/${input.id}.md`, line: count, column: 1 })
    }
    inner.forEach(mark)
  }
  const lang = input.lang ?? 'en'
  const dir = input.dir ?? 'ltr'
  const notes = (input.notes ?? []).map((note, index): Note => {
    const stream = note.stream ?? 'editor'
    const rank = noteStreams.indexOf(stream)
    return { id: `${input.id}--n-e${index + 1}`, call: `${input.id}--c-e${index + 1}`, stream, rank, place: note.place ?? 'page', label: note.label, lang, dir, children: parse(note.html) }
  })
  const calls = (node: Element): void => {
    node.children = node.children.map((child) => {
      if (child.type !== 'element') return child
      if (child.tagName !== 'fn') return calls(child), child
      const note = notes[Number(child.properties['n'])]!
      return { type: 'element', tagName: 'a', properties: { className: ['note-call'], id: note.call, href: `#${note.id}`, dataStream: note.stream }, children: [{ type: 'text', value: note.label }] }
    })
  }
  const kind = input.kind ?? 'chapter'
  const element: Element = { type: 'element', tagName: 'section', properties: { id: input.id, className: [kind], lang, dir }, children: parse(input.html) }
  calls(element)
  mark(element)
  for (const note of notes) for (const child of note.children) if (child.type === 'element') mark(child)
  const tree: Root = { type: 'root', children: [element] }
  const title = input.title ?? input.id
  return {
    id: input.id, kind, matter: input.matter ?? 'body', title, number: '', runningHead: input.runningHead ?? title, lang, dir,
    start: input.start ?? 'recto', bare: input.bare ?? 'first', tree, notes, blocks,
    hash: createHash('sha256').update(JSON.stringify([tree, notes])).digest('hex'),
  }
}

function parse(html: string): ElementContent[] {
  return fromHtml(html, { fragment: true }).children.filter((child): child is ElementContent => child.type !== 'doctype')
}

export interface EditionInput {
  readonly sections: readonly Section[]
  readonly trim?: TrimSize
  readonly css?: string
  readonly outline?: readonly OutlineEntry[]
  readonly assets?: ReadonlyMap<string, Asset>
  readonly languages?: readonly [string, ...string[]]
}

/** A small page with plain type, for tests that count lines. */
export const PLAIN_CSS = `
@page { margin: 36pt; }
body { font-family: "EB Garamond"; font-size: 10pt; line-height: 14pt; widows: 1; orphans: 1; text-align: justify; }
p { margin: 0; text-indent: 1em; } h1 { font-size: 14pt; line-height: 28pt; margin: 0; font-weight: normal; }
.note { font-size: 8pt; line-height: 10pt; } .note p { text-indent: 0; }
.slot { font-variant-numeric: tabular-nums lining-nums; }
[lang|="ar"] { font-family: "Scheherazade New"; } [lang|="zh"] { font-family: "Noto Serif TC"; }
[dir="rtl"] { direction: rtl; }
.running-head { position: absolute; top: 12pt; left: 36pt; } .folio { position: absolute; bottom: 12pt; right: 36pt; }
a { color: inherit; text-decoration: none; }
`

export function edition(input: EditionInput): Edition {
  return {
    metadata: {
      title: 'The Valley', shortTitle: 'The Valley', contributors: [{ name: 'A. Editor', role: 'edt' }], publisher: 'Press',
      languages: input.languages ?? ['en'], uuid: '00000000-0000-5000-8000-000000000000', isbn: {}, rights: 'CC0', edition: '1', date: '2026-01-02',
      subjects: [], generator: 'Sourcebook 0.0.0',
    },
    trim: input.trim ?? { width: 252, height: 268 },
    sections: input.sections,
    outline: input.outline ?? [],
    assets: input.assets ?? new Map(),
    house: { css: { shared: '', print: input.css ?? PLAIN_CSS, epub: '', changes: '' }, fonts: houseFonts(), stacks: {} },
    words: {} as Words,
  }
}

let fonts: readonly FontFace[] | undefined

/** The house's faces from their packages. */
export function houseFonts(): readonly FontFace[] {
  return (fonts ??= [
    face('EB Garamond', 400, 'normal', '@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf'),
    face('EB Garamond', 400, 'italic', '@expo-google-fonts/eb-garamond/400Regular_Italic/EBGaramond_400Regular_Italic.ttf'),
    face('Scheherazade New', 400, 'normal', '@expo-google-fonts/scheherazade-new/400Regular/ScheherazadeNew_400Regular.ttf'),
    face('Noto Serif TC', 400, 'normal', '@expo-google-fonts/noto-serif-tc/400Regular/NotoSerifTC_400Regular.ttf'),
  ])
}

function face(family: string, weight: number, style: 'normal' | 'italic', file: string): FontFace {
  const path = require.resolve(file)
  const font = create(readFileSync(path)) as unknown as { characterSet: number[] }
  const coverage: [number, number][] = []
  for (const code of [...font.characterSet].sort((a, b) => a - b)) {
    const last = coverage.at(-1)
    if (last && last[1] === code - 1) last[1] = code
    else coverage.push([code, code])
  }
  return { family, path, fileName: file.split('/').at(-1)!, weight, style, origin: file, licence: 'OFL-1.1', coverage }
}

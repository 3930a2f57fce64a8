import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { Asset } from '../../pipeline/model/book.ts'
import type { Place } from '../../pipeline/model/diagnostics.ts'
import type { Edition, EditionMetadata, Note, OutlineEntry, Section } from '../../pipeline/model/edition.ts'
import type { FontFace, House } from '../../pipeline/model/house.ts'
import { noteStreams } from '../../pipeline/model/notes.ts'
import type { Words } from '../../pipeline/model/words.ts'

const require = createRequire(import.meta.url)
const styles = join(import.meta.dirname, '../../styles')

/** Generated words for tests: each is its own key, but for those that a test looks at. */
export const words: Words = new Proxy({} as Words, {
  get: (_, key) => (key === 'pageMarker' ? 'Page {}' : typeof key === 'string' ? key.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`).replace(/^./u, (letter) => letter.toUpperCase()) : undefined),
})

export const metadata: EditionMetadata = {
  title: 'A Tiny Book', shortTitle: 'Tiny', subtitle: 'Of Notes & Pages',
  contributors: [{ name: 'Ann Editor', fileAs: 'Editor, Ann', role: 'edt' }, { name: 'Bo Translator', role: 'trl' }],
  publisher: 'Test Press', place: 'Nowhere', languages: ['en', 'ar', 'zh-Hant'], uuid: '6ba7b810-9dad-51d1-80b4-00c04fd430c8', isbn: {},
  rights: 'Test Press.', edition: 'First edition', date: '2026-02-03', subjects: [{ term: 'Testing' }], generator: 'Sourcebook 0.0.0',
}

/** A house with the real faces (or none, where a test needs no fonts) and the packed styles. */
export function house(fonts: 'real' | 'none' = 'none'): House {
  const face = (family: string, file: string, weight: number, style: 'normal' | 'italic'): FontFace => {
    const path = require.resolve(`@expo-google-fonts/${file}`)
    return { family, path, fileName: file.split('/').at(-1) ?? file, weight, style, origin: file.split('/')[0] ?? '', licence: 'OFL-1.1', coverage: coverageOf(family) }
  }
  return {
    css: { shared: css('shared'), print: '', epub: css('epub'), changes: '' },
    fonts: fonts === 'none' ? [] : [
      face('EB Garamond', 'eb-garamond/400Regular/EBGaramond_400Regular.ttf', 400, 'normal'),
      face('EB Garamond', 'eb-garamond/400Regular_Italic/EBGaramond_400Regular_Italic.ttf', 400, 'italic'),
      face('EB Garamond', 'eb-garamond/600SemiBold/EBGaramond_600SemiBold.ttf', 600, 'normal'),
      face('Scheherazade New', 'scheherazade-new/400Regular/ScheherazadeNew_400Regular.ttf', 400, 'normal'),
    ],
    stacks: { default: ['EB Garamond'], Latn: ['EB Garamond'], Arab: ['Scheherazade New', 'EB Garamond'] },
  }
}

function css(name: string): string {
  return readFileSync(join(styles, `${name}.css`), 'utf8')
}

/** Close enough for tests: Arabic letters are the Scheherazade's, the rest the Garamond's. */
function coverageOf(family: string): [number, number][] {
  return family === 'EB Garamond' ? [[0x20, 0x5FF], [0x1E00, 0x22FF]] : [[0x20, 0x7E], [0x600, 0x6FF]]
}

type Shape = Partial<Omit<Section, 'tree' | 'notes'>>

/**
 * A section from the HTML inside its `<section>`. Every `<t-note id call stream label>` is a note and leaves the text; blocks get the places
 * of their order: block number n stands on line n of `<id>.md`.
 */
export function section(id: string, html: string, shape: Shape = {}): Section {
  const kind = shape.kind ?? 'chapter'
  const tree = fromHtml(`<section id="${id}" class="${kind}" lang="en">${html}</section>`, { fragment: true }) as Root
  const notes: Note[] = []
  const blocks = new Map<string, Place>()
  const walk = (parent: Root | Element): void => {
    for (const child of [...parent.children]) {
      if (child.type !== 'element') continue
      const block = child.properties['dataBlock']
      if (typeof block === 'string') blocks.set(block, { file: `${id}.md`, line: blocks.size + 1, column: 1 })
      walk(child)
      if (child.tagName !== 't-note') continue
      const value = (name: string): string => String(child.properties[name])
      notes.push({ id: value('id'), call: value('call'), stream: value('stream') as Note['stream'], rank: noteStreams.indexOf(value('stream') as Note['stream']), place: 'page', label: value('label'), lang: 'en', dir: 'ltr', children: child.children as Note['children'] })
      parent.children = parent.children.filter((other) => other !== child) as typeof parent.children
    }
  }
  walk(tree)
  return {
    id, kind, matter: 'body', title: id, number: '', runningHead: id, lang: 'en', dir: 'ltr', start: 'recto', bare: 'first',
    tree, notes, blocks, hash: createHash('sha256').update(html).digest('hex'), ...shape,
  }
}

export function entry(id: string, title: string, children: readonly OutlineEntry[] = [], shape: Partial<OutlineEntry> = {}): OutlineEntry {
  return { id, number: '', title, lang: 'en', dir: 'ltr', children, ...shape }
}

export function edition(sections: readonly Section[], shape: Partial<Edition> = {}): Edition {
  return {
    metadata, trim: { width: 432, height: 648 }, sections, outline: sections.map(({ id, title }) => entry(id, title)),
    assets: new Map<string, Asset>(), house: house(), words, ...shape,
  }
}

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Root } from 'hast'
import type { Edition } from '../model/edition.ts'
import { readingText } from './characters.ts'
import { drawCover } from './cover-drawing.ts'
import type { Resource } from './package-document.ts'
import { element } from './tree.ts'
import { pageTree } from './xhtml.ts'

/** File name of the cover’s page. */
export const coverFile = 'cover.xhtml'

/** The cover of the book: a picture for shops and shelves, and a page that shows it. */
export interface BookCover {
  /** The picture that the package names as its cover: PNG or JPEG. */
  readonly picture: Resource
  /** The same drawn by the press, as SVG: outlines alone. */
  readonly drawing?: Resource | undefined
  readonly page: Root
}

/**
 * The cover that book.yaml names, or one drawn from the title. Its page has the picture alone, with what it says as its alternative text.
 * Undefined where none is named and the house has no fonts to draw one with.
 */
export async function makeCover(edition: Edition): Promise<BookCover | undefined> {
  const given = edition.cover
  if (given) {
    const { bytes, mediaType } = given.picture
    const picture = { path: `images/cover.${mediaType === 'image/jpeg' ? 'jpg' : 'png'}`, mediaType, bytes }
    return { picture, page: coverPage(edition, picture.path, given.alt) }
  }
  const drawn = await drawCover(edition)
  if (drawn === undefined) return undefined
  const drawing = { path: 'images/cover.svg', mediaType: 'image/svg+xml', bytes: new TextEncoder().encode(drawn.svg) }
  return { picture: { path: 'images/cover.png', mediaType: 'image/png', bytes: await rendered(drawn.svg) }, drawing, page: coverPage(edition, drawing.path) }
}

function coverPage({ metadata, words }: Edition, path: string, alt = said(metadata)): Root {
  const picture = element('img', { src: path, alt: readingText(`${words.cover}: ${alt}`), role: 'doc-cover' })
  return pageTree({ title: words.cover, lang: metadata.languages[0], dir: 'ltr', type: 'frontmatter', children: [element('section', { 'epub:type': 'cover', className: ['cover'] }, [picture])] })
}

/** What the drawn cover says. */
function said({ title, subtitle, contributors, publisher }: Edition['metadata']): string {
  return [title, subtitle, contributors.slice(0, 3).map(({ name }) => name).join(', '), publisher].filter(Boolean).join('. ')
}

let ready: Promise<void> | undefined

/** The drawing as PNG. The renderer is the same program everywhere; it is given no font and asks for none. */
async function rendered(svg: string): Promise<Uint8Array> {
  ready ??= readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')).then((wasm) => initWasm(wasm))
  await ready
  const drawing = new Resvg(svg)
  const image = drawing.render()
  const png = image.asPng()
  image.free()
  drawing.free()
  return png
}

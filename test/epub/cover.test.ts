import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { makeCover } from '../../pipeline/epub/cover.ts'
import { pack } from '../../pipeline/epub/index.ts'
import { openEpub } from '../../pipeline/epub/reading.ts'
import { imageFacts } from '../../pipeline/load/image-size.ts'
import { handBook } from './book.ts'
import { lint } from './lint.ts'
import { epubcheckTsFindings } from './verdicts.ts'

const book = handBook('real')

/** The places at which the glyphs of a drawing begin, by their base line. */
function lines(svg: string): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const [, x, y] of svg.matchAll(/translate\((-?[\d.]+) (-?[\d.]+)\)/gu)) found.set(Number(y), [...(found.get(Number(y)) ?? []), Number(x)])
  return found
}

describe('a cover that the press draws', async () => {
  const cover = (await makeCover(book))!
  const svg = strFromU8(cover.drawing!.bytes)

  test('is a picture of the shape of the page that shops take, and the same bytes each time', async () => {
    expect(imageFacts(cover.picture.bytes)).toEqual({ mediaType: 'image/png', width: 1600, height: 2400 })
    const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
    expect(hash((await makeCover(book))!.picture.bytes)).toBe(hash(cover.picture.bytes))
  })

  test('is outlines alone, every line centred within the frame', () => {
    expect(svg).not.toMatch(/<text|font|href/u)
    // Title, subtitle, two editors, publisher.
    expect(lines(svg).size).toBe(5)
    for (const [y, starts] of lines(svg)) {
      expect(y).toBeLessThan(2300)
      expect(Math.min(...starts)).toBeGreaterThan(150)
      expect(Math.max(...starts)).toBeLessThan(1450)
    }
    expect(strFromU8(cover.drawing!.bytes)).not.toContain('NaN')
  })

  test('breaks a long title into lines and sets it smaller, and draws right-to-left words from the right', async () => {
    const long = async (title: string): Promise<Map<number, number[]>> => {
      const drawn = await makeCover({ ...book, metadata: { ...book.metadata, title, subtitle: undefined, contributors: [] } })
      return lines(strFromU8(drawn!.drawing!.bytes))
    }
    const many = await long('The Correspondence of the Commissioners for the Three Districts with the Provincial Government, the Consulates and the Party, 1943 to 1949')
    expect(many.size).toBeGreaterThan(4)
    for (const starts of many.values()) expect(Math.min(...starts)).toBeGreaterThan(150)
    const [arabic] = [...(await long('وادي'))]
    // Joined letters: the glyphs stand from the left, and fewer or other than four single letters would.
    expect(arabic?.[1]).toEqual([...(arabic?.[1] ?? [])].sort((a, b) => a - b))
  })

  test('stands first in the book, with what it says as its alternative text, and is what the package names as cover', async () => {
    const { epub, messages, cover: pictures } = await pack(book, {})
    const files = unzipSync(epub)
    const file = (name: string): string => strFromU8(files[`OEBPS/${name}`]!)
    expect([messages, lint(openEpub(epub)), await epubcheckTsFindings(epub)]).toEqual([[], [], []])
    expect(file('cover.xhtml')).toContain('<section epub:type="cover" class="cover"><img src="images/cover.svg" alt="Cover: A Tiny Book. Of Notes &#x26; Pages. Ann Editor, Bo Translator. Test Press" role="doc-cover" /></section>')
    expect(file('content.opf')).toContain('<item id="cover-picture" href="images/cover.png" media-type="image/png" properties="cover-image" />')
    expect(file('content.opf')).toMatch(/<spine[^>]*>\s*<itemref idref="cover-page" \/>/u)
    expect(file('toc.xhtml')).toContain('<a epub:type="cover" href="cover.xhtml">Cover</a>')
    expect(pictures.map(({ path }) => path)).toEqual(['images/cover.png', 'images/cover.svg'])
  })
})

test('a cover that the book brings is taken as it is', async () => {
  const asset = [...book.assets.values()][0]!
  const { epub } = await pack({ ...book, cover: { picture: asset, alt: 'A valley in red' } }, {})
  const files = unzipSync(epub)
  expect(Buffer.from(files['OEBPS/images/cover.png']!).equals(Buffer.from(asset.bytes))).toBe(true)
  expect(files['OEBPS/images/cover.svg']).toBeUndefined()
  expect(strFromU8(files['OEBPS/cover.xhtml']!)).toContain('alt="Cover: A valley in red"')
})

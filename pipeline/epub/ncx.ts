import type { Element } from 'xast'
import type { Edition, OutlineEntry } from '../model/edition.ts'
import { readingText } from './characters.ts'
import { hrefTo, navigationFile, type Files } from './files.ts'
import { outlineOf } from './navigation.ts'
import { xml, writeXml } from './xml.ts'

/** The NCX: contents for reading systems older than EPUB 3. Its entries play in the order of the outline. */
export function ncxDocument(edition: Edition, files: Files, identifier: string): string {
  let order = 0
  const point = (entry: OutlineEntry): Element => {
    const number = ++order
    return xml('navPoint', { id: `nav-${number}`, playOrder: String(number) },
      xml('navLabel', { 'xml:lang': entry.lang, dir: entry.dir }, xml('text', {}, readingText(`${entry.number} ${entry.title}`.trim()))),
      xml('content', { src: hrefTo(files, entry.id, '') ?? navigationFile }),
      ...entry.children.map(point))
  }
  const points = outlineOf(edition).map(point)
  return writeXml(xml('ncx', { xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': edition.metadata.languages[0] },
    xml('head', {},
      xml('meta', { name: 'dtb:uid', content: identifier }),
      xml('meta', { name: 'dtb:depth', content: String(depthOf(outlineOf(edition))) }),
      xml('meta', { name: 'dtb:totalPageCount', content: '0' }),
      xml('meta', { name: 'dtb:maxPageNumber', content: '0' })),
    xml('docTitle', {}, xml('text', {}, edition.metadata.title)),
    xml('navMap', {}, ...points)))
}

function depthOf(entries: readonly OutlineEntry[]): number {
  return entries.length === 0 ? 0 : 1 + Math.max(...entries.map((entry) => depthOf(entry.children)))
}

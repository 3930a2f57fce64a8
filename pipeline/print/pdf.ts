import type { Edition } from '../model/edition.ts'
import type { PageMap } from '../model/page-map.ts'
import { SENTINEL } from './assemble.ts'
import { joinParts } from './join.ts'
import { resolveLinks, type Destination } from './links.ts'
import { infoOf, xmpOf } from './metadata.ts'
import { writeOutline } from './outline.ts'
import type { PdfFile } from './pdf-file.ts'
import { writePdfFile } from './pdf-writer.ts'

/**
 * Finishes what the browser has printed in parts: one PDF, with links, outline, page labels, language, metadata, structure roles;
 * dates and /ID from the edition and its content only.
 *
 * @param tops top of every anchor in points from the upper edge of its page.
 * @param content SHA-256 (hexadecimal) of everything that the PDF is made from: its /ID.
 * @throws where a link inside the book leads nowhere.
 */
export function finishPdf(parts: readonly PdfFile[], edition: Edition, map: PageMap, tops: ReadonlyMap<string, number>, content: string): Uint8Array {
  const { file, pages, pageTree, structure, free } = joinParts(parts)
  if (pages.length !== map.pages.length) throw new Error(`the browser printed ${pages.length} pages of ${map.pages.length}`)
  const place = (id: string): Destination | undefined => {
    const page = pages[map.anchors[id] ?? -1]
    return page === undefined ? undefined : { page, top: Math.min(edition.trim.height, edition.trim.height - (tops.get(id) ?? 0) + 4) }
  }
  const lost = resolveLinks(file, SENTINEL, place)
  if (lost.length > 0) throw new Error(`links lead nowhere: ${[...new Set(lost)].join(', ')}`)
  mapRoles(file.objects, structure)
  const outline = writeOutline(file, edition.outline, place, free)
  const [root, info, xmp] = [outline.free, outline.free + 1, outline.free + 2]
  file.objects.set(info, infoOf(edition.metadata))
  file.objects.set(xmp, xmpOf(edition.metadata))
  const entries = [
    '/Type /Catalog', `/Pages ${pageTree} 0 R`, '/MarkInfo <</Type /MarkInfo\n/Marked true>>', `/StructTreeRoot ${structure} 0 R`,
    `/Lang (${edition.metadata.languages[0]})`, '/ViewerPreferences <</DisplayDocTitle true>>', `/PageLabels <</Nums [${pageLabels(map).join(' ')}]>>`, `/Metadata ${xmp} 0 R`,
    ...(outline.root === undefined ? [] : [`/Outlines ${outline.root} 0 R`]),
  ]
  file.objects.set(root, { text: `<<${entries.join('\n')}>>` })
  return writePdfFile(file, root, info, content.slice(0, 32).toUpperCase())
}

/** One range for every run of pages that counts on in one style. */
function pageLabels(map: PageMap): string[] {
  const ranges: string[] = []
  let style = ''
  map.pages.forEach((page, index) => {
    const isArabic = /^[0-9]+$/.test(page.label)
    const current = isArabic ? 'D' : 'r'
    if (current === style) return
    style = current
    ranges.push(`${index} <</S /${current}${isArabic ? ` /St ${Number(page.label)}` : ''}>>`)
  })
  return ranges
}

/** Readers of PDF 1.7 do not know Em and Strong: they are Spans to them. */
function mapRoles(objects: Map<number, { readonly text: string }>, structure: number): void {
  const { text } = objects.get(structure)!
  objects.set(structure, { text: text.replace(/>>$/, '\n/RoleMap <</Em /Span\n/Strong /Span>>>>') })
}

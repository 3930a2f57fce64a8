import type { Edition } from '../model/edition.ts'
import { pageLabel, type PageMap } from '../model/page-map.ts'
import { SENTINEL } from './assemble.ts'
import { srgbProfile } from './colour-profile.ts'
import { joinParts } from './join.ts'
import { resolveLinks, type Destination } from './links.ts'
import { infoOf, xmpOf } from './metadata.ts'
import { writeOutline } from './outline.ts'
import { reference, references, type PdfFile } from './pdf-file.ts'
import { packedStream, writePdfFile } from './pdf-writer.ts'
import { roleMap, writeSections, type TaggedSection } from './tags.ts'

/**
 * Finishes what the browser has printed in parts: one PDF, with links, outline, page labels, language, metadata, structure; made to be PDF/A-2a and
 * PDF/UA-1. Dates and /ID from the edition and its content only.
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
  const lost = resolveLinks(file, SENTINEL, place, (id) => edition.words.pageMarker.replace('{}', () => pageLabel(map, id) ?? ''))
  if (lost.length > 0) throw new Error(`links lead nowhere: ${[...new Set(lost)].join(', ')}`)
  mapRoles(file.objects, structure)
  const document = reference(file.objects.get(structure)!.text, 'K')!
  const outline = writeOutline(file, edition.outline, place, writeSections(file, document, taggedSections(file, document, pages, edition, map), free))
  const [root, info, xmp, profile, group] = [0, 1, 2, 3, 4].map((more) => outline.free + more) as [number, number, number, number, number]
  file.objects.set(profile, packedStream('/N 3 ', srgbProfile()))
  file.objects.set(group, { text: `<</Type /Group /S /Transparency /CS [/ICCBased ${profile} 0 R]>>` })
  for (const page of pages) file.objects.set(page, { text: file.objects.get(page)!.text.replace(/>>\s*$/, `\n/Group ${group} 0 R>>`) })
  file.objects.set(info, infoOf(edition.metadata))
  file.objects.set(xmp, xmpOf(edition.metadata))
  const entries = [
    '/Type /Catalog', `/Pages ${pageTree} 0 R`, '/MarkInfo <</Type /MarkInfo\n/Marked true>>', `/StructTreeRoot ${structure} 0 R`,
    `/Lang (${edition.metadata.languages[0]})`, '/ViewerPreferences <</DisplayDocTitle true>>', `/PageLabels <</Nums [${pageLabels(map).join(' ')}]>>`, `/Metadata ${xmp} 0 R`,
    `/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile ${profile} 0 R>>]`,
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
  objects.set(structure, { text: text.replace(/>>$/, `\n/RoleMap <<${Object.entries(roleMap).map(([role, standard]) => `/${role} /${standard}`).join('\n')}>>>>`) })
}

/** What hangs from the document element, by the section on whose pages it begins. */
function taggedSections(file: PdfFile, document: number, pages: readonly number[], edition: Edition, map: PageMap): TaggedSection[] {
  const sectionOf = new Map(pages.map((page, index) => [page, map.pages[index]?.section]))
  const elements = new Map<string | undefined, number[]>()
  for (const element of references(/\/K (\d+ 0 R|\[[\s\S]*?\])(?=[\s>])/.exec(file.objects.get(document)!.text)?.[1] ?? '')) {
    const id = sectionOf.get(reference(file.objects.get(element)!.text.replace(/<<\/Type \/(?:OBJR|MCR)\b[^>]*>>/g, ''), 'Pg') ?? 0)
    ;(elements.get(id) ?? elements.set(id, []).get(id)!).push(element)
  }
  const [lang] = edition.metadata.languages
  return edition.sections.map((section) => ({ title: section.title, lang: section.lang === lang ? undefined : section.lang, elements: elements.get(section.id) ?? [] }))
}

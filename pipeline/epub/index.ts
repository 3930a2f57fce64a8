import type { Diagnostic } from '../model/diagnostics.ts'
import type { Edition } from '../model/edition.ts'
import { fillIndexes } from '../model/filled-indexes.ts'
import type { PageMap } from '../model/page-map.ts'
import type { ProgressListener } from '../model/progress.ts'
import { proveConserved } from './conservation.ts'
import { coverFile, makeCover } from './cover.ts'
import { layFiles } from './files.ts'
import { embedFonts, fontLicences } from './fonts.ts'
import { navigationPage } from './navigation.ts'
import { ncxDocument } from './ncx.ts'
import { packageDocument, publicationIdentifier, type Resource } from './package-document.ts'
import { onixRecord } from './onix.ts'
import { packContainer } from './packager.ts'
import { planPageBreaks, type PageBreak } from './page-breaks.ts'
import { provePageMarkers } from './page-markers.ts'
import { openEpub } from './reading.ts'
import { sectionPage, type SectionPage } from './sections.ts'
import { stylesheet } from './stylesheet.ts'
import { writeXhtml } from './xhtml.ts'

export interface PackOptions {
  /** Pages of the print edition; without it the EPUB has no page list, its page references hold a dash, and its indexes name chapters. */
  readonly pageMap?: PageMap | undefined
  /** By page index: the text of each page of the finished PDF, which the markers are held against; without it they follow the page map alone. */
  readonly pageTexts?: readonly string[] | undefined
  /** Who judged that this book conforms to EPUB Accessibility 1.1 and WCAG 2.2 AA; without a name the book does not claim it. */
  readonly certifiedBy?: string | undefined
  readonly onProgress?: ProgressListener | undefined
}

export interface Packed {
  readonly epub: Uint8Array
  /** The cover, for shops: the picture, and the drawing where the press drew it. */
  readonly cover: readonly Resource[]
  /** The book’s record for shops, ONIX 3.0. */
  readonly onix: string
  readonly messages: Diagnostic[]
}

/**
 * Makes the EPUB of an edition: pages, navigation, package document, fonts, container; then reads it back and proves that nothing was
 * lost. The same edition and page map give the same bytes.
 */
export async function pack(unfilled: Edition, options: PackOptions): Promise<Packed> {
  const edition = fillIndexes(unfilled, options.pageMap)
  const messages: Diagnostic[] = []
  const files = layFiles(edition)
  const breaks = options.pageMap === undefined ? [] : planPageBreaks(options.pageMap, files)
  const context = { files, pageMap: options.pageMap, marks: new Map(breaks.map((mark) => [mark.index, mark])) }

  const ofSection = new Map<string, PageBreak[]>()
  for (const mark of breaks) {
    const own = ofSection.get(mark.section)
    if (own) own.push(mark)
    else ofSection.set(mark.section, [mark])
  }
  const sections = edition.sections.filter((section) => section.kind !== 'contents')
  const pages: SectionPage[] = sections.map((section, index) => {
    options.onProgress?.({ stage: 'epub', section: section.title, done: index, total: sections.length })
    const made = sectionPage(section, edition, { ...context, breaks: ofSection.get(section.id) ?? [] })
    messages.push(...made.messages)
    return made.page
  })
  const cover = await makeCover(edition)
  const navigation = navigationPage(edition, files, breaks, cover !== undefined)

  const fonts = await embedFonts(edition.house, [...pages.map((page) => page.tree), navigation])
  const pictures = cover ? [cover.picture, ...(cover.drawing ? [cover.drawing] : [])] : []
  const resources = [...(fonts.length > 0 ? [...fonts.map((font) => font.resource), fontLicences(fonts)] : []), ...imageResources(edition, files.images)]
  const epub = await packContainer({
    metadata: edition.metadata,
    packageDocument: packageDocument({ edition, files, pages, resources, cover, printPages: breaks.length > 0, certifiedBy: options.certifiedBy }),
    navigation: writeXhtml(navigation),
    ncx: ncxDocument(edition, files, publicationIdentifier(edition.metadata)),
    css: stylesheet(edition.house, fonts),
    pages: [...(cover ? [{ file: coverFile, xhtml: writeXhtml(cover.page) }] : []), ...pages.map((page) => ({ file: page.file, xhtml: writeXhtml(page.tree) }))],
    resources: [...pictures, ...resources],
  })
  const opened = openEpub(epub)
  messages.push(...proveConserved(opened, { edition, files, pageMap: options.pageMap, breaks }))
  if (options.pageTexts) messages.push(...provePageMarkers(opened, { sections, breaks, moved: pages.flatMap((page) => page.moved), texts: options.pageTexts }))
  options.onProgress?.({ stage: 'epub', done: sections.length, total: sections.length })
  return { epub, cover: pictures, onix: onixRecord(edition, pages, breaks.length > 0), messages }
}

function imageResources(edition: Edition, images: ReadonlyMap<string, string>): Resource[] {
  return [...images].flatMap(([key, path]) => {
    const asset = edition.assets.get(key)
    return asset === undefined ? [] : [{ path, mediaType: asset.mediaType, bytes: asset.bytes }]
  })
}

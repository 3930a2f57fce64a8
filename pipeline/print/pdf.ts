import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef, PDFStream, PDFString, type PDFObject } from 'pdf-lib'
import type { Edition, EditionMetadata } from '../model/edition.ts'
import type { PageMap } from '../model/page-map.ts'
import { SENTINEL } from './assemble.ts'
import { resolveLinks, type Destination } from './links.ts'
import { writeOutline } from './outline.ts'
import { completeToUnicode } from './to-unicode.ts'

/**
 * Finishes the browser's PDF: links, outline, page labels, language, metadata, structure roles; dates and /ID from the
 * edition and its content only.
 *
 * @param tops top of every anchor in points from the upper edge of its page.
 * @param content SHA-256 (hexadecimal) of everything that the PDF is made from: its /ID.
 * @throws where a link inside the book leads nowhere.
 */
export async function finishPdf(printed: Uint8Array, edition: Edition, map: PageMap, tops: ReadonlyMap<string, number>, content: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(printed, { updateMetadata: false })
  const pages = document.getPages()
  if (pages.length !== map.pages.length) throw new Error(`the browser printed ${pages.length} pages of ${map.pages.length}`)
  const place = (id: string): Destination | undefined => {
    const index = map.anchors[id]
    const page = index === undefined ? undefined : pages[index]
    return page === undefined ? undefined : { page: page.ref, top: Math.min(edition.trim.height, edition.trim.height - (tops.get(id) ?? 0) + 4) }
  }
  const lost = resolveLinks(document, SENTINEL, place)
  if (lost.length > 0) throw new Error(`links lead nowhere: ${[...new Set(lost)].join(', ')}`)
  writeOutline(document, edition.outline, place)
  writePageLabels(document, map)
  writeMetadata(document, edition.metadata)
  mapRoles(document)
  completeToUnicode(document)
  const id = PDFArray.withContext(document.context)
  id.push(PDFHexString.of(content.slice(0, 32).toUpperCase()))
  id.push(PDFHexString.of(content.slice(0, 32).toUpperCase()))
  document.context.trailerInfo.ID = id
  dropUnreferenced(document)
  return document.save({ useObjectStreams: true, updateFieldAppearances: false })
}

/** One range for every run of pages that counts on in one style. */
function writePageLabels(document: PDFDocument, map: PageMap): void {
  const numbers = PDFArray.withContext(document.context)
  let style = ''
  map.pages.forEach((page, index) => {
    const isArabic = /^[0-9]+$/.test(page.label)
    const current = isArabic ? 'D' : 'r'
    if (current === style) return
    style = current
    numbers.push(PDFNumber.of(index))
    numbers.push(document.context.obj({ S: current, ...(isArabic && { St: Number(page.label) }) }))
  })
  document.catalog.set(PDFName.of('PageLabels'), document.context.obj({ Nums: numbers }))
}

function writeMetadata(document: PDFDocument, metadata: EditionMetadata): void {
  const title = metadata.subtitle === undefined ? metadata.title : `${metadata.title}: ${metadata.subtitle}`
  const authors = authorsOf(metadata)
  const language = metadata.languages[0]
  const { catalog, context } = document
  catalog.set(PDFName.of('Lang'), PDFString.of(language))
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }))
  const info = context.obj({}) as PDFDict
  const put = (key: string, value: string): void => info.set(PDFName.of(key), PDFHexString.fromText(value))
  put('Title', title)
  if (authors.length > 0) put('Author', authors.join('; '))
  if (metadata.description !== undefined) put('Subject', metadata.description)
  if (metadata.subjects.length > 0) put('Keywords', metadata.subjects.join(', '))
  put('Creator', metadata.generator)
  put('Producer', metadata.generator)
  const stamp = `D:${metadata.date.replaceAll('-', '').padEnd(8, '01').slice(0, 8)}000000Z`
  info.set(PDFName.of('CreationDate'), PDFString.of(stamp))
  info.set(PDFName.of('ModDate'), PDFString.of(stamp))
  document.context.trailerInfo.Info = context.register(info)
  const xmp = context.stream(Buffer.from(xmpPacket(metadata, title, authors), 'utf8'), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), context.register(xmp))
}

/** Authors are those who answer for the book: editors and authors, in the order of the title page. */
function authorsOf(metadata: EditionMetadata): string[] {
  return metadata.contributors.filter(({ role }) => role === 'edt' || role === 'aut' || role === 'cre').map(({ name }) => name)
}

function xmpPacket(metadata: EditionMetadata, title: string, authors: readonly string[]): string {
  const list = (kind: 'Seq' | 'Bag', values: readonly string[]): string => `<rdf:${kind}>${values.map((value) => `<rdf:li>${escape(value)}</rdf:li>`).join('')}</rdf:${kind}>`
  const date = `${metadata.date.length === 10 ? metadata.date : `${metadata.date}-01-01`.slice(0, 10)}T00:00:00Z`
  const alternative = (value: string): string => `<rdf:Alt><rdf:li xml:lang="x-default">${escape(value)}</rdf:li></rdf:Alt>`
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title>${alternative(title)}</dc:title>${authors.length > 0 ? `<dc:creator>${list('Seq', authors)}</dc:creator>` : ''}
${metadata.description === undefined ? '' : `<dc:description>${alternative(metadata.description)}</dc:description>`}
<dc:language>${list('Bag', metadata.languages)}</dc:language><dc:publisher>${list('Bag', [metadata.publisher])}</dc:publisher>
<dc:rights>${alternative(metadata.rights)}</dc:rights><dc:identifier>urn:uuid:${escape(metadata.uuid)}</dc:identifier>
${metadata.subjects.length > 0 ? `<dc:subject>${list('Bag', metadata.subjects)}</dc:subject>` : ''}
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:CreatorTool>${escape(metadata.generator)}</xmp:CreatorTool><pdf:Producer>${escape(metadata.generator)}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/**
 * Drops what nothing refers to any more. The browser's own Info is among it, which holds the time of day: a reader never sees it,
 * yet it made every build another file.
 */
function dropUnreferenced(document: PDFDocument): void {
  const { context } = document
  const reached = new Set<PDFRef>()
  const todo: (PDFObject | undefined)[] = [context.trailerInfo.Root, context.trailerInfo.Info]
  while (todo.length > 0) {
    const object = todo.pop()
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue
      reached.add(object)
      todo.push(context.lookup(object))
    } else if (object instanceof PDFArray) todo.push(...object.asArray())
    else if (object instanceof PDFDict) todo.push(...object.values())
    else if (object instanceof PDFStream) todo.push(object.dict)
  }
  for (const [reference] of context.enumerateIndirectObjects()) if (!reached.has(reference)) context.delete(reference)
}

/** Readers of PDF 1.7 do not know Em and Strong: they are Spans to them. */
function mapRoles(document: PDFDocument): void {
  const root = document.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  if (root === undefined) return
  const roles = root.lookupMaybe(PDFName.of('RoleMap'), PDFDict) ?? document.context.obj({})
  roles.set(PDFName.of('Em'), PDFName.of('Span'))
  roles.set(PDFName.of('Strong'), PDFName.of('Span'))
  root.set(PDFName.of('RoleMap'), roles)
}

import type { EditionMetadata } from '../model/edition.ts'
import { escape } from './markup.ts'
import type { PdfObject } from './pdf-file.ts'
import { textString } from './pdf-writer.ts'

/** The document information of the PDF. */
export function infoOf(metadata: EditionMetadata): PdfObject {
  const authors = authorsOf(metadata)
  const stamp = `D:${metadata.date.replaceAll('-', '').padEnd(8, '01').slice(0, 8)}000000Z`
  const entries: [string, string | undefined][] = [
    ['Title', titleOf(metadata)],
    ['Author', authors.length > 0 ? authors.join('; ') : undefined],
    ['Subject', metadata.description],
    ['Keywords', metadata.subjects.length > 0 ? metadata.subjects.map(({ term }) => term).join(', ') : undefined],
    ['Creator', metadata.generator],
    ['Producer', metadata.generator],
  ]
  const lines = entries.flatMap(([key, value]) => (value === undefined ? [] : [`/${key} ${textString(value)}`]))
  return { text: `<<${[...lines, `/CreationDate (${stamp})`, `/ModDate (${stamp})`].join('\n')}>>` }
}

/** The same as XMP, which stays readable in the file. */
export function xmpOf(metadata: EditionMetadata): PdfObject {
  return packet(xmpPacket(metadata, titleOf(metadata), authorsOf(metadata), CONFORMANCE))
}

/** XMP of the printer’s PDF: it claims to be no PDF/A. */
export function printersXmp(metadata: EditionMetadata): PdfObject {
  return packet(xmpPacket(metadata, titleOf(metadata), authorsOf(metadata), ''))
}

function packet(text: string): PdfObject {
  const stream = Buffer.from(text, 'utf8')
  return { text: `<</Type /Metadata\n/Subtype /XML\n/Length ${stream.length}>>`, stream }
}

function titleOf({ title, subtitle }: EditionMetadata): string {
  return subtitle === undefined ? title : `${title}: ${subtitle}`
}

/** Authors are those who answer for the book: editors and authors, in the order of the title page. */
function authorsOf(metadata: EditionMetadata): string[] {
  return metadata.contributors.filter(({ role }) => role === 'edt' || role === 'aut' || role === 'cre').map(({ name }) => name)
}

function xmpPacket(metadata: EditionMetadata, title: string, authors: readonly string[], conformance: string): string {
  const list = (kind: 'Seq' | 'Bag', values: readonly string[]): string => `<rdf:${kind}>${values.map((value) => `<rdf:li>${escape(value)}</rdf:li>`).join('')}</rdf:${kind}>`
  const date = `${metadata.date.length === 10 ? metadata.date : `${metadata.date}-01-01`.slice(0, 10)}T00:00:00Z`
  const alternative = (value: string): string => `<rdf:Alt><rdf:li xml:lang="x-default">${escape(value)}</rdf:li></rdf:Alt>`
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"${metadata.release === undefined ? '' : ' xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stVer="http://ns.adobe.com/xap/1.0/sType/Version#"'}>
<dc:title>${alternative(title)}</dc:title>${authors.length > 0 ? `<dc:creator>${list('Seq', authors)}</dc:creator>` : ''}
${metadata.description === undefined ? '' : `<dc:description>${alternative(metadata.description)}</dc:description>`}
<dc:language>${list('Bag', metadata.languages)}</dc:language><dc:publisher>${list('Bag', [metadata.publisher])}</dc:publisher>
<dc:rights>${alternative(metadata.rights)}</dc:rights><dc:identifier>urn:uuid:${escape(metadata.uuid)}</dc:identifier>
${metadata.subjects.length > 0 ? `<dc:subject>${list('Bag', metadata.subjects.map(({ term }) => term))}</dc:subject>` : ''}
${versionOf(metadata, date)}<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:CreatorTool>${escape(metadata.generator)}</xmp:CreatorTool><pdf:Producer>${escape(metadata.generator)}</pdf:Producer>
</rdf:Description>
${conformance}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

/** PDF/A-2, level A, and PDF/UA-1; of the latter PDF/A knows nothing, so the words that say it are described. */
const CONFORMANCE = `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`

/** The version of a release, with its date and what changed in it. */
function versionOf({ release }: EditionMetadata, date: string): string {
  if (release === undefined) return ''
  const version = escape(release.version)
  return `<xmpMM:VersionID>${version}</xmpMM:VersionID><xmpMM:Versions><rdf:Seq><rdf:li rdf:parseType="Resource"><stVer:version>${version}</stVer:version><stVer:modifyDate>${date}</stVer:modifyDate><stVer:comments>${escape(release.note)}</stVer:comments></rdf:li></rdf:Seq></xmpMM:Versions>\n`
}

import type { Element } from 'xast'
import type { Edition, EditionMetadata } from '../model/edition.ts'
import { accessibilityMetadata } from './accessibility.ts'
import { coverFile, type BookCover } from './cover.ts'
import { navigationFile, type Files } from './files.ts'
import type { SectionPage } from './sections.ts'
import { xml, writeXml } from './xml.ts'

/** A file of the package beside its pages. */
export interface Resource {
  /** Path in OEBPS/. */
  readonly path: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface PackageParts {
  readonly edition: Edition
  readonly files: Files
  readonly pages: readonly SectionPage[]
  readonly resources: readonly Resource[]
  readonly cover?: BookCover | undefined
  readonly printPages: boolean
  readonly certifiedBy?: string | undefined
}

/** The identifier of the publication: its own ISBN, or its UUID. */
export function publicationIdentifier(metadata: EditionMetadata): string {
  return metadata.isbn.epub === undefined ? uuidUrn(metadata) : `urn:isbn:${metadata.isbn.epub.replace(/[^0-9X]/giu, '')}`
}

/** The package document (OPF): metadata, manifest and spine. */
export function packageDocument(parts: PackageParts): string {
  const { edition, pages, resources, cover } = parts
  return writeXml(xml('package', {
    xmlns: 'http://www.idpf.org/2007/opf',
    version: '3.0',
    'unique-identifier': 'publication-id',
    'xml:lang': edition.metadata.languages[0],
    dir: 'ltr',
    prefix: 'ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/',
  },
  xml('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, ...bibliographic(edition.metadata), ...pagination(parts), ...accessibilityMetadata(pages, parts.printPages, parts.certifiedBy), xml('meta', { property: 'ibooks:specified-fonts' }, 'true')),
  xml('manifest', {},
    xml('item', { id: 'nav', href: navigationFile, 'media-type': 'application/xhtml+xml', properties: 'nav' }),
    xml('item', { id: 'ncx', href: 'toc.ncx', 'media-type': 'application/x-dtbncx+xml' }),
    xml('item', { id: 'style', href: 'style.css', 'media-type': 'text/css' }),
    ...(cover ? [
      xml('item', { id: 'cover-page', href: coverFile, 'media-type': 'application/xhtml+xml' }),
      xml('item', { id: 'cover-picture', href: cover.picture.path, 'media-type': cover.picture.mediaType, properties: 'cover-image' }),
      ...(cover.drawing ? [xml('item', { id: 'cover-drawing', href: cover.drawing.path, 'media-type': cover.drawing.mediaType })] : []),
    ] : []),
    ...pages.map((page, index) => xml('item', { id: pageId(index), href: page.file, 'media-type': 'application/xhtml+xml', properties: page.svg ? 'svg' : undefined })),
    ...resources.map((resource, index) => xml('item', { id: `resource-${index + 1}`, href: resource.path, 'media-type': resource.mediaType }))),
  xml('spine', { toc: 'ncx', 'page-progression-direction': 'ltr' }, ...(cover ? [xml('itemref', { idref: 'cover-page' })] : []), ...spine(parts))))
}

function pageId(index: number): string {
  return `section-${index + 1}`
}

/** Sections in the book's order; the navigation document stands where the contents stood, or aside where there were none. */
function spine({ edition, pages }: PackageParts): Element[] {
  const itemrefs = edition.sections.map((section) => {
    if (section.kind === 'contents') return xml('itemref', { idref: 'nav' })
    return xml('itemref', { idref: pageId(pages.findIndex((page) => page.section === section)) })
  })
  return edition.sections.some((section) => section.kind === 'contents') ? itemrefs : [...itemrefs, xml('itemref', { idref: 'nav', linear: 'no' })]
}

function bibliographic(metadata: EditionMetadata): Element[] {
  const dc = (name: string, value: string, id?: string): Element => xml(`dc:${name}`, { id }, value)
  const refine = (id: string, property: string, value: string, scheme?: string): Element => xml('meta', { refines: `#${id}`, property, scheme }, value)
  const optional = (name: string, value: string | undefined): Element[] => (value === undefined || value === '' ? [] : [dc(name, value)])
  const date = fullDate(metadata.date)
  const titles = [dc('title', metadata.title, 'title'), refine('title', 'title-type', 'main'), refine('title', 'display-seq', '1')]
  const subtitle = metadata.subtitle === undefined ? [] : [dc('title', metadata.subtitle, 'subtitle'), refine('subtitle', 'title-type', 'subtitle'), refine('subtitle', 'display-seq', '2')]
  return [
    dc('identifier', publicationIdentifier(metadata), 'publication-id'),
    ...(metadata.doi === undefined ? [] : [dc('identifier', `urn:doi:${metadata.doi}`)]),
    ...(metadata.isbn.epub === undefined ? [] : [refine('publication-id', 'identifier-type', '15', 'onix:codelist5'), dc('identifier', uuidUrn(metadata))]),
    ...titles,
    ...subtitle,
    ...contributors(metadata),
    ...metadata.languages.map((language) => dc('language', language)),
    dc('publisher', metadata.publisher),
    dc('date', metadata.date),
    xml('meta', { property: 'dcterms:modified' }, `${date}T00:00:00Z`),
    ...(metadata.release === undefined ? [] : [xml('meta', { property: 'schema:version' }, metadata.release.version), xml('meta', { property: 'schema:releaseNotes' }, metadata.release.note)]),
    dc('rights', metadata.licence === undefined ? metadata.rights : `${metadata.rights} ${metadata.licence}`),
    ...optional('description', metadata.description),
    ...metadata.subjects.flatMap(({ term, authority, code }, index) => {
      const id = `subject-${index + 1}`
      return authority === undefined ? [dc('subject', term)] : [dc('subject', term, id), refine(id, 'authority', authority), refine(id, 'term', code ?? '')]
    }),
    ...collection(metadata),
    xml('meta', { name: 'generator', content: metadata.generator }),
  ]
}

/** The series or set that the book belongs to. */
function collection({ collection: whole }: EditionMetadata): Element[] {
  if (whole === undefined) return []
  const refine = (property: string, value: string): Element => xml('meta', { refines: '#collection', property }, value)
  return [
    xml('meta', { property: 'belongs-to-collection', id: 'collection' }, whole.title),
    refine('collection-type', whole.kind),
    ...(whole.number === undefined ? [] : [refine('group-position', whole.number)]),
    ...(whole.issn === undefined ? [] : [refine('dcterms:identifier', `urn:issn:${whole.issn}`)]),
  ]
}

/** Authors are creators; a book without authors is its editors'. Everyone else contributes. Each has a MARC role and a filing name. */
function contributors(metadata: EditionMetadata): Element[] {
  const authored = metadata.contributors.some(({ role }) => role === 'aut' || role === 'cre')
  const leading = authored ? ['aut', 'cre'] : ['edt', 'com']
  return metadata.contributors.flatMap(({ name, fileAs, role }, index) => {
    const id = `contributor-${index + 1}`
    return [
      xml(leading.includes(role) ? 'dc:creator' : 'dc:contributor', { id }, name),
      xml('meta', { refines: `#${id}`, property: 'role', scheme: 'marc:relators' }, role),
      xml('meta', { refines: `#${id}`, property: 'file-as' }, fileAs ?? name),
      xml('meta', { refines: `#${id}`, property: 'display-seq' }, String(index + 1)),
    ]
  })
}

/** The print edition whose pages are marked. */
function pagination({ edition: { metadata }, printPages }: PackageParts): Element[] {
  if (!printPages) return []
  const isbn = metadata.isbn.pdf
  const place = metadata.place === undefined ? '' : `${metadata.place}: `
  const source = isbn === undefined ? `${metadata.title}. ${place}${metadata.publisher}, ${metadata.date.slice(0, 4)}. Print edition (PDF).` : `urn:isbn:${isbn.replace(/[^0-9X]/giu, '')}`
  return [
    xml('dc:source', { id: 'print-edition' }, source),
    xml('meta', { refines: '#print-edition', property: 'source-of' }, 'pagination'),
    xml('meta', { property: 'pageBreakSource' }, source),
  ]
}

function uuidUrn(metadata: EditionMetadata): string {
  return `urn:uuid:${metadata.uuid.replace(/^urn:uuid:/u, '')}`
}

/** An ISO date with month and day, since a modification time needs both. */
export function fullDate(date: string): string {
  const [year = '1970', month = '01', day = '01'] = date.slice(0, 10).split('-')
  return `${year}-${month}-${day}`
}

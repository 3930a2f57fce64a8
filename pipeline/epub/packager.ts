import { EPub } from 'epub-gen-memory'
import type { EditionMetadata } from '../model/edition.ts'
import { fullDate, type Resource } from './package-document.ts'

/** Everything that goes into the container, written out. */
export interface Container {
  readonly metadata: EditionMetadata
  readonly packageDocument: string
  readonly navigation: string
  readonly ncx: string
  readonly css: string
  readonly pages: readonly { readonly file: string; readonly xhtml: string }[]
  readonly resources: readonly Resource[]
}

/**
 * epub-gen-memory as packager only: its templates print the strings that we built, its sanitiser and its downloads never see anything of
 * the book (chapters are empty to it, images and fonts are buffers). Its clock and its random UUID reach only fields that no template prints.
 */
class Packager extends EPub {
  readonly #resources: readonly Resource[]
  readonly #date: Date

  constructor(container: Container) {
    const options = {
      title: container.metadata.title,
      author: [],
      publisher: container.metadata.publisher,
      lang: container.metadata.languages[0],
      date: `${fullDate(container.metadata.date)}T00:00:00Z`,
      css: container.css,
      version: 3,
      chapterXHTML: '<%- xhtml %>',
      contentOPF: '<%- packageDocument %>',
      tocXHTML: '<%- navigation %>',
      tocNCX: '<%- ncx %>',
      packageDocument: container.packageDocument,
      navigation: container.navigation,
      ncx: container.ncx,
    }
    super(options, container.pages.map(({ file, xhtml }) => ({ title: file, content: '', filename: file, xhtml })))
    this.#resources = container.resources
    // Zip knows no year before 1980; JSZip writes the UTC fields.
    const date = new Date(`${fullDate(container.metadata.date)}T00:00:00Z`)
    this.#date = Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1980 ? new Date(Date.UTC(1980, 0, 1)) : date
  }

  /** Nothing is downloaded: fonts and images are written from memory. */
  protected override async downloadAllFonts(): Promise<void> {
    for (const { path, bytes } of this.#resources) this.zip.file(`OEBPS/${path}`, bytes)
    return Promise.resolve()
  }

  protected override async downloadAllImages(): Promise<void> {
    return Promise.resolve()
  }

  protected override async makeCover(): Promise<void> {
    return Promise.resolve()
  }

  /** The bytes: mimetype first and stored, no folders, one date, DOS attributes. The deflate is JSZip's own, so it is the same everywhere. */
  async bytes(): Promise<Uint8Array> {
    await this.render()
    const entries = this.zip.files
    for (const [name, entry] of Object.entries(entries)) {
      if (entry.dir) delete entries[name]
      else entry.date = this.#date
    }
    return this.zip.generateAsync({ type: 'uint8array', platform: 'DOS', mimeType: 'application/epub+zip', compression: 'DEFLATE', compressionOptions: { level: 9 } })
  }
}

/** Packs the container; the same input gives the same bytes on any machine, at any time. */
export async function packContainer(container: Container): Promise<Uint8Array> {
  return new Packager(container).bytes()
}

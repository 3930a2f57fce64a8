import { createHash } from 'node:crypto'
import type { Book } from '../model/book.ts'
import { countText } from '../model/edition-text.ts'
import type { Edition } from '../model/edition.ts'
import { fillIndexes } from '../model/filled-indexes.ts'
import type { PageMap } from '../model/page-map.ts'
import type { FileDigest, Manifest, StableSection } from '../model/releases.ts'
import type { Output } from './publish.ts'

/** What a release was made of, and with. */
export interface ReleaseMade {
  readonly book: Book
  readonly edition: Edition
  readonly pageMap: PageMap
  readonly output: Output
  /** Ids that readers may link to. */
  readonly sections: readonly StableSection[]
  readonly program: Manifest['program']
  readonly browser: Manifest['browser']
  /** The bytes of each font of the house, in its order. */
  readonly fonts: readonly Uint8Array[]
}

/** The manifest of a release. */
export function manifestOf({ book, edition, pageMap, output, sections, program, browser, fonts }: ReleaseMade): Manifest {
  const { title, uuid, isbn, date, release } = edition.metadata
  if (release === undefined) throw new Error('this edition is no release')
  const { characters, notes } = countText(fillIndexes(edition, pageMap))
  const { node, icu = '', unicode = '' } = process.versions
  const documents = sections.flatMap(({ kind, id }) => (kind === 'document' ? (book.documents.get(id) ?? []) : [])).map(({ id, number }) => ({ id, number }))
  return {
    format: 1,
    version: release.version, date, note: release.note, title, uuid, isbn, pages: pageMap.pages.length, characters, notes,
    program, runtime: { node, icu, unicode }, browser,
    fonts: book.house.fonts.map(({ family, fileName, weight, style, origin }, index) => ({ family, file: fileName, weight, style, origin, sha256: sha256(fonts[index] ?? '') })),
    styles: stylesOf(book), inputs: inputsOf(book), outputs: digestsOf(output), documents, sections,
  }
}

/** A manifest as it is written. */
export function writeManifest(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 1)}\n`)
}

/** Files that were made, with their digests, in the order of their names. */
export function digestsOf(output: Output): FileDigest[] {
  return byName([...output].map(([file, bytes]) => ({ file, sha256: sha256(bytes) })))
}

/** The files of the book that were read: of earlier releases what changes are told from, not the manifests, which only judge. */
export function inputsOf({ files, assets, cover, earlierFiles = [] }: Book): FileDigest[] {
  const texts = [...(files?.values() ?? [])].map(({ file, hash }) => ({ file, sha256: hash }))
  const pictures = [...assets.values(), ...(cover ? [cover.picture] : [])]
  return byName([...texts, ...earlierFiles, ...pictures.map(({ file, bytes }) => ({ file, sha256: sha256(bytes) }))])
}

/** Style sheets of the program, where the book has none of its own. */
function stylesOf({ house, citationStyle, files }: Book): FileDigest[] {
  const sheets = (['shared', 'print', 'epub', 'changes'] as const).map((name) => [`styles/${name}.css`, house.css[name]] as const)
  const csl = citationStyle.id.endsWith('.csl') ? [] : [[`styles/csl/${citationStyle.id}.csl`, citationStyle.xml] as const]
  return byName([...sheets, ...csl].flatMap(([file, text]) => (files?.has(file) ? [] : [{ file, sha256: sha256(text) }])))
}

function byName(files: FileDigest[]): FileDigest[] {
  return files.sort((a, b) => (a.file < b.file ? -1 : 1))
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

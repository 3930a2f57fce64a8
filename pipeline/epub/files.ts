import type { Edition, Section } from '../model/edition.ts'
import { property, visitElements, type Parent } from './tree.ts'

/** Name of the navigation document: it stands in the spine in place of the contents. */
export const navigationFile = 'toc.xhtml'

/** Names that the package takes for itself. */
const reserved = ['toc.xhtml', 'cover.xhtml']

/** Which file every section and every anchor of the edition is in. */
export interface Files {
  /** Section id → file name in OEBPS/. */
  readonly ofSection: ReadonlyMap<string, string>
  /** Anchor id of the edition → file and id there. */
  readonly anchors: ReadonlyMap<string, { readonly file: string; readonly id: string }>
  /** Asset key of the edition → path in OEBPS/; only assets that a section shows. */
  readonly images: ReadonlyMap<string, string>
}

/** Lays the edition out in files: one for each section, the contents in the navigation document. */
export function layFiles(edition: Edition): Files {
  const ofSection = new Map<string, string>()
  const anchors = new Map<string, { file: string; id: string }>()
  const images = new Map<string, string>()
  const names = new Set(reserved)
  for (const section of edition.sections) {
    const file = section.kind === 'contents' ? navigationFile : unique(fileName(section.id), names)
    ofSection.set(section.id, file)
    collectAnchors(section, (id) => anchors.set(id, { file, id: xmlId(id) }))
  }
  const imageNames = new Set<string>()
  for (const section of edition.sections) {
    for (const tree of treesOf(section)) {
      visitElements(tree, (node) => {
        const source = node.tagName === 'img' ? property(node, 'src') : undefined
        if (source === undefined || images.has(source) || !edition.assets.has(source)) return
        images.set(source, `images/${unique(asciiName(source.split('/').at(-1) ?? source), imageNames)}`)
      })
    }
  }
  return { ofSection, anchors, images }
}

/**
 * The file of a section: named after its id alone, so that it stays the same whatever else the book has. What file names should not hold is
 * written as the number of the character (“глава” → u433-u43b-…), and a name that the package takes for itself gets another.
 */
export function fileName(section: string): string {
  const name = `${section.replace(/[^A-Za-z0-9._-]/gu, (character) => `u${(character.codePointAt(0) ?? 0).toString(16)}-`).replace(/^\.+/u, '') || 'section'}.xhtml`
  return reserved.includes(name.toLowerCase()) ? `section-${name}` : name
}

/** The body of a section and its notes. */
export function treesOf(section: Section): Parent[] {
  return [section.tree, ...section.notes.map((note): Parent => ({ type: 'root', children: [...note.children] }))]
}

/** An href from `file` to an anchor of the edition; undefined where there is no such anchor. */
export function hrefTo(files: Files, anchor: string, file: string): string | undefined {
  const target = files.anchors.get(anchor)
  if (target === undefined) return undefined
  return target.file === file ? `#${target.id}` : `${target.file}#${target.id}`
}

/** An id that XML accepts (an NCName): the edition's own wherever it is one. */
export function xmlId(id: string): string {
  const name = id.replace(/[^\p{L}\p{N}\p{M}._-]/gu, '_')
  return /^[\p{L}_]/u.test(name) ? name : `id-${name}`
}

function collectAnchors(section: Section, add: (id: string) => void): void {
  add(section.id)
  for (const note of section.notes) {
    add(note.id)
    add(note.call)
  }
  for (const tree of treesOf(section)) {
    visitElements(tree, (node) => {
      const id = property(node, 'id')
      if (id !== undefined) add(id)
    })
  }
}

/** A file name that every reading system and unpacker accepts. */
function asciiName(name: string): string {
  const ascii = name.replace(/[^A-Za-z0-9._-]/gu, '-').replace(/^\.+/u, '')
  return ascii === '' ? 'section' : ascii
}

function unique(name: string, taken: Set<string>): string {
  const [, stem = name, ending = ''] = /^(.*?)(\.[^.]*)?$/u.exec(name) ?? []
  let candidate = name
  for (let count = 2; taken.has(candidate.toLowerCase()); count++) candidate = `${stem}-${count}${ending}`
  taken.add(candidate.toLowerCase())
  return candidate
}

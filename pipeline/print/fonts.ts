import { readFile } from 'node:fs/promises'
import subsetFont from 'subset-font'
import type { Edition } from '../model/edition.ts'
import { covers, type FontFace } from '../model/house.ts'
import { digest } from './cache.ts'

/** A font as it is served to the browser. */
export interface ServedFont {
  readonly face: FontFace
  readonly path: string
  readonly bytes: Buffer
  /** Names the bytes of a file that was cut down; its glyphs may be numbered otherwise in another edition. */
  readonly cut: string | undefined
}

/** Files above this are cut down to the characters of the edition before they go to the browser: Chinese faces are 10 MB each. */
const WHOLE_UP_TO = 1_500_000

/**
 * Reads the fonts that the text needs. `identity` names the whole files, not what was cut from them: a character added in
 * one chapter changes no other chapter's pages.
 */
export async function readFonts(faces: readonly FontFace[], text: string): Promise<{ fonts: readonly ServedFont[]; identity: string }> {
  const characters = [...new Set(text)].sort()
  const identities: string[] = []
  const fonts: ServedFont[] = []
  for (const face of faces) {
    const whole = await readFile(face.path)
    identities.push(face.family, String(face.weight), face.style, digest(whole), JSON.stringify(face.coverage))
    const used = characters.filter((character) => covers(face, character.codePointAt(0) ?? 0)).join('')
    if (used === '') continue
    const path = `/font/${face.fileName}`
    if (whole.length <= WHOLE_UP_TO) {
      fonts.push({ face, path, bytes: whole, cut: undefined })
      continue
    }
    const bytes = await subsetFont(whole, used, { targetFormat: 'truetype' })
    fonts.push({ face, path, bytes, cut: digest(bytes) })
  }
  return { fonts, identity: digest(...identities) }
}

/** Every character that may be printed, for choosing and cutting the fonts. */
export function textOf(edition: Edition): string {
  const parts = ['0123456789ivxlcdm.,-\u2010\u00AD ', edition.metadata.shortTitle]
  const visit = (node: { readonly type: string; readonly value?: string; readonly children?: readonly unknown[] }): void => {
    if (node.type === 'text') parts.push(node.value ?? '')
    for (const child of node.children ?? []) visit(child as typeof node)
  }
  for (const section of edition.sections) {
    parts.push(section.runningHead)
    if (section.index) parts.push(section.index.style.noteSign, section.index.style.notesSign, section.index.style.passimWord, edition.words.continued, ':()\u2013')
    visit(section.tree as Parameters<typeof visit>[0])
    for (const note of section.notes) {
      parts.push(note.label)
      for (const child of note.children) visit(child as Parameters<typeof visit>[0])
    }
  }
  return parts.join('')
}

import { readFile } from 'node:fs/promises'
import subsetFont from 'subset-font'
import type { Edition, Section } from '../model/edition.ts'
import { covers, type FontFace } from '../model/house.ts'
import { onceFor } from '../model/standing.ts'
import { digest } from './cache.ts'
import { proofCharacters } from './proof-marks.ts'

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

export interface ReadFonts {
  readonly fonts: readonly ServedFont[]
  readonly identity: string
}

/**
 * Reads the fonts that the characters (each once, sorted) need. `identity` names the whole files, not what was cut from them: a character added in
 * one chapter changes no other chapter's pages.
 */
export async function readFonts(faces: readonly FontFace[], characters: string): Promise<ReadFonts> {
  const identities: string[] = []
  const fonts: ServedFont[] = []
  for (const face of faces) {
    const whole = await readFile(face.path)
    identities.push(face.family, String(face.weight), face.style, digest(whole), JSON.stringify(face.coverage))
    const used = [...characters].filter((character) => covers(face, character.codePointAt(0) ?? 0)).join('')
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
export function charactersOf(edition: Edition): string {
  const characters = new Set(`0123456789ivxlcdm.,-\u2010\u00AD ${edition.metadata.shortTitle}`)
  for (const section of edition.sections) for (const character of charactersOfSection(section)) characters.add(character)
  for (const character of proofCharacters(edition)) characters.add(character)
  if (edition.sections.some(({ index }) => index)) for (const character of edition.words.continued) characters.add(character)
  return [...characters].sort().join('')
}

/** The characters of a section, its running head and its notes, each once. */
export const charactersOfSection = onceFor((section: Section): ReadonlySet<string> => {
  const characters = new Set(section.runningHead)
  const visit = (node: { readonly type: string; readonly value?: string; readonly children?: readonly unknown[] }): void => {
    if (node.type === 'text') for (const character of node.value ?? '') characters.add(character)
    for (const child of node.children ?? []) visit(child as typeof node)
  }
  for (const character of section.index ? [section.index.style.noteSign, section.index.style.notesSign, section.index.style.passimWord, ':()\u2013'].join('') : '') characters.add(character)
  visit(section.tree as Parameters<typeof visit>[0])
  for (const note of section.notes) {
    for (const character of note.label) characters.add(character)
    for (const child of note.children) visit(child as Parameters<typeof visit>[0])
  }
  return characters
})

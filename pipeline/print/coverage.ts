import type { Element, ElementContent, Root } from 'hast'
import { drawsNothing } from '../model/characters.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Edition, Section } from '../model/edition.ts'
import { covers, type FontFace } from '../model/house.ts'
import { placeOf } from './audit.ts'
import { charactersOfSection } from './fonts.ts'

/**
 * Characters of the edition that none of the house's fonts has. The check has looked at the manuscript already; this looks at all
 * that is printed, what the press generates too, since the browser does not survive a character for which it has no font.
 */
export function uncovered(edition: Edition): Diagnostic[] {
  const { fonts } = edition.house
  const messages: Diagnostic[] = []
  const seen = new Set<string>()
  const look = (section: Section, text: string, block: string): void => {
    for (const character of text) {
      if (seen.has(character)) continue
      seen.add(character)
      const code = character.codePointAt(0) ?? 0
      if (drawsNothing.test(character) || fonts.some((font) => covers(font, code))) continue
      messages.push(diagnostic('glyph-covered', `No font of the house has “${character}” (U+${code.toString(16).toUpperCase().padStart(4, '0')}), which “${section.title}” prints.`, placeOf(section, block)))
    }
  }
  const visit = (section: Section, node: Root | ElementContent, block: string): void => {
    if (node.type === 'text') return look(section, node.value, block)
    if (node.type !== 'element' && node.type !== 'root') return
    for (const child of node.children) if (child.type !== 'doctype') visit(section, child, blockOf(child) ?? block)
  }
  for (const section of edition.sections) {
    if (isCovered(section, fonts)) continue
    look(section, section.runningHead, '')
    visit(section, section.tree, '')
    for (const note of section.notes) for (const child of note.children) visit(section, child, blockOf(child) ?? '')
  }
  return messages
}

/** Whether the fonts have every character of a section; asked once of a section that stands. */
function isCovered(section: Section, fonts: readonly FontFace[]): boolean {
  const last = covered.get(section)
  if (last?.fonts === fonts) return last.isCovered
  const answer = [...charactersOfSection(section)].every((character) => drawsNothing.test(character) || fonts.some((font) => covers(font, character.codePointAt(0) ?? 0)))
  covered.set(section, { fonts, isCovered: answer })
  return answer
}
const covered = new WeakMap<Section, { readonly fonts: readonly FontFace[]; readonly isCovered: boolean }>()

function blockOf(node: Element | { readonly type: string }): string | undefined {
  const block = 'properties' in node ? (node.properties['dataBlock'] ?? node.properties['data-block']) : undefined
  return block === undefined || block === null ? undefined : String(block)
}

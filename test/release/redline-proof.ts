import type { ElementContent, Nodes } from 'hast'
import { expect } from 'vitest'
import type { Book } from '../../pipeline/model/book.ts'
import type { Edition, Section } from '../../pipeline/model/edition.ts'
import type { KeptBlock } from '../../pipeline/model/kept-edition.ts'
import { compareEditions, keepEdition, redline } from '../../pipeline/release/index.ts'
import { compiled } from '../compile/book.ts'
import { mannerOf } from './manner.ts'

export const made = (book: Book): Edition => compiled(book).edition
export const between = (old: Edition, edition: Edition): Edition => redline(edition, compareEditions({ kept: keepEdition(old) }, { kept: keepEdition(edition) }), mannerOf('en'))

/** The text blocks of nodes as one of the two editions had them: of `gone` classes nothing is read. */
export function blocksOf(nodes: readonly Nodes[], gone: readonly string[]): string[] {
  const blocks: string[] = []
  const has = (node: Nodes, names: readonly string[]): boolean => node.type === 'element' && Array.isArray(node.properties['className']) && node.properties['className'].some((name) => names.includes(String(name)))
  const textOf = (node: Nodes): string => {
    if (node.type === 'text') return node.value.replaceAll('\u00AD', '').normalize('NFC')
    return !('children' in node) || has(node, [...gone, 'note-call', 'slot', 'redline-label']) ? '' : node.children.map((child) => textOf(child)).join('')
  }
  const walk = (node: Nodes): void => {
    if (node.type !== 'element' && node.type !== 'root') return
    if (node.type !== 'element' || node.properties['dataBlock'] === undefined) return node.children.forEach((child) => walk(child))
    if (has(node, gone) || has(node, ['segment-number', 'redline-label']) || node.tagName === 'text') return
    const text = textOf(node).trim()
    if (text !== '') blocks.push(text)
  }
  nodes.forEach((node) => walk(node))
  return blocks
}

const kept = (blocks: readonly KeptBlock[]): string[] => blocks.filter(({ counted, element, text }) => !counted && element !== 'text' && text.trim() !== '').map(({ text }) => text.trim())
/** What stands in its new place is no text of the old edition, what stands in its old place none of the new. */
export const asOld = ['redline-in', 'redline-moved']
export const asNew = ['redline-out']

/** Holds a redline against both editions, block by block in their order, notes with them. Returns how many blocks were compared. */
export function prove(old: Edition, edition: Edition): number {
  const marked = between(old, edition)
  const bodies = (sections: readonly Section[]): Section[] => sections.filter(({ id, kind }) => id !== 'redline-about' && !/^(?:contents|index|list-of-|calendar)/u.test(kind))
  const [kOld, kNew] = [keepEdition(old), keepEdition(edition)].map(({ sections }) => sections.filter(({ kind }) => !/^(?:contents|index|list-of-|calendar)/u.test(kind)))
  const texts = (gone: readonly string[]): string[] => bodies(marked.sections).flatMap(({ tree }) => blocksOf([tree], gone))
  expect(texts(asNew)).toEqual(kNew!.flatMap(({ blocks }) => kept(blocks)))
  expect(texts(asOld)).toEqual(kOld!.flatMap(({ blocks }) => kept(blocks)))
  const notes = (gone: readonly string[]): string[] => bodies(marked.sections).flatMap((section) => section.notes.flatMap(({ children }) => blocksOf(children as readonly ElementContent[], gone))).sort()
  expect(notes(asNew)).toEqual(kNew!.flatMap((section) => section.notes.flatMap(({ blocks }) => kept(blocks))).sort())
  expect(notes(asOld)).toEqual(kOld!.flatMap((section) => section.notes.flatMap(({ blocks }) => kept(blocks))).sort())
  return kNew!.reduce((sum, { blocks }) => sum + blocks.length, 0)
}

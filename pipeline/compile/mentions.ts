import type { Element, ElementContent, ElementData, Parents, Text } from 'hast'
import { visit } from 'unist-util-visit'
import type { Place } from '../model/diagnostics.ts'
import type { DraftNote } from './draft.ts'
import { element, hasClass, text } from './elements.ts'

/** A mark of an index, `:index[words]{…}`. */
export interface IndexMark {
  readonly words: string
  /** The words as they are printed. */
  readonly heading: readonly ElementContent[]
  readonly of: string | undefined
  readonly sub: string | undefined
  readonly sort: string | undefined
  readonly see: readonly string[]
  readonly seeAlso: readonly string[]
  readonly range: 'start' | 'end' | undefined
  readonly isMain: boolean
  readonly place: Place
}

/** A place of a section that indexes may lead to, in the order of the text: a name of the register, or a mark. */
export interface Mention {
  readonly section: string
  readonly anchor: string
  /** Label of the note that it stands in. */
  readonly note: string | undefined
  readonly what: { readonly name: string } | { readonly mark: IndexMark }
}

/**
 * Sets marks onto the words they stand at: the word behind, where no space parts them, else the word before. An empty anchor could be left
 * on another page than the word it means; a word has the page that it is printed on. Marks that are a paragraph by themselves belong to
 * the first word below, those that close a range to the last word above.
 */
export function setMarks(tree: Parents): void {
  const children = tree.children as ElementContent[]
  for (let at = 0; at < children.length; at++) {
    const child = children[at]
    if (child?.type !== 'element' || isMark(child)) continue
    const alone = marksAlone(child)
    if (!alone) setMarks(child)
    else {
      children.splice(at, 1)
      const ends = alone.filter(({ range }) => range === 'end')
      const others = alone.filter(({ range }) => range !== 'end')
      if (!setOnWord(children, 'last', ends, 0, at)) setOnWord(children, 'first', ends, at)
      if (!setOnWord(children, 'first', others, at)) setOnWord(children, 'last', others, 0, at)
      at--
    }
  }
  for (let at = 0; at < children.length; at++) {
    if (!isMark(children[at])) continue
    let end = at + 1
    while (isMark(children[end]) || (isSpace(children[end]) && isMark(children[end + 1]))) end++
    const marks = children.splice(at, end - at).flatMap((child) => (child.type === 'element' ? (child.data?.marks ?? []) : []))
    if (!setBeside(children, at, marks) && tree.type === 'element') carry(tree, marks)
    at = Math.max(-1, at - 2)
  }
}

function isMark(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && node.tagName === 'span' && node.data?.marks !== undefined && node.children.length === 0
}

function isSpace(node: ElementContent | undefined): node is Text {
  return node?.type === 'text' && node.value.trim() === ''
}

/** The marks of a paragraph that holds nothing else. */
function marksAlone(node: Element): IndexMark[] | undefined {
  if (node.tagName !== 'p' || !node.children.every((child) => isMark(child) || isSpace(child))) return undefined
  const marks = node.children.flatMap((child) => (isMark(child) ? (child.data?.marks ?? []) : []))
  return marks.length > 0 ? marks : undefined
}

/** Sets the marks that stood before child number `at`; false where there is no word. */
function setBeside(children: ElementContent[], at: number, marks: readonly IndexMark[]): boolean {
  const [before, behind] = [children[at - 1], children[at]]
  const isOpen = before === undefined || (before.type === 'text' && /\s$/u.test(before.value))
  if (isOpen && before && behind?.type === 'text') behind.value = behind.value.trimStart()
  const joins = behind?.type === 'text' ? (isOpen ? /^\S/u : /^[\p{L}\p{N}]/u).test(behind.value) : isOpen
  return (joins && setOnWord(children, 'first', marks, at, at + 1)) || setOnWord(children, 'last', marks, 0, at) || setOnWord(children, 'first', marks, at)
}

/** The words of a text, with their places. Chinese and Japanese put no space between them: there a character is enough. */
function wordsOf(value: string): RegExpExecArray[] {
  return [...value.matchAll(word)].filter(([found]) => /[\p{L}\p{N}]/u.test(found))
}

const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu

/** Sets marks onto the first or last word of the children from number `from` to before `to`; false where they have none. */
function setOnWord(children: ElementContent[], edge: 'first' | 'last', marks: readonly IndexMark[], from = 0, to = children.length): boolean {
  if (marks.length === 0) return true
  const numbers = [...children.keys()].slice(from, to)
  for (const at of edge === 'first' ? numbers : numbers.reverse()) {
    const child = children[at]
    if (child?.type === 'text') {
      const found = wordsOf(child.value).at(edge === 'first' ? 0 : -1)
      if (!found) continue
      const end = found.index + found[0].length
      const set = marked(element('span', {}, found[0]), marks)
      children.splice(at, 1, ...[text(child.value.slice(0, found.index)), set, text(child.value.slice(end))].filter((node) => node.type === 'element' || node.value !== ''))
      return true
    }
    if (child?.type !== 'element' || hasClass(child, 'note-call') || child.tagName === 'svg' || child.tagName === 'rt') continue
    const [only] = child.children
    if (child.children.length === 1 && only?.type === 'text' && inline.has(child.tagName) && wordsOf(only.value).length === 1 && !/\s/u.test(only.value)) return carry(child, marks), true
    if (setOnWord(child.children, edge, marks)) return true
  }
  return false
}

const inline = new Set(['a', 'em', 'span', 'strong'])

function carry(node: Element, marks: readonly IndexMark[]): void {
  marked(node, [...(node.data?.marks ?? []), ...marks])
}

/** Gives an element its marks. */
export function marked(node: Element, marks: readonly IndexMark[]): Element {
  node.data = { ...node.data, marks } as ElementData
  return node
}

/**
 * Takes names and marks off a finished section and gives each an anchor there: the id that its element has, or `<section>--x-<what>-<n>`,
 * counted by what is mentioned, so that an edit moves no other’s. Notes count where they are called.
 */
export function takeMentions(body: Element, notes: readonly DraftNote[], section: string): Mention[] {
  const called = new Map(notes.map((note) => [note.call, note]))
  const counts = new Map<string, number>()
  const mentions: Mention[] = []
  const look = (tree: Parents, note: string | undefined): void => {
    visit(tree, 'element', (node) => {
      const { dataMention: name, id } = node.properties
      const marks = node.data?.marks ?? []
      delete node.properties['dataMention']
      if (typeof name === 'string' || marks.length > 0) {
        const what = typeof name === 'string' ? name : 'mark'
        const count = (counts.get(what) ?? 0) + 1
        const anchor = typeof id === 'string' ? id : `${section}--x-${what}-${count}`
        if (anchor !== id) counts.set(what, count)
        node.properties['id'] = anchor
        if (typeof name === 'string') mentions.push({ section, anchor, note, what: { name } })
        for (const mark of marks) mentions.push({ section, anchor, note, what: { mark } })
      }
      const inner = typeof id === 'string' && hasClass(node, 'note-call') ? called.get(id) : undefined
      if (inner) look({ type: 'root', children: inner.children }, inner.label)
    })
  }
  look(body, undefined)
  return mentions
}

import type { Element, ElementContent, Properties, Text } from 'hast'
import type { CorrectionWords } from '../model/correction-words.ts'
import type { Words } from '../model/words.ts'

/** How what changed is printed: in whose words, and what is known of the languages in it. */
export interface PrintManner {
  readonly words: Words
  readonly corrections: CorrectionWords
  /** BCP 47, of the words. */
  readonly lang: string
  readonly directionOf: (tag: string) => 'ltr' | 'rtl'
  /** An ISO date in the words of that language. */
  readonly dateOf: (iso: string) => string
  /** A text in the language `lang`, parted where its language is another. */
  readonly runsOf: (text: string, lang: string) => readonly { readonly tag: string | undefined; readonly text: string }[]
}

/** An element; strings among the children become text. */
export function element(tagName: string, properties: Properties, ...children: readonly (ElementContent | string)[]): Element {
  return { type: 'element', tagName, properties, children: children.map((child): ElementContent => (typeof child === 'string' ? textOf(child) : child)) }
}

function textOf(value: string): Text {
  return { type: 'text', value }
}

/** Plain text of an edition as hast: runs in another language than `lang` have their own, and their direction. */
export function inLanguages(text: string, lang: string, { runsOf, directionOf }: PrintManner): ElementContent[] {
  return runsOf(text, lang).map((run) => (run.tag === undefined || run.tag === lang ? textOf(run.text) : element('span', { lang: run.tag, dir: directionOf(run.tag) }, run.text)))
}

/** A sentence of the catalogue with content in the places of `{}`, in their order. */
export function sentence(pattern: string, ...parts: readonly (readonly ElementContent[] | string)[]): ElementContent[] {
  return pattern.split('{}').flatMap((words, index): ElementContent[] => {
    const part = index === 0 ? [] : (parts[index - 1] ?? [])
    return [...(typeof part === 'string' ? [textOf(part)] : part), ...(words === '' ? [] : [textOf(words)])]
  })
}

/** The same as plain text. */
export function plainSentence(pattern: string, ...parts: readonly string[]): string {
  let next = 0
  return pattern.replace(/\{\}/gu, () => parts[next++] ?? '')
}

export function classesOf({ properties: { className } }: Element): readonly string[] {
  return Array.isArray(className) ? className.map(String) : []
}

export function hasClass(node: Element, name: string): boolean {
  return classesOf(node).includes(name)
}

/** Adds a class to an element of a tree that is being made. */
export function addClass(node: Element, name: string): void {
  node.properties['className'] = [...classesOf(node), name]
}

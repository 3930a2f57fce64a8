import type { Element } from 'hast'
import type { Words } from '../model/words.ts'
import { xmlId } from './files.ts'
import { element, hasClass, property, text, textOf, visitElements, type Parent } from './tree.ts'

/** Vertical texts may be wider than the screen: a reader without a pointer must reach them to scroll. */
export function openVertical(tree: Parent): void {
  visitElements(tree, (node) => {
    if (hasClass(node, 'vertical-rl') || hasClass(node, 'vertical-lr')) node.properties['tabIndex'] = 0
  })
}

/**
 * Links the sides of every aligned segment to each other. On a narrow screen they stand one below the other, original first; an
 * arrow at the end of each leads to the partner, for readers who cannot see that they stand together. It has no number: that would
 * run into the call of a note before it.
 */
export function linkPartners(tree: Parent, words: Words, lang: string): void {
  visitElements(tree, (segment) => {
    if (!hasClass(segment, 'segment')) return undefined
    const id = property(segment, 'id')
    const original = childWith(segment, 'original')
    const translations = segment.children.filter((child): child is Element => child.type === 'element' && hasClass(child, 'translation'))
    if (id === undefined || original === undefined || translations.length === 0) return false
    const numbered = childWith(segment, 'segment-number')
    const number = numbered ? textOf(numbered).trim() : ''
    original.properties['id'] ??= `${id}--original`
    translations.forEach((translation, index) => {
      translation.properties['id'] ??= `${id}--translation${index === 0 ? '' : `-${index + 1}`}`
      addPartner(original, translation, words.translation, number, lang)
      addPartner(translation, original, words.original, number, lang)
    })
    return false
  })
}

function addPartner(side: Element, partner: Element, name: string, number: string, lang: string): void {
  const last = side.children.findLast((child): child is Element => child.type === 'element')
  const link = element('a', {
    className: ['partner'],
    href: `#${xmlId(property(partner, 'id') ?? '')}`,
    dataResolved: 'true',
    lang,
    dir: 'ltr',
    ariaLabel: number === '' ? name : `${number}, ${name}`,
  }, [text('↔')])
  if (last?.tagName === 'p') last.children.push(text('\u00A0'), link)
  else side.children.push(element('p', { className: ['partner-line'] }, [link]))
}

function childWith(parent: Element, className: string): Element | undefined {
  return parent.children.find((child): child is Element => child.type === 'element' && hasClass(child, className))
}

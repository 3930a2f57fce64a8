import type { Element, ElementContent, Root, Text } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import rehypeSanitize from 'rehype-sanitize'
import { scriptOfTag, type Script } from '../language/scripts.ts'
import { cutAtTitles, type PrintedTitle } from './citation-titles.ts'
import { element, language, text } from './elements.ts'
import { withLanguages } from './languages.ts'

/**
 * citeproc's HTML as hast: parsed, read through an allow-list, italics and bold as em and strong, addresses as links,
 * titles marked with their language and leading to the bibliography, other runs in other scripts marked with their language (one of
 * `languages` that is written in that script).
 */
export function citationHtml(html: string, languages: readonly string[], { titles = [], anchors }: CitationLinks = {}): ElementContent[] {
  const parsed = fromHtml(html, { fragment: true })
  const sanitise = rehypeSanitize({
    tagNames: ['i', 'b', 'em', 'strong', 'sup', 'sub', 'span', 'div'], attributes: { span: ['style', 'dataWork'] }, clobberPrefix: '', protocols: {}, strip: ['script', 'style'],
  })
  const clean: Root = sanitise(parsed)
  return merge(convert(clean.children as ElementContent[], { languages, titles, anchors, linked: new Set() }, false))
}

/** What in a citation leads to the bibliography: titles, looked for by their words, and what is marked with the number of its work. */
interface CitationLinks {
  readonly titles?: readonly PrintedTitle[]
  readonly anchors?: ((mark: number) => string | undefined) | undefined
}

/** What a citation's text is read with. */
interface Cited extends Required<CitationLinks> {
  readonly languages: readonly string[]
  readonly linked: Set<string>
}

function convert(nodes: readonly ElementContent[], cited: Cited, italic: boolean): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return linked(node.value).flatMap((part) => (part.type === 'text' ? titled(part.value, cited) : [part]))
    if (node.type !== 'element') return []
    const style = String(node.properties['style'] ?? '').replace(/\s/gu, '')
    if (node.tagName === 'i' || node.tagName === 'em' || style.includes('font-style:italic')) return emphasis(convert(node.children, cited, true))
    const anchor = node.properties['dataWork'] === undefined ? undefined : cited.anchors?.(Number(node.properties['dataWork']))
    if (anchor !== undefined) return [element('a', { className: ['cite'], href: `#${anchor}` }, ...convert(node.children, cited, italic))]
    const children = convert(node.children, cited, italic && !style.includes('font-style:normal'))
    // Upright inside italics: emphasis within emphasis is set upright.
    if (style.includes('font-style:normal') && italic) return [element('em', {}, ...children)]
    if (node.tagName === 'b' || node.tagName === 'strong') return [element('strong', {}, ...children)]
    if (node.tagName === 'sup' || node.tagName === 'sub') return [element(node.tagName, {}, ...children)]
    if (style.includes('font-variant:small-caps')) return [element('span', { className: ['small-caps'] }, ...children)]
    return children
  })
}

function titled(value: string, { languages, titles, linked }: Cited): ElementContent[] {
  return cutAtTitles(value, titles, linked).flatMap(({ text: words, title }): ElementContent[] => {
    const inner = title?.lang === undefined ? withLanguages(words, languages) : [text(words)]
    const properties = title?.lang === undefined ? {} : language(title.lang)
    if (title?.anchor !== undefined) return [element('a', { className: ['cite'], href: `#${title.anchor}`, ...properties }, ...inner)]
    return title?.lang === undefined ? inner : [element('span', properties, ...inner)]
  })
}

/** Scripts that have an italic. */
const slanted: readonly Script[] = ['Latn', 'Cyrl', 'Grek']

/** Italics; what is in a script that has none stays outside them. */
function emphasis(children: ElementContent[]): ElementContent[] {
  const result: ElementContent[] = []
  let open: Element | undefined
  for (const child of children) {
    if (child.type === 'element' && child.properties['lang'] !== undefined && !slanted.includes(scriptOfTag(String(child.properties['lang'])))) {
      result.push(child)
      open = undefined
    } else if (open) open.children.push(child)
    else result.push((open = element('em', {}, child)))
  }
  return result.map(withoutSpan)
}

/** Italics that are wholly in one language say so themselves. */
function withoutSpan(node: ElementContent): ElementContent {
  const only = node.type === 'element' && node.tagName === 'em' && node.children.length === 1 ? node.children[0] : undefined
  return only?.type === 'element' && only.tagName === 'span' && only.properties['lang'] !== undefined ? { ...only, tagName: 'em' } : node
}

/** Cuts http(s) addresses out of text as links; closing punctuation stays outside. */
function linked(value: string): (Text | Element)[] {
  return value.split(/(https?:\/\/[^\s<>“”]*[^\s<>“”.,;:)\]])/u).flatMap((part, index): (Text | Element)[] => (part === '' ? [] : index % 2 === 1 ? [element('a', { href: part }, part)] : [text(part)]))
}

function isLink(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && node.tagName === 'a'
}

function merge(nodes: readonly ElementContent[]): ElementContent[] {
  const merged: ElementContent[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (node.type === 'text' && last?.type === 'text') last.value += node.value
    // Year and letter, 1986a, are one link.
    else if (isLink(node) && isLink(last) && node.properties['href'] === last.properties['href']) last.children = merge([...last.children, ...node.children])
    else merged.push(node)
  }
  while (merged[0]?.type === 'text' && merged[0].value.trim() === '') merged.shift()
  while (merged.at(-1)?.type === 'text' && (merged.at(-1) as Text).value.trim() === '') merged.pop()
  const [first, last] = [merged[0], merged.at(-1)]
  if (first?.type === 'text') first.value = first.value.trimStart()
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return merged
}

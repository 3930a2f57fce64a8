import type { Element, ElementContent, Properties, Root } from 'hast'
import { toXast } from 'hast-util-to-xast'
import { toXml } from 'xast-util-to-xml'
import { element, property, text, visitElements } from './tree.ts'

/** A page of the EPUB before it is written out. */
export interface Page {
  readonly title: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** `epub:type` of the body. */
  readonly type?: string | undefined
  readonly children: readonly ElementContent[]
}

/** The whole tree of a page. */
export function pageTree(page: Page): Root {
  const head = element('head', {}, [
    element('title', {}, [text(page.title)]),
    element('link', { rel: ['stylesheet'], type: 'text/css', href: 'style.css' }),
  ])
  const body = element('body', page.type === undefined ? {} : { 'epub:type': page.type }, page.children)
  const html = element('html', { 'xmlns:epub': 'http://www.idpf.org/2007/ops', lang: page.lang, dir: page.dir }, [head, text('\n'), body, text('\n')])
  const root: Root = { type: 'root', children: [html] }
  visitElements(root, tidyProperties)
  return root
}

/** XML text of a page, with declaration and doctype; the same tree gives the same text. */
export function writeXhtml(tree: Root): string {
  const xml = toXml(toXast(tree), { closeEmptyElements: true })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n${xml}\n`
}

/** `xml:lang` beside every `lang`; the compiler's own `data-*` attributes go, the stylesheet's stays. */
function tidyProperties(node: Element): void {
  const tidy: Properties = {}
  for (const [name, value] of Object.entries(node.properties)) {
    if (/^data[A-Z-]/u.test(name) && name !== 'dataColumn') continue
    // SVG 2 knows it as an attribute too, but EPUB's schemas are of SVG 1.1, where it can only be a style.
    if (name === 'paintOrder') {
      tidy['style'] = [property(node, 'style'), `paint-order: ${String(value)}`].filter((rule) => rule !== undefined).join('; ')
      continue
    }
    tidy[name] = value
    if (name === 'lang') tidy['xmlLang'] = property(node, 'lang')
  }
  node.properties = tidy
}

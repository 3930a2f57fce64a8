import type { Element } from 'xast'
import { elementsWhere, xmlText, type OpenedEpub } from '../../pipeline/epub/reading.ts'
import { lintIndexes } from './lint-indexes.ts'
import { lintText } from './lint-text.ts'
import { publishingRoles, relators, structuralSemantics } from './vocabulary.ts'

/** What the press asks of its EPUBs and no outside judge looks at. Each finding is a line; none: the book is right. */
export function lint(opened: OpenedEpub): string[] {
  const files = [...opened.files.keys()].filter((name) => name.endsWith('.xhtml')).map((name) => name.replace('OEBPS/', ''))
  const trees = new Map(files.map((file) => [file, opened.xml(file)!]))
  const elements = files.flatMap((file) => elementsWhere(trees.get(file)!, () => true).map((node) => ({ file, node })))
  const ids = new Set(elements.flatMap(({ file, node }) => (node.attributes['id'] ? [`${file}#${node.attributes['id']}`] : [])))
  const at = ({ file, node }: { file: string; node: Element }): string => `${file} <${node.name}${node.attributes['id'] ? ` id="${node.attributes['id']}"` : ''}>`
  const findings: string[] = []

  for (const place of elements) {
    const { file, node } = place
    const type = node.attributes['epub:type']
    for (const word of type?.split(/\s+/u) ?? []) if (!structuralSemantics.has(word)) findings.push(`${at(place)}: unknown epub:type ${word}`)
    const role = node.attributes['role']
    if (role?.startsWith('doc-') && !publishingRoles.has(role)) findings.push(`${at(place)}: unknown role ${role}`)
    const href = node.attributes['href']
    if (node.name === 'a' && href === undefined) findings.push(`${at(place)}: link without target`)
    if (node.name === 'a' && href && !/^(?:https?|mailto):/u.test(href) && !leads(href, file)) findings.push(`${at(place)}: ${href} leads nowhere`)
    if ((node.attributes['lang'] ?? '') !== (node.attributes['xml:lang'] ?? '')) findings.push(`${at(place)}: lang without xml:lang`)
    if (/^(?:ar|fa|ug)(?!-(?:Latn|Cyrl))(?:$|-)/u.test(node.attributes['lang'] ?? '') && node.attributes['dir'] !== 'rtl') findings.push(`${at(place)}: right-to-left language without dir`)
    if (node.name === 'img' && !node.attributes['alt']) findings.push(`${at(place)}: image without alternative text`)
    if (node.name === 'th' && !node.attributes['scope']) findings.push(`${at(place)}: head of a table without scope`)
    if (Object.keys(node.attributes).some((name) => name.startsWith('data-') && name !== 'data-column')) findings.push(`${at(place)}: compiler's own attribute left`)
    if (type === 'noteref' && !elements.some((note) => note.file === file && note.node.attributes['epub:type'] === 'footnote' && href === `#${note.node.attributes['id'] ?? ''}`)) findings.push(`${at(place)}: a call without a note`)
    if (type === 'noteref' && node.children.some((child) => child.type !== 'text')) findings.push(`${at(place)}: a note call holds text only`)
    if (type === 'footnote' && !elementsWhere(node, (inner) => inner.attributes['role'] === 'doc-backlink').some((link) => calls(elements, file, node, link))) findings.push(`${at(place)}: its backlink does not lead to its call`)
  }
  if (elements.some(({ node }) => xmlText(node).includes('\u00AD'))) findings.push('a soft hyphen is left')
  return [...findings, ...lintPageList(opened, elements), ...lintRoles(opened), ...files.flatMap((file) => lintIndexes(file, trees.get(file)!)), ...lintText(opened)]

  function leads(href: string, file: string): boolean {
    const [path = '', fragment] = href.split('#')
    const target = path === '' ? file : path
    return fragment === undefined ? trees.has(target) : ids.has(`${target}#${fragment}`)
  }
}

function calls(elements: readonly { file: string; node: Element }[], file: string, note: Element, link: Element): boolean {
  const call = elements.find((place) => place.file === file && `#${place.node.attributes['id'] ?? ''}` === link.attributes['href'])
  return call?.node.attributes['href'] === `#${note.attributes['id'] ?? ''}`
}

/** The list of pages is in the order of the spine and of the text. */
function lintPageList(opened: OpenedEpub, elements: readonly { file: string; node: Element }[]): string[] {
  const opf = opened.xml('content.opf')!
  const items = new Map(elementsWhere(opf, (node) => node.name === 'item').map((node) => [node.attributes['id'], node.attributes['href'] ?? '']))
  const spine = elementsWhere(opf, (node) => node.name === 'itemref').map((node) => items.get(node.attributes['idref']) ?? '')
  const inText = spine.flatMap((file) => elements.filter((place) => place.file === file && place.node.attributes['epub:type'] === 'pagebreak').map(({ node }) => `${file}#${node.attributes['id'] ?? ''}`))
  const list = elementsWhere(opened.xml('toc.xhtml')!, (node) => node.attributes['epub:type'] === 'page-list')[0]
  const listed = list ? elementsWhere(list, (node) => node.name === 'a').map((node) => node.attributes['href'] ?? '') : []
  return inText.join(' ') === listed.join(' ') ? [] : [`the list of pages is ${listed.join(' ')}, the text has ${inText.join(' ')}`]
}

function lintRoles(opened: OpenedEpub): string[] {
  const metas = elementsWhere(opened.xml('content.opf')!, (node) => node.name === 'meta' && node.attributes['property'] === 'role')
  return metas.map((node) => xmlText(node)).filter((role) => !relators.has(role)).map((role) => `unknown MARC role ${role}`)
}

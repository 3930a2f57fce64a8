import type { Definition, Link, Node } from 'mdast'
import { lookAlike, lookAlikeScript } from '../language/look-alikes.ts'
import { diagnostic, nearest, type Diagnostic } from '../model/diagnostics.ts'
import { gatherAnchors, type Anchors } from './anchors.ts'
import { isDirective } from './directives.ts'
import type { Check } from './index.ts'
import { judgeAim } from './reference-aims.ts'
import { segmentIds } from './segments.ts'
import { placeInFile, placeOf, walk, type BookTree } from './trees.ts'

/** Links, references to documents and pages, maps: whether they lead anywhere; and ids that are given twice. */
export const checkReferences: Check = ({ book, trees, standing }) => {
  const anchors = gatherAnchors(book, standing)
  const messages: Diagnostic[] = [...anchors.messages]
  for (const tree of trees) {
    for (const node of standing.of(referring, tree)) {
      const place = placeOf(tree, node)
      const lost = (reason: string, meant: string | undefined): unknown => messages.push(diagnostic('reference-defined', reason, place, meant && `Did you mean “${meant}”?`))
      if (node.type === 'link' || node.type === 'definition') {
        const { url } = node as Link | Definition
        if (url.startsWith('#')) target(url.slice(1), anchors, lost)
        else if (!allowed(url) && !isPicture(node, url)) messages.push(diagnostic('link-allowed', `The link “${url}” is neither internal nor http, https or mailto.`, place))
        continue
      }
      if (!isDirective(node)) continue
      const { to, seg, src } = node.attributes ?? {}
      if (node.name === 'ref' && to) messages.push(...judgeAim(to, { book, anchors, standing, tree, place }))
      else if (node.name === 'locator-map') {
        for (const id of (node.attributes?.['places'] ?? '').split(/\s+/u).filter(Boolean)) {
          const name = book.names.get(id)
          if (name === undefined) lost(`The place “${id}” is not in the register of names.`, nearest(id, book.names.keys()))
          else if (name.coordinates === undefined) messages.push(diagnostic('place-located', `“${id}” has no coordinates in the register.`, place))
        }
      } else if (node.name === 'page' && to) target(to, anchors, lost)
      else if (node.name === 'doc' && to) {
        const document = book.documents.get(to)
        if (anchors.unread.has(to)) continue
        if (document !== undefined && !anchors.places.has(to)) messages.push(diagnostic('reference-defined', `The document “${to}” is in sources/ and has no place in the order of the book.`, place, `Add { document: ${to} } to \`order\` in book.yaml.`))
        else if (document === undefined) lost(`There is no document “${to}” in the book.`, nearest(to, book.documents.keys()))
        else if (seg && !segmentIds(document).has(seg)) lost(`The document “${to}” has no segment “${seg}”; it has ${segmentIds(document).size}.`, undefined)
      } else if (node.name === 'map' && src && !book.maps.has(src)) {
        const meant = nearest(src, book.maps.keys())
        messages.push(diagnostic('file-exists', `There is no map “${src}” in manuscript/.`, place, meant && `Did you mean “${meant}”?`))
      }
    }
  }
  for (const document of book.documents.values()) {
    for (const [role, party] of [['author', document.author], ['recipient', document.recipient]] as const) {
      if (party === undefined || !('name' in party) || book.names.has(party.name)) continue
      const meant = nearest(party.name, book.names.keys())
      messages.push(diagnostic('reference-defined', `The ${role} “${party.name}” is not in the register of names.`, document.yaml.at([role, 'name']), meant && `Did you mean “${meant}”?`))
    }
  }
  for (const map of book.maps.values()) {
    for (const { name } of map.places) {
      if (name === undefined || book.names.has(name)) continue
      const meant = nearest(name, book.names.keys())
      messages.push(diagnostic('reference-defined', `The place “${name}” of the map is not in the register of names.`, placeInFile(book, map.file, name), meant && `Did you mean “${meant}”?`))
    }
  }
  return messages
}

/** The nodes of a tree that lead anywhere. */
function referring(tree: BookTree): readonly Node[] {
  const found: Node[] = []
  walk(tree, (node) => {
    if (node.type === 'link' || node.type === 'definition' || isDirective(node)) found.push(node)
  })
  return found
}

function target(id: string, anchors: Anchors, lost: (reason: string, meant: string | undefined) => unknown): void {
  const decoded = decode(id)
  if (anchors.places.has(decoded) || [...anchors.unread].some((chapter) => decoded.startsWith(`${chapter}--`))) return
  lost(`There is no “${decoded}” in the book to refer to.`, nearest(decoded, anchors.places.keys()))
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

/** http(s) with a host, or a mail address. Everything else (javascript:, file:, //host, a path) is refused. */
function allowed(url: string): boolean {
  if (/[\s\p{Cc}]/u.test(url)) return false
  // A name or password before the host: none for print, and most often a host that is not what it seems.
  if (/^https?:\/\/[^/?#]*@/iu.test(url)) return false
  const [, host = ''] = /^https?:\/\/([^/?#:]*)/iu.exec(url) ?? []
  if (host.split('.').some(isDisguised)) return false
  return /^https?:\/\/[^/?#]/iu.test(url) || /^mailto:[^@\s]+@[^@\s]+$/iu.test(url)
}

/** A part of a host that is written in Cyrillic or Greek letters, of which each looks like a Latin one. */
function isDisguised(label: string): boolean {
  const letters = [...decode(label)].filter((character) => /\p{L}/u.test(character))
  const scripts = letters.map((letter) => lookAlikeScript(letter))
  const foreign = scripts.find((script) => script === 'Cyrillic' || script === 'Greek')
  return foreign !== undefined && letters.every((letter, index) => scripts[index] === 'Latin' || (scripts[index] === foreign && lookAlike(letter, foreign) !== undefined))
}

/** A definition may stand for a picture: `![alt][id]`. Pictures have rules of their own. */
function isPicture(node: Node, url: string): boolean {
  return node.type === 'definition' && /\.(?:png|jpe?g|svg)$/iu.test(url)
}

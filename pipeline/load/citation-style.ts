import type { Element, ElementContent, Root } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import type { CitationStyle } from '../model/book.ts'
import { diagnostic, nearest, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { listFolder, readText, type Folder } from './folder.ts'
import { limits } from './limits.ts'
import type { Reading, TextFile } from './reading.ts'

/** Where a style is asked for, and for what. */
export interface StyleWanted {
  /** A style of the program (`sourcebook-notes`), or the path of a .csl file in the book folder. */
  readonly id: string
  readonly place: Place
  /** Whether the book prints a bibliography, which its style must then know how to make. */
  readonly bibliography: boolean
}

/**
 * Reads the CSL style that book.yaml names: one of the program’s, or a .csl file of the book, which `files` receives. A style that
 * cannot be used stands as an empty one with its diagnostics.
 */
export async function readCitationStyle(folder: Folder, program: Folder, wanted: StyleWanted, files: Map<string, TextFile>): Promise<{ style: CitationStyle; messages: Diagnostic[] }> {
  const { id, place } = wanted
  const none: CitationStyle = { id, xml: '', class: 'note', nearNote: 5 }
  if (!id.endsWith('.csl')) {
    const known = (await listFolder(program, 'styles/csl')).map((entry) => entry.name.replace(/\.csl$/u, ''))
    if (!known.includes(id)) {
      const meant = nearest(id, known)
      const hint = meant === undefined ? `Write ${known.join(' or ')}, or the path of a .csl file in the book folder.` : `Did you mean “${meant}”?`
      return { style: none, messages: [diagnostic('file-exists', `There is no citation style “${id}” in the program.`, place, hint)] }
    }
    const packed = await readText(program, `styles/csl/${id}.csl`, place)
    const read = packed.value && program.standing.of(parseCitationStyle, packed.value, id, wanted.bibliography)
    return { style: read?.value ?? none, messages: [...packed.messages, ...(read?.messages ?? [])] }
  }
  const own = await readText(folder, id, place)
  if (own.value === undefined) return { style: none, messages: [...own.messages] }
  files.set(id, own.value)
  const { value, messages } = folder.standing.of(parseCitationStyle, own.value, id, wanted.bibliography)
  return { style: value ?? none, messages: [...messages] }
}

/** How deep elements stand in each other: counted before they are parsed, since parsing goes as deep as they do. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0]
  for (const [tag] of text.matchAll(/<\/?[A-Za-z][^>]*>/gu)) {
    if (tag.startsWith('</')) depth--
    else if (!tag.endsWith('/>')) deepest = Math.max(deepest, ++depth)
  }
  return deepest
}

/** Holds a CSL style against what the press needs of it: well-formed XML, independent, with a class, citations and macros that are there. Pure. */
export function parseCitationStyle(source: TextFile, id: string, bibliography: boolean): Reading<CitationStyle> {
  const { file, text } = source
  const fault = (reason: string, place: Place, hint?: string): Reading<CitationStyle> => ({ value: undefined, messages: [diagnostic('citation-style-valid', reason, place, hint)] })
  if (depthOf(text) > limits.nesting) return fault(`Elements stand more than ${limits.nesting} deep in each other.`, { file, line: 1, column: 1 }, 'Name a style as its makers publish it.')
  let tree: Root
  try {
    tree = fromXml(text)
  } catch (error) {
    const { line, column, message, cause } = error as { line?: number; column?: number; message: string; cause?: { message?: string } }
    const said = (cause?.message ?? message).split('\n', 1)[0]!.replace(/ \(line .*$/u, '').trim()
    return fault(`The style is not well-formed XML: ${said.charAt(0).toLowerCase()}${said.slice(1)}.`, { file, line: line ?? 1, column: column ?? 1 })
  }
  const at = (node: Element): Place => ({ file, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 })
  const style = tree.children.find((node) => node.type === 'element')
  if (style?.name !== 'style') return fault('The file is no CSL style: its first element is not <style>.', style ? at(style) : { file, line: 1, column: 1 })
  const elements = inner(style)
  const parent = elements.find((node) => node.name === 'link' && node.attributes['rel'] === 'independent-parent')
  const citation = style.children.find((node) => node.type === 'element' && node.name === 'citation')
  if (parent !== undefined && citation === undefined) {
    return fault(`The style is a dependent one: its rules are those of ${String(parent.attributes['href'])}.`, at(parent), 'Put the style it depends on into the book folder, and name that.')
  }
  const messages: Diagnostic[] = []
  const complain = (reason: string, node: Element, hint?: string): number => messages.push(diagnostic('citation-style-valid', reason, at(node), hint))
  const kind = style.attributes['class']
  if (kind !== 'note' && kind !== 'in-text') complain('The style does not say of which class it is.', style, 'Write class="note" or class="in-text" into <style>.')
  if (citation?.type !== 'element' || !inner(citation).some((node) => node.name === 'layout')) complain('The style has no <citation> with a <layout>: it cannot cite.', style, 'Name a style that makes citations.')
  const own = style.children.find((node) => node.type === 'element' && node.name === 'bibliography')
  if (bibliography && own === undefined) complain('The book prints a bibliography, and the style makes none.', style, 'Name a style with a <bibliography>, or take `bibliography` out of `order`.')
  checkElements(elements, complain)
  checkMacros(elements, complain)
  const substitute = own?.type === 'element' ? own.attributes['subsequent-author-substitute'] : undefined
  const nearNote = citation?.type === 'element' ? Number(citation.attributes['near-note-distance'] ?? 5) : 5
  if (messages.length > 0) return { value: undefined, messages }
  return { value: { id, xml: text, class: kind === 'in-text' ? 'in-text' : 'note', nearNote, ...(substitute && { substitute }) }, messages }
}

/** The elements of CSL 1.0.2 and of its multilingual extension; citeproc stops at any other. */
const known = new Set(('alternative alternative-text author bibliography category choose citation condition conditions contributor court-class date date-part else else-if email et-al group id if info institution ' +
  'institution-part intext issn eissn issnl key label layout link locale macro multiple name name-part names number published rights sort source style style-options substitute summary term terms text title title-short translator updated uri single eissn documentation').split(' '))

function checkElements(elements: readonly Element[], complain: (reason: string, node: Element, hint?: string) => void): void {
  for (const node of elements) {
    if (known.has(node.name)) continue
    const meant = nearest(node.name, known)
    complain(`CSL has no element <${node.name}>.`, node, meant === undefined ? 'Take it out.' : `Did you mean <${meant}>?`)
  }
}

function checkMacros(elements: readonly Element[], complain: (reason: string, node: Element, hint?: string) => unknown): void {
  const macros = new Map(elements.filter((node) => node.name === 'macro').map((node) => [String(node.attributes['name']), node]))
  for (const node of elements) {
    const called = node.attributes['macro']
    if (typeof called !== 'string' || macros.has(called)) continue
    const meant = nearest(called, macros.keys())
    complain(`The macro “${called}” is called and not defined.`, node, meant && `Did you mean “${meant}”?`)
  }
  const calls = new Map([...macros].map(([name, node]) => [name, inner(node).flatMap((each) => each.attributes['macro'] ?? [])]))
  const circles = [...macros].filter(([name]) => reaches(calls, name, name))
  for (const [name, node] of circles) complain(`The macro “${name}” calls itself.`, node, 'Take the call out.')
  if (circles.length > 0) return
  const sizes = new Map<string, number>()
  const size = (name: string): number => {
    const before = sizes.get(name)
    if (before !== undefined) return before
    const sum = (calls.get(name) ?? []).reduce((total, next) => total + size(next), 1)
    sizes.set(name, sum)
    return sum
  }
  const [large] = [...macros].filter(([name]) => size(name) > limits.macroCalls)
  if (large) complain(`The macro “${large[0]}” comes to more than ${limits.macroCalls} calls of others.`, large[1], 'Let macros call each other less often.')
}

function reaches(calls: ReadonlyMap<string, readonly string[]>, from: string, to: string, seen = new Set<string>()): boolean {
  return (calls.get(from) ?? []).some((next) => {
    if (next === to) return true
    if (seen.has(next)) return false
    seen.add(next)
    return reaches(calls, next, to, seen)
  })
}

/** All elements inside one, in document order. */
function inner(node: Element): Element[] {
  return node.children.flatMap((child: ElementContent) => (child.type === 'element' ? [child, ...inner(child)] : []))
}

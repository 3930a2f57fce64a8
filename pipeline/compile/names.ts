import type { PhrasingContent, Root, Text } from 'mdast'
import type { Node, Parent } from 'unist'
import type { Recognised } from '../language/recognition/index.ts'
import { quotations } from '../language/quotations.ts'
import { isForeign } from '../language/run-languages.ts'
import type { Draft, ProseOptions } from './draft.ts'
import { language } from './elements.ts'
import { firstMention } from './first-mentions.ts'
import { inlineText, type Piece } from './inline-text.ts'
import { mentionOf, nameLink } from './name-links.ts'

/** Words that become an element of their own: a name that leads to its entry, or whose language the register knows. */
interface Run extends Parent {
  type: 'run'
  children: PhrasingContent[]
  data: { hName: 'a' | 'span'; hProperties: Record<string, string | string[]> }
}

declare module 'mdast' {
  interface PhrasingContentMap { run: Run }
  interface RootContentMap { run: Run }
}

/** What a block is to the names in it. */
interface Setting {
  /** A first mention may be explained here: in running text of the editors. */
  readonly explained: boolean
  readonly linked: boolean
}

const asides = new Set(['blockquote', 'footnoteDefinition', 'table', 'containerDirective'])

/**
 * A text with its names known, as a new tree: names of the register lead to their entries and say in which language they are, first
 * mentions are followed by the original and what else the policy shows.
 */
export function withNames(tree: Root, draft: Draft, options: ProseOptions): Root {
  return walk(tree, draft, options, { explained: true, linked: true }) as Root
}

function walk<T extends Node>(node: T, draft: Draft, options: ProseOptions, setting: Setting): T {
  if (node.type === 'paragraph' || node.type === 'tableCell') return { ...node, children: inBlock((node as unknown as Parent).children, draft, options, setting) }
  if (node.type === 'heading') return { ...node, children: inBlock((node as unknown as Parent).children, draft, options, { explained: false, linked: false }) }
  if (!('children' in node)) return node
  const inner = asides.has(node.type) ? { ...setting, explained: false } : setting
  return { ...node, children: (node.children as Node[]).map((child) => walk(child, draft, options, inner)) }
}

function inBlock(children: readonly Node[], draft: Draft, options: ProseOptions, setting: Setting): Node[] {
  const { text, pieces } = inlineText(children)
  const found = draft.facts.recognize(text)
  const quoted = setting.explained ? quotations(text) : []
  const cuts = new Map<Text, PhrasingContent[]>()
  for (const piece of pieces) {
    const end = piece.start + piece.node.value.length
    // A name that begins in one piece and ends in another is left as it is.
    const own = found.filter((name) => name.start >= piece.start && name.end + name.suffix.length <= end)
    const made: PhrasingContent[] = []
    let at = piece.start
    for (const name of own) {
      const [from, to] = wholeWord(text, name, piece.start, end)
      if (from < at) continue
      made.push(...plain(text.slice(at, from)), ...named(text.slice(from, to), name, piece, draft, options, setting))
      at = to
      if (!setting.explained || !piece.plain || quoted.some((each) => each.start < name.start && name.start < each.end)) continue
      const explanation = firstMention(text, name, draft)
      if (explanation) {
        made.push(...plain(text.slice(at, name.end + name.suffix.length)))
        at = name.end + name.suffix.length
        made.push(textNode(explanation.before), ...explanation.parts.map((part) => (part.lang === undefined ? textNode(part.text) : run('span', language(part.lang), part.text))), textNode(explanation.after))
      }
    }
    made.push(...plain(text.slice(at, end)))
    cuts.set(piece.node, made)
  }
  return replaced(children, cuts)
}

/** In joined scripts what is written onto a name belongs to the same word, and to the same element: letters join only there. */
function wholeWord(text: string, { start, end, suffix }: Recognised, first: number, last: number): [number, number] {
  if (!/\p{Script=Arabic}/u.test(text.slice(start, end))) return [start, end]
  let from = start
  while (from > first && /[\p{L}\p{M}]/u.test(text.charAt(from - 1))) from--
  return [from, Math.min(last, end + suffix.length)]
}

function named(written: string, name: Recognised, piece: Piece, draft: Draft, options: ProseOptions, setting: Setting): PhrasingContent[] {
  const lang = !piece.told && isForeign(written, options.lang) ? name.lang : undefined
  // Where two entries fit, the mention leads to neither.
  const isMention = setting.linked && piece.linked && name.others.length === 0
  const link = isMention ? nameLink(name.entry, draft) : undefined
  const properties = { ...link, ...(isMention && mentionOf(name.entry, draft)), ...(lang !== undefined && language(lang)) }
  if (Object.keys(properties).length === 0) return plain(written)
  return [run(link === undefined ? 'span' : 'a', properties, written)]
}

function replaced(nodes: readonly Node[], cuts: ReadonlyMap<Text, readonly PhrasingContent[]>): Node[] {
  return nodes.flatMap((node): Node[] => {
    const cut = cuts.get(node as Text)
    if (cut) return [...cut]
    return 'children' in node ? [{ ...node, children: replaced(node.children as Node[], cuts) } as Node] : [node]
  })
}

function run(hName: Run['data']['hName'], hProperties: Run['data']['hProperties'], text: string): Run {
  return { type: 'run', data: { hName, hProperties }, children: [textNode(text)] }
}

function plain(value: string): PhrasingContent[] {
  return value === '' ? [] : [textNode(value)]
}

function textNode(value: string): Text {
  return { type: 'text', value }
}

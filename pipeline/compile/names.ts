import type { PhrasingContent, Root, Text } from 'mdast'
import type { Node, Parent } from 'unist'
import type { Recognised } from '../language/recognition/index.ts'
import { quotations } from '../language/quotations.ts'
import { languageOfRun } from '../language/run-languages.ts'
import { scriptOfTag, scriptRuns } from '../language/scripts.ts'
import type { Draft, ProseOptions } from './draft.ts'
import { language } from './elements.ts'
import { firstMention } from './first-mentions.ts'
import { inlineText, type Piece } from './inline-text.ts'

/** Words that become an element of their own: a name that leads to its entry, words in another script. */
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
 * A text with its names known and its languages told, as a new tree: names of the register lead to their entries, first mentions are
 * followed by the original and what else the policy shows, and what is written in another script says in which language, by the
 * register or by its letters.
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
      made.push(...plain(text.slice(at, from), piece, draft, options), ...named(text.slice(from, to), name, piece, draft, options, setting))
      at = to
      if (!setting.explained || !piece.plain || quoted.some((each) => each.start < name.start && name.start < each.end)) continue
      const explanation = firstMention(text, name, draft)
      if (explanation) {
        made.push(...plain(text.slice(at, name.end + name.suffix.length), piece, draft, options))
        at = name.end + name.suffix.length
        made.push(textNode(explanation.before), ...explanation.parts.map((part) => (part.lang === undefined ? textNode(part.text) : run('span', language(part.lang), part.text))), textNode(explanation.after))
      }
    }
    if (at === piece.start && made.length === 0) made.push(...plain(piece.node.value, piece, draft, options))
    else made.push(...plain(text.slice(at, end), piece, draft, options))
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
  const lang = piece.foreign && isForeign(written, options.lang) ? name.lang : undefined
  const linked = setting.linked && piece.linked && leads(name, draft)
  if (!linked) return lang === undefined ? plain(written, piece, draft, options) : [run('span', language(lang), written)]
  draft.linkedNames.add(name.entry)
  return [run('a', { className: ['name-link'], href: `#name-${name.entry}`, ...(lang !== undefined && language(lang)) }, written)]
}

/** Whether this mention leads to the register. Where two entries fit it cannot. */
function leads({ entry, others }: Recognised, { facts, linkedNames, ownName }: Draft): boolean {
  const { links } = facts.book.config.policies.names
  return links !== 'none' && others.length === 0 && entry !== ownName && facts.printedNames.has(entry) && (links === 'all' || !linkedNames.has(entry))
}

/** Text without names: its runs in other scripts each with their language. */
function plain(value: string, piece: Piece, draft: Draft, options: ProseOptions): PhrasingContent[] {
  if (value === '') return []
  if (!piece.foreign || !isForeign(value, options.lang)) return [textNode(value)]
  const own = scriptOfTag(options.lang)
  const runs: PhrasingContent[] = []
  for (const { script, text } of scriptRuns(value).flatMap(listed)) {
    const tag = script === own || script === 'Latn' || script === 'Zyyy' || script === 'Zzzz' ? undefined : languageOfRun(text, script, draft.facts.languages)
    const last = runs.at(-1)
    if (tag !== undefined) runs.push(run('span', language(tag), text))
    else if (last?.type === 'text') last.value += text
    else runs.push(textNode(text))
  }
  return runs
}

/** “تمرد, ثورة”: words that a comma of ours parts are as many runs. They stand in the order of the text around them. */
function listed<T extends { script: string; text: string }>(each: T): T[] {
  return each.script === 'Arab' ? each.text.split(/([,;] )/u).map((text, index) => ({ ...each, text, ...(index % 2 === 1 && { script: 'Zyyy' }) })) : [each]
}

const scripts: Readonly<Record<string, RegExp>> = {
  Latn: /\p{L}(?<!\p{Script=Latin})/u, Arab: /\p{L}(?<![\p{Script=Arabic}\p{Script=Latin}])/u, Hani: /\p{L}(?<![\p{Script=Han}\p{Script=Latin}])/u, Cyrl: /\p{L}(?<![\p{Script=Cyrillic}\p{Script=Latin}])/u,
}

/** Whether a text holds letters of another script than that of its language. Latin is at home in every text. */
function isForeign(value: string, lang: string): boolean {
  return (scripts[scriptOfTag(lang)] ?? scripts['Latn']!).test(value)
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

function textNode(value: string): Text {
  return { type: 'text', value }
}

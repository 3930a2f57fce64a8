import type { Recognised } from '../language/recognition/index.ts'
import { romanised } from '../language/romanisation.ts'
import { scriptOfTag } from '../language/scripts.ts'
import type { Name } from '../model/book.ts'
import type { Draft } from './draft.ts'
import type { Facts } from './facts.ts'

/** What is printed in brackets behind a name. */
interface Explanation {
  /** “ (” and “)”; square brackets inside round ones. */
  readonly before: string
  readonly parts: readonly Part[]
  readonly after: string
}

/** Words of an explanation, with their language where it is not that of the text. */
interface Part {
  readonly text: string
  readonly lang?: string
}

/**
 * The explanation that a mention is to be followed by, if it is the first of a name that is due in this section. Where the editors wrote
 * one themselves, in brackets behind the name, theirs stands.
 */
export function firstMention(text: string, mention: Recognised, draft: Draft): Explanation | undefined {
  const { entry, kind, others, accents, capitals } = mention
  if (kind !== 'preferred' || others.length > 0 || accents === 'other' || capitals || !draft.dueNames.has(entry)) return undefined
  const name = draft.facts.names.get(entry)
  if (!name) return undefined
  draft.dueNames.delete(entry)
  if (isExplained(text.slice(mention.end + mention.suffix.length), name) || isExplanation(text.slice(0, mention.start), name)) return undefined
  const parts = explanationOf(name, draft.facts)
  if (parts.length === 0) return undefined
  const inBrackets = depth(text.slice(0, mention.start)) > 0
  return { before: inBrackets ? ' [' : ' (', parts, after: inBrackets ? ']' : ')' }
}

/** Names that a first mention of explains something: of the types and with the originals that the policy shows. */
export function explainedNames(facts: Facts): ReadonlySet<string> {
  const { show, types } = facts.policies.names.firstMention
  if (show.length === 0) return new Set()
  return new Set([...facts.names.values()].filter((name) => types.includes(name.type) && explanationOf(name, facts).length > 0).map((name) => name.id))
}

function explanationOf(name: Name, { policies, lang, romanise }: Facts): Part[] {
  const { show, languages } = policies.names.firstMention
  const original = name.forms.find((form) => form.role === 'original' && form.text !== name.preferred && scriptOfTag(form.lang) !== scriptOfTag(lang))
  const shown = original && (languages.length === 0 || languages.includes(original.lang)) ? original : undefined
  const parts = show.flatMap((what): Part[] => {
    if (what === 'original') return shown ? [{ text: shown.text, lang: shown.lang }] : []
    if (what === 'dates') return lifeDates(name)
    const made = shown && romanised(name, shown, romanise)
    return made ? [made] : []
  })
  return parts.flatMap((part, index) => (index === 0 ? [part] : [{ text: ', ' }, part]))
}

function lifeDates({ type, dates }: Name): Part[] {
  if (type !== 'person' || dates === undefined) return []
  const { birth = '', death = '' } = dates
  return birth === '' && death === '' ? [] : [{ text: `${birth}–${death}` }]
}

/** “Ghulja (غۇلجا)”, “Altay (阿勒泰; …)”: brackets open behind the name and hold a form of it. */
function isExplained(after: string, { forms }: Name): boolean {
  const [, inside] = /^\s*[([]([^)\]]*)/u.exec(after) ?? []
  return inside !== undefined && forms.some((form) => inside.includes(form.text))
}

/** “Baytik Bogd (北塔山, Beitashan)”: the name stands in the brackets that explain another. */
function isExplanation(before: string, { forms }: Name): boolean {
  const inside = depth(before) > 0 ? before.slice(before.lastIndexOf('(')) : ''
  return forms.some((form) => inside.includes(form.text))
}

/** How many round brackets are open at the end of a text. */
function depth(text: string): number {
  let open = 0
  for (const character of text) {
    if (character === '(') open++
    else if (character === ')' && open > 0) open--
  }
  return open
}

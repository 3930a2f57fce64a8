import type { BibliographyEntry } from '../model/book.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Citation } from '../model/markdown.ts'
import type { Check } from './index.ts'
import { walk, type BookTree } from './trees.ts'

/** Entries that nothing cites, entries that lack what their type needs, and numbers and addresses that cannot be right. */
export const checkBibliography: Check = ({ book, trees, standing }) => {
  const entries = [...book.bibliography.values()]
  const messages = entries.flatMap((entry) => standing.of(faults, entry))
  if (book.config.policies.bibliographyLists !== undefined) return messages
  const cited = new Set(trees.flatMap((tree) => standing.of(keysIn, tree)))
  return [...messages, ...entries.filter(({ id }) => !cited.has(id)).map(({ id, place }) => diagnostic('bibliography-entry-used', `Nothing cites “${id}”.`, place))]
}

function faults(entry: BibliographyEntry): Diagnostic[] {
  return [...incomplete(entry), ...identifiers(entry)]
}

function keysIn(tree: BookTree): readonly string[] {
  const keys: string[] = []
  walk(tree, (node) => { if (node.type === 'citation') keys.push(...(node as Citation).items.map((item) => item.key)) })
  return keys
}

/** Of each list one variable at least: what readers need to find a work of the type. */
const needed: Readonly<Record<string, readonly (readonly string[])[]>> = {
  book: [['issued']], pamphlet: [['issued']], report: [['issued']], map: [['issued']],
  thesis: [['author'], ['issued'], ['publisher']],
  chapter: [['container-title'], ['issued']], 'paper-conference': [['container-title', 'event-title', 'event'], ['issued']],
  'entry-encyclopedia': [['container-title']], 'entry-dictionary': [['container-title']], entry: [['container-title']],
  'article-journal': [['container-title'], ['issued']], 'article-magazine': [['container-title'], ['issued']], 'article-newspaper': [['container-title'], ['issued']],
  // A site that is named can be found.
  webpage: [['URL', 'DOI', 'container-title']], post: [['URL']], 'post-weblog': [['URL']],
  manuscript: [['archive', 'archive_location', 'archive_collection', 'publisher', 'container-title', 'URL', 'DOI', 'source']],
  personal_communication: [['author'], ['issued']],
}

/** What an archival item is found by: a shelf mark says nothing without the archive. */
const shelved = ['archive_location', 'archive_collection']

function incomplete({ id, csl, place }: BibliographyEntry): Diagnostic[] {
  const type = String(csl['type'])
  // The key of an entry that could not be read: that was said.
  if (Object.keys(csl).length <= 2) return []
  const there = (variable: string): boolean => csl[variable] !== undefined && csl[variable] !== ''
  const title = type === 'personal_communication' || type === 'interview' ? ['title', 'genre', 'recipient', 'interviewer'] : ['title', 'title-short', 'archive_collection']
  const missing = [title, ...(needed[type] ?? [])].filter((variables) => !variables.some(there))
  if (shelved.some(there) && !there('archive')) missing.push(['archive'])
  return missing.map(([variable = '', ...others]) => {
    const hint = variable === 'issued' ? 'Add `issued`; a work without a date has `issued: { literal: n.d. }`.' : `Add ${[variable, ...others].map((each) => `\`${each}\``).join(' or ')}.`
    return diagnostic('bibliography-entry-complete', `The ${type} “${id}” has no ${words[variable] ?? variable}.`, place, hint)
  })
}

const words: Readonly<Record<string, string>> = { 'container-title': 'title of what it stands in', issued: 'date', publisher: 'university or publisher', URL: 'address', archive: 'archive' }

function identifiers(entry: BibliographyEntry): Diagnostic[] {
  const said = (rule: 'bibliography-identifier-valid' | 'link-allowed', variable: string, reason: string, hint?: string): Diagnostic[] => [diagnostic(rule, reason, entry.fieldPlace?.(variable) ?? entry.place, hint)]
  const value = (variable: string): string | undefined => (entry.csl[variable] === undefined ? undefined : String(entry.csl[variable]).trim())
  const messages: Diagnostic[] = []
  const [doi, isbn, issn, url] = ['DOI', 'ISBN', 'ISSN', 'URL'].map(value)
  if (doi !== undefined && !/^10\.\d{4,9}(?:\.\d+)*\/\S+$/u.test(doi)) {
    const bare = /10\.\d{4,9}\/\S+$/u.exec(doi)?.[0]
    messages.push(...said('bibliography-identifier-valid', 'DOI', `“${doi}” is not a DOI.`, bare ? `Write ${bare}.` : 'A DOI begins with 10. and has a slash.'))
  }
  for (const each of isbn?.split(/[,;]\s*|\s+(?=97[89])/u) ?? []) if (!isIsbn(each)) messages.push(...said('bibliography-identifier-valid', 'ISBN', `“${each}” is not an ISBN: its digits do not agree.`))
  for (const each of issn?.split(/[,;]\s*/u) ?? []) if (!isIssn(each)) messages.push(...said('bibliography-identifier-valid', 'ISSN', `“${each}” is not an ISSN: its digits do not agree.`))
  if (url !== undefined) {
    const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(url)?.[1]?.toLowerCase()
    if (scheme !== undefined && !['http', 'https', 'mailto'].includes(scheme)) messages.push(...said('link-allowed', 'URL', `An address cannot begin with “${scheme}:”.`, 'Use an http or https address.'))
    else if (scheme === undefined || !URL.canParse(url) || /\s/u.test(url)) messages.push(...said('bibliography-identifier-valid', 'URL', `“${url}” is not an address.`, 'Write it whole, with https://, and without spaces.'))
  }
  return messages
}

function isIsbn(written: string): boolean {
  const digits = written.replace(/[-\u2010-\u2015 ]/gu, '').toUpperCase()
  const sum = (weights: (index: number) => number): number => [...digits].reduce((total, digit, index) => total + (digit === 'X' ? 10 : Number(digit)) * weights(index), 0)
  if (/^\d{9}[\dX]$/u.test(digits)) return sum((index) => 10 - index) % 11 === 0
  return /^97[89]\d{10}$/u.test(digits) && sum((index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0
}

function isIssn(written: string): boolean {
  const digits = written.replace(/[-\u2010-\u2015]/gu, '').toUpperCase()
  return /^\d{7}[\dX]$/u.test(digits) && [...digits].reduce((total, digit, index) => total + (digit === 'X' ? 10 : Number(digit)) * (8 - index), 0) % 11 === 0
}

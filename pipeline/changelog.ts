import { keptEdition, type KeptText } from './load/index.ts'
import type { Book } from './model/book.ts'
import type { Diagnostic } from './model/diagnostics.ts'
import type { Edition } from './model/edition.ts'
import type { ChangelogEntry } from './model/releases.ts'
import type { Standing } from './model/standing.ts'
import { changedSections, compareEditions, keepEdition } from './release/index.ts'

/**
 * What is kept of the releases before the one that is made (of a draft: of all), where something is made of it: a changelog, or what
 * stands beside a release. Oldest first.
 */
export async function readEarlier(book: Book, standing: Standing): Promise<{ earlier: readonly KeptText[]; messages: readonly Diagnostic[] }> {
  const { root, published, release } = book
  const wanted = hasColophon(book) ? published : release ? published.slice(-1) : []
  const earlier: KeptText[] = []
  const messages: Diagnostic[] = []
  for (const { version } of wanted) {
    const read = await keptEdition(root, version, standing)
    messages.push(...read.messages)
    if (read.value) earlier.push(read.value)
  }
  return { earlier, messages }
}

/** Whether a changelog is printed: there is a colophon, and something was released before. */
export function hasChangelog(book: Book): boolean {
  return hasColophon(book) && book.published.length > 0
}

/**
 * The changelog: of each release what changed since the one before it. `edition` is the release that is made, without a changelog;
 * undefined: a draft, of which nothing is said.
 */
export function changelogOf({ published, release }: Book, earlier: readonly KeptText[], edition: Edition | undefined, standing: Standing): ChangelogEntry[] {
  const entries = published.map(({ version, date, note }, index): ChangelogEntry => {
    const [before, own] = [earlier[index - 1], earlier[index]]
    return { version, date, note, sections: before && own && standing.of(changedBetween, own, before) }
  })
  const last = earlier.at(-1)
  if (release === undefined || edition === undefined || last === undefined) return entries
  const sections = changedSections(compareEditions({ kept: last.kept }, { kept: keepEdition(edition) }))
  return [...entries, { version: release.version, date: release.date, note: release.note, sections }]
}

function changedBetween(own: KeptText, before: KeptText): ReturnType<typeof changedSections> {
  return changedSections(compareEditions({ kept: before.kept }, { kept: own.kept }))
}

function hasColophon({ config: { order } }: Book): boolean {
  return [...order.front, ...order.body, ...order.back].some((entry) => entry.kind === 'generated' && entry.part === 'colophon')
}

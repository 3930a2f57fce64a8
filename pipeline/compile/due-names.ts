import type { Chapter } from '../model/book.ts'
import type { Standing } from '../model/standing.ts'
import { newDraft } from './draft.ts'
import type { Facts } from './facts.ts'
import { explainedNames } from './first-mentions.ts'
import { withNames } from './names.ts'
import type { Entry } from './order.ts'

/**
 * By chapter of the body: the names whose first mention there is to be explained. Where the policy counts first mentions in the book, a
 * chapter is left those that no chapter before it explains.
 */
export function dueNames(entries: readonly Entry[], facts: Facts, standing: Standing): ReadonlyMap<string, ReadonlySet<string>> {
  const due = new Map<string, ReadonlySet<string>>()
  let left = standing.of(explainedNames, facts)
  for (const entry of entries) {
    if (left.size === 0) break
    if (entry.kind !== 'chapter' || entry.matter !== 'body') continue
    due.set(entry.id, left)
    if (facts.policies.names.firstMention.scope === 'book') left = standing.of(leftBy, entry.chapter, facts, left)
  }
  return due
}

/** What a chapter leaves of the names that are due. */
function leftBy({ id, lang, dir, source }: Chapter, facts: Facts, due: ReadonlySet<string>): ReadonlySet<string> {
  const draft = newDraft(facts, { id, lang, dir, place: { file: source.file, line: 1, column: 1 }, due })
  withNames(source.tree, draft, { file: source.file, lang, dir })
  // The same set where it explained none, so that what comes after it sees that nothing changed.
  return draft.dueNames.size === due.size ? due : draft.dueNames
}

import type { Facts } from './facts.ts'
import { newDraft } from './draft.ts'
import { explainedNames, isExplaining } from './first-mentions.ts'
import { withNames } from './names.ts'

/**
 * By chapter: the names whose first mention there is to be explained. Where the policy counts first mentions in the book, a chapter is
 * left those that no chapter before it explains.
 */
export function dueNames(facts: Omit<Facts, 'dueNames'>): ReadonlyMap<string, ReadonlySet<string>> {
  const { book, plan } = facts
  const explained = explainedNames(book, facts.romanise)
  const due = new Map<string, ReadonlySet<string>>()
  const perChapter = book.config.policies.names.firstMention.scope === 'chapter'
  for (const planned of plan) {
    if (explained.size === 0) break
    if (planned.kind !== 'chapter' || !isExplaining(book, planned.chapter)) continue
    const { id, lang, dir, source } = planned.chapter
    due.set(id, new Set(explained))
    if (perChapter) continue
    const draft = newDraft({ ...facts, dueNames: due }, id, lang, dir, planned.place)
    withNames(source.tree, draft, { file: source.file, lang, dir })
    for (const name of explained) if (!draft.dueNames.has(name)) explained.delete(name)
  }
  return due
}

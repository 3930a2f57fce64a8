import type { Element, ElementContent } from 'hast'
import { longDate } from '../language/dates.ts'
import { fill } from '../language/words/index.ts'
import type { Place } from '../model/diagnostics.ts'
import type { ChangedSection, ChangelogEntry, ChangeTally } from '../model/releases.ts'
import type { Words } from '../model/words.ts'
import { element, placed } from './elements.ts'
import type { Facts } from './facts.ts'

/** The changelog of the colophon: releases, the newest first, with date and note; below each what changed, a line a chapter or document. It names no pages: they would be those of this very edition. */
export function changelog(entries: readonly ChangelogEntry[], { words, lang }: Pick<Facts, 'words' | 'lang'>, place: Place): ElementContent[] {
  if (entries.length === 0) return []
  return [element('div', { className: ['changelog'] },
    placed(element('h2', {}, words.changes), place),
    ...entries.toReversed().flatMap(({ version, date, note, sections }): Element[] => {
      const head = placed(element('p', { className: ['release'] }, `${fill(words.version, version)}${words.comma}${longDate(date, lang)}. ${note.replace(/\s+/gu, ' ').trim()}`), place)
      const lines = (sections ?? []).map((section) => placed(element('li', {}, ...line(section, words, lang)), place))
      return lines.length === 0 ? [head] : [head, element('ul', { className: ['changes'] }, ...lines)]
    }),
  )]
}

function line({ is, isMoved, number, title, lang, formerly, paragraphs, notes }: ChangedSection, words: Words, own: string): (ElementContent | string)[] {
  const state = is === 'added' ? [words.added] : is === 'removed' ? [words.removed] : [...(isMoved ? [words.moved] : []), ...(formerly === undefined ? [] : [fill(words.formerly, fill(words.quoted, formerly))])]
  const counts = is === 'added' || is === 'removed' ? [] : [...tally(words.paragraphs, paragraphs, words), ...tally(words.notes, notes, words)]
  const name = lang === own ? title : element('span', { lang }, title)
  return [number === '' ? '' : `${number} `, name, ...(state.length === 0 ? [] : [` (${state.join(words.comma)})`]), ...(counts.length === 0 ? [] : [`. ${counts.join('; ')}`]), '.']
}

/** “Paragraphs: added 2, reworded 1”. */
function tally(label: string, { added, reworded, removed, moved }: ChangeTally, words: Words): string[] {
  const each = ([[words.added, added], [words.reworded, reworded], [words.removed, removed], [words.moved, moved]] as const).flatMap(([word, count]) => (count === 0 ? [] : [`${word} ${count}`]))
  return each.length === 0 ? [] : [`${label}: ${each.join(words.comma)}`]
}

import { wordsFor } from './words/index.ts'

/** Joins the members of a list as a language does: “a, b and c”; Chinese 、; Arabic و written to the word. */
export function listOf(members: readonly string[], tag: string): string {
  const language = tag.split('-')[0]
  const last = members.at(-1)
  if (last === undefined) return ''
  if (members.length === 1) return last
  const before = members.slice(0, -1)
  if (language === 'zh') return `${before.join('、')}和${last}`
  if (language === 'ar') return [...before, last].join(' و')
  if (language === 'ug') return `${before.join('، ')} ۋە ${last}`
  // Spanish y becomes e before an i sound (not before hia, hie).
  const and = language === 'es' && /^(?:i|hi(?![ae]))/iu.test(last) ? 'e' : wordsFor(tag).and
  return `${before.join(', ')} ${and} ${last}`
}

import type { GeneratedPart, Name } from './book.ts'

/** The registers, and the types of names that each prints. */
const types: Readonly<Partial<Record<GeneratedPart, readonly Name['type'][]>>> = {
  'register-of-persons': ['person'],
  'register-of-places': ['place'],
  'register-of-terms': ['organisation', 'term', 'work'],
}

/** The types of names that a generated part prints an entry for; none where it is no register. */
export function registerTypes(part: GeneratedPart): readonly Name['type'][] {
  return types[part] ?? []
}

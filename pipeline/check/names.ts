import type { Name } from '../model/book.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Check } from './index.ts'

/** Two entries of the register under one preferred form. */
export const checkNames: Check = ({ names }) => {
  const seen = new Map<string, Name>()
  const messages: Diagnostic[] = []
  for (const name of names.values()) {
    const earlier = seen.get(name.preferred)
    if (earlier === undefined) seen.set(name.preferred, name)
    else messages.push(diagnostic('name-form-unique', `“${name.preferred}” is the preferred form of “${name.id}” and of “${earlier.id}” (line ${earlier.place.line}).`, name.place))
  }
  return messages
}

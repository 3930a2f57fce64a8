import type { Draft } from './draft.ts'

/** What makes a mention of a register entry lead there: the properties of its `<a>`. Undefined where it does not, by policy or because one before it does. */
export function nameLink(entry: string, { facts, linkedNames, ownName }: Draft): { className: string[]; href: string } | undefined {
  const { links } = facts.policies.names
  if (links === 'none' || entry === ownName || !facts.printedNames.has(entry) || (links === 'first' && linkedNames.has(entry))) return undefined
  linkedNames.add(entry)
  return { className: ['name-link'], href: `#name-${entry}` }
}

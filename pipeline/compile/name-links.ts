import type { Draft } from './draft.ts'

/** What makes a mention of a register entry lead there: the properties of its `<a>`. Undefined where it does not, by policy or because one before it does. */
export function nameLink(entry: string, { facts, linkedNames, ownName }: Draft): { className: string[]; href: string } | undefined {
  const { links } = facts.policies.names
  if (links === 'none' || entry === ownName || !facts.printedNames.has(entry) || (links === 'first' && linkedNames.has(entry))) return undefined
  linkedNames.add(entry)
  return { className: ['name-link'], href: `#name-${entry}` }
}

/** What tells the indexes of a mention: a property that is there until they have it (mentions.ts). Empty where no index asks. */
export function mentionOf(entry: string, { facts, indexed }: Draft): { dataMention?: string } {
  const type = facts.names.get(entry)?.type
  return indexed && type !== undefined && facts.indexedTypes.has(type) ? { dataMention: entry } : {}
}

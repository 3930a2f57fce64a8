import { createHash } from 'node:crypto'
import type { Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'

const serialiser = unified().use(rehypeStringify).freeze()

/** A tree as HTML: what counts of it for a hash, without positions. */
export function serialise(tree: Root): string {
  return serialiser.stringify(tree)
}

/** SHA-256 of a value, hexadecimal. Keys are sorted, so that the order in which an object was built does not count. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(stable(value)).digest('hex')
}

function stable(value: unknown): string {
  if (value instanceof Map) return `{${[...value].map(([key, each]) => `${JSON.stringify(key)}:${stable(each)}`).join()}}`
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined)
    return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => `${JSON.stringify(key)}:${stable(each)}`).join()}}`
  }
  return JSON.stringify(value) ?? 'null'
}

import { createHash } from 'node:crypto'

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

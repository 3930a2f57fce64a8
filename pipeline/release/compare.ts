import type { FileDigest } from '../model/releases.ts'

/** A file that is not the one of the release. */
export interface Difference {
  readonly file: string
  readonly is: 'another' | 'missing' | 'new'
}

/** What differs between the files of a release and others of these names; nothing, where they are the same byte for byte. */
export function differences(released: readonly FileDigest[], now: readonly FileDigest[]): Difference[] {
  const digests = new Map(now.map(({ file, sha256 }) => [file, sha256]))
  const changed = released.flatMap(({ file, sha256 }): Difference[] => {
    const own = digests.get(file)
    return own === sha256 ? [] : [{ file, is: own === undefined ? 'missing' : 'another' }]
  })
  const known = new Set(released.map(({ file }) => file))
  return [...changed, ...now.filter(({ file }) => !known.has(file)).map(({ file }): Difference => ({ file, is: 'new' }))]
}

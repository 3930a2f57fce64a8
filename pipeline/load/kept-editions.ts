import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { diagnostic, type Place } from '../model/diagnostics.ts'
import type { KeptEdition } from '../model/kept-edition.ts'
import type { PageMap } from '../model/page-map.ts'
import type { FileDigest } from '../model/releases.ts'
import { readBytes, type Folder } from './folder.ts'
import { limits } from './limits.ts'
import type { Reading } from './reading.ts'
import { keptEditionSchema, pageMapSchema } from './schemas/kept-edition.ts'

/** What is kept of the text and the pages of a release. */
export interface KeptText {
  readonly kept: KeptEdition
  readonly pageMap: PageMap
  /** What it was read from. */
  readonly files: readonly FileDigest[]
}

/** Reads manuscript/releases/<version>/edition.json.gz and page-map.json beside it. `version` is a version: a safe name of a folder. */
export async function readKeptEdition(folder: Folder, version: string): Promise<Reading<KeptText>> {
  const names = ['edition.json.gz', 'page-map.json'].map((name) => `manuscript/releases/${version}/${name}`) as [string, string]
  const [edition, pages] = await Promise.all(names.map((file) => readBytes(folder, file, start(file), limits.manifestBytes))) as [Reading<Uint8Array>, Reading<Uint8Array>]
  if (edition.value === undefined || pages.value === undefined) return { value: undefined, messages: [...edition.messages, ...pages.messages] }
  const kept = folder.standing.of(parseKeptEdition, edition.value, names[0], version)
  const pageMap = folder.standing.of(parsePageMap, pages.value, names[1])
  if (kept.value === undefined || pageMap.value === undefined) return { value: undefined, messages: [...kept.messages, ...pageMap.messages] }
  return { value: folder.standing.of(keptText, kept.value, pageMap.value, folder.standing.of(digestOf, edition.value, names[0]), folder.standing.of(digestOf, pages.value, names[1])), messages: [] }
}

function keptText(kept: KeptEdition, pageMap: PageMap, ...files: readonly FileDigest[]): KeptText {
  return { kept, pageMap, files }
}

function digestOf(bytes: Uint8Array, file: string): FileDigest {
  return { file, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function parseKeptEdition(bytes: Uint8Array, file: string, version: string): Reading<KeptEdition> {
  let text: Uint8Array
  try {
    text = gunzipSync(bytes, { maxOutputLength: limits.keptEditionBytes })
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    return refuse(file, isLarge ? `Unpacked, this file is larger than ${limits.keptEditionBytes} bytes: it is not as \`sourcebook release\` has written it.` : 'This file cannot be unpacked: it is not as `sourcebook release` has written it.')
  }
  const value = parsed(text)
  if (value === undefined) return refuse(file, 'This file is no JSON when unpacked: it is not as `sourcebook release` has written it.')
  const result = keptEditionSchema.safeParse(value)
  if (!result.success) return refuse(file, notAsWritten(result.error.issues[0]?.path))
  const own = result.data.release?.version
  if (own !== version) return refuse(file, `This is the edition of ${own === undefined ? 'a draft' : `the release ${own}`}, and stands in the folder of ${version}.`)
  return { value: result.data, messages: [] }
}

function parsePageMap(bytes: Uint8Array, file: string): Reading<PageMap> {
  const value = parsed(bytes)
  if (value === undefined) return refuse(file, 'This file is no JSON: it is not as `sourcebook release` has written it.')
  const result = pageMapSchema.safeParse(value)
  return result.success ? { value: result.data, messages: [] } : refuse(file, notAsWritten(result.error.issues[0]?.path))
}

/** Undefined where the bytes are no JSON in UTF-8. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function notAsWritten(path: readonly PropertyKey[] = []): string {
  return `This file is not as \`sourcebook release\` has written it: see “${path.map(String).join('.')}”.`
}

function refuse(file: string, reason: string): Reading<never> {
  return { value: undefined, messages: [diagnostic('release-kept', reason, start(file))] }
}

function start(file: string): Place {
  return { file, line: 1, column: 1 }
}

import { diagnostic, nearest, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { compareVersions, isVersion, type Manifest, type Release } from '../model/releases.ts'
import { listFolder, readBytes, readText, type Folder } from './folder.ts'
import { limits } from './limits.ts'
import type { Reading, TextFile } from './reading.ts'
import { manifestSchema } from './schemas/manifest.ts'
import { releasesSchema } from './schemas/releases.ts'
import { parseList } from './yaml-list.ts'

const releasesFile = 'manuscript/releases.yaml'

/** The releases of a book, as one of them, or a draft, sees them. */
export interface Releases {
  /** Oldest first; where one is made, it is the last. */
  readonly releases: readonly Release[]
  /** The one that is made; undefined: a draft. */
  readonly made: Release | undefined
  /** What was kept of those before it (of a draft: of all), oldest first. */
  readonly published: readonly Manifest[]
  /** The files that this was read from, for the inputs of a release. */
  readonly source: TextFile | undefined
}

/**
 * Reads manuscript/releases.yaml and what was kept of the releases before the one that is made. What was kept of that one itself, and of
 * later ones, is not looked at: a release must come out the same whether or not it was made already.
 */
export async function readReleases(folder: Folder, made?: string): Promise<{ value: Releases; messages: readonly Diagnostic[] }> {
  const start: Place = { file: releasesFile, line: 1, column: 1 }
  const there = (await listFolder(folder, 'manuscript')).some((entry) => entry.name === 'releases.yaml')
  const read: Reading<TextFile> = there ? await readText(folder, releasesFile, start) : { value: undefined, messages: [] }
  const source = read.value
  const parsed = source && folder.standing.of(parseReleases, source)
  const all = parsed?.value ?? []
  const messages: Diagnostic[] = [...read.messages, ...(parsed?.messages ?? [])]
  const at = made === undefined ? -1 : all.findIndex((release) => release.version === made)
  if (made !== undefined && at === -1) {
    const meant = nearest(made, all.map((release) => release.version))
    messages.push(diagnostic('release-listed', `There is no release ${made} in ${releasesFile}.`, start, meant === undefined ? undefined : `Did you mean “${meant}”?`))
  }
  const releases = at === -1 ? all : all.slice(0, at + 1)
  const published: Manifest[] = []
  const kept = (await listFolder(folder, 'manuscript/releases')).filter((entry) => entry.directory).map((entry) => entry.name)
  for (const [index, release] of releases.entries()) {
    const { version } = release
    if (!isVersion(version) || (index === at && made !== undefined)) continue
    if (kept.includes(version)) {
      const manifest = await readManifest(folder, version, release.at(['version']))
      messages.push(...manifest.messages)
      if (manifest.value !== undefined) published.push(manifest.value)
    } else if (index < releases.length - 1) {
      messages.push(diagnostic('release-kept', `Of the release ${version} nothing is kept in manuscript/releases/, and later ones are listed.`, release.at(['version']), `Make it, \`sourcebook release ${version}\`, or take it out of the list.`))
    }
  }
  // Where the list itself could not be read, nothing is known of what it lacks.
  if (source === undefined ? !there : parsed?.value !== undefined && parsed.messages.length === 0) {
    for (const name of kept) {
      if (!all.some((release) => release.version === name)) messages.push(diagnostic('release-kept', `The release ${name} is kept in manuscript/releases/ and stands in no list.`, start, `Put it back into ${releasesFile}.`))
    }
  }
  return { value: { releases, made: at === -1 ? undefined : releases.at(-1), published: folder.standing.same('published releases', published), source }, messages }
}

/** The versions of which something is kept, oldest first. */
export async function keptVersions(folder: Folder): Promise<string[]> {
  const entries = await listFolder(folder, 'manuscript/releases')
  return entries.filter(({ name, directory }) => directory && isVersion(name)).map(({ name }) => name).sort(compareVersions)
}

/** Parses manuscript/releases.yaml. An entry that cannot be read is left out with its diagnostics. Pure. */
function parseReleases(source: TextFile): Reading<readonly Release[]> {
  const { value: list, messages } = parseList(source, releasesSchema.element, 'The list of releases')
  if (list === undefined) return { value: undefined, messages }
  const releases = list.entries.flatMap(({ value, index }): Release[] => {
    if (value === undefined) return []
    const { version, date, note, isbn, removed } = value
    return [{ version, date, note, isbn: isbn ?? {}, removed: removed ?? [], at: (path) => list.yaml.at([index, ...path]) }]
  })
  return { value: releases, messages }
}

/** Reads manuscript/releases/<version>/manifest.json; `place` is where the version is listed. */
export async function readManifest(folder: Folder, version: string, place: Place): Promise<Reading<Manifest>> {
  const file = `manuscript/releases/${version}/manifest.json`
  const { value: bytes, messages } = await readBytes(folder, file, place, limits.manifestBytes)
  return bytes === undefined ? { value: undefined, messages } : folder.standing.of(parseManifest, bytes, file, version)
}

function parseManifest(bytes: Uint8Array, file: string, version: string): Reading<Manifest> {
  const refuse = (reason: string): Reading<Manifest> => ({ value: undefined, messages: [diagnostic('release-kept', reason, { file, line: 1, column: 1 })] })
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refuse('This file is no JSON: it is not as `sourcebook release` has written it.')
  }
  const result = manifestSchema.safeParse(value)
  if (!result.success) return refuse(`This file is not as \`sourcebook release\` has written it: see “${result.error.issues[0]?.path.join('.') ?? ''}”.`)
  if (result.data.version !== version) return refuse(`This is the manifest of the release ${result.data.version}, and stands in the folder of ${version}.`)
  return { value: result.data, messages: [] }
}

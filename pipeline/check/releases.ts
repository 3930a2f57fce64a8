import { diagnostic, nearest, type Diagnostic } from '../model/diagnostics.ts'
import { compareVersions, isVersion, type Release } from '../model/releases.ts'
import { gatherSections } from './anchors.ts'
import type { Copy } from './copy.ts'
import { exists } from './dates.ts'
import type { Check } from './index.ts'

/** The list of releases: versions, their order, dates; tombstones that say something. */
export const checkReleases: Check = (copy) => [...copy.book.releases.flatMap(entry), ...order(copy.book.releases), ...tombstones(copy)]

function entry({ version, date, at }: Release): Diagnostic[] {
  const messages: Diagnostic[] = []
  if (!isVersion(version)) messages.push(diagnostic('release-version-valid', `“${version}” is not a semantic version.`, at(['version'])))
  if (!isDay(date)) messages.push(diagnostic('date-valid', `The date of the release, “${date}”, is not a day of the calendar.`, at(['date']), 'Write YYYY-MM-DD.'))
  return messages
}

/** Each entry against those before it. What is no version or no day was reported as such. */
function order(releases: readonly Release[]): Diagnostic[] {
  const messages: Diagnostic[] = []
  let highest: Release | undefined
  let latest: Release | undefined
  for (const release of releases) {
    const { version, date, at } = release
    if (isVersion(version)) {
      const step = highest === undefined ? 1 : compareVersions(version, highest.version)
      const other = releases.find((each) => each.version === version)
      if (other !== undefined && other !== release) messages.push(diagnostic('release-order-kept', `The release ${version} is listed already, at line ${other.at(['version']).line}.`, at(['version'])))
      else if (step <= 0) messages.push(diagnostic('release-order-kept', `The release ${version} stands after ${highest?.version ?? ''}.`, at(['version'])))
      if (step > 0) highest = release
    }
    if (isDay(date)) {
      if (latest !== undefined && date < latest.date) messages.push(diagnostic('release-order-kept', `The release ${version} has an earlier date (${date}) than ${latest.version} (${latest.date}).`, at(['date'])))
      else latest = release
    }
  }
  return messages
}

/** A tombstone names what an earlier release had and, in the newest entry, what is gone; what stands in its place is there. */
function tombstones({ book, standing }: Copy): Diagnostic[] {
  const { releases, published } = book
  if (!releases.some(({ removed }) => removed.length > 0)) return []
  const sections = gatherSections(book, standing)
  const present = new Set(sections.flatMap(({ id, anchors }) => [id, ...anchors.map((anchor) => anchor.id)]))
  const messages: Diagnostic[] = []
  const released = new Set<string>()
  for (const [index, { version, removed, at }] of releases.entries()) {
    const before = releases[index - 1]
    const manifest = published.find((each) => each.version === before?.version)
    for (const { id, anchors } of manifest?.sections ?? []) for (const each of [id, ...anchors]) released.add(each)
    removed.forEach(({ id, now }, each) => {
      const place = at(['removed', each, 'id'])
      if (!released.has(id)) {
        const meant = nearest(id, released)
        messages.push(diagnostic('released-id-kept', `No release before ${version} had the id “${id}”.`, place, meant === undefined ? 'Correct the id, or take it out of `removed`.' : `Did you mean “${meant}”?`))
      } else if (index === releases.length - 1 && present.has(id)) {
        messages.push(diagnostic('released-id-kept', `“${id}” is listed as removed, and is still there.`, place, 'Take it out of `removed`, or out of the book.'))
      }
      if (now !== undefined && !present.has(now) && !isBuriedLater(now, releases.slice(index))) {
        messages.push(diagnostic('reference-defined', `There is no “${now}” in the book to stand in the place of “${id}”.`, at(['removed', each, 'now'])))
      }
    })
  }
  return messages
}

function isBuriedLater(id: string, releases: readonly Release[]): boolean {
  return releases.some(({ removed }) => removed.some((tombstone) => tombstone.id === id))
}

function isDay(date: string): boolean {
  return date.length === 10 && exists(date)
}

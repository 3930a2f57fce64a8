import { createHash } from 'node:crypto'
import type { EditionMetadata, SectionKind } from '../model/edition.ts'
import type { KeptEdition } from '../model/kept-edition.ts'
import type { EditionChanges } from './changes.ts'

/** Sections that follow from the rest: nothing is marked in them. */
export const unmarked: ReadonlySet<SectionKind> = new Set<SectionKind>(['contents', 'list-of-documents', 'calendar-of-regests', 'list-of-figures', 'list-of-tables', 'list-of-maps', 'index'])

/** A version, or what a draft is called. */
export function nameOf({ release }: KeptEdition, draft: string): string {
  return release?.version ?? draft
}

/** Metadata of a file beside an edition: it has no ISBN and no DOI, and an identifier of its own. */
export function ownMetadata(metadata: EditionMetadata, subtitle: string, what: string, { old }: EditionChanges): EditionMetadata {
  const digest = createHash('sha256').update([metadata.uuid, what, old.kept.release?.version ?? '', metadata.release?.version ?? ''].join('\n')).digest('hex')
  const uuid = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`
  return { ...metadata, subtitle, uuid, isbn: {}, doi: undefined, description: undefined }
}

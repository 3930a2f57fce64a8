import { z } from 'zod'
import { optional, text } from './values.ts'

/** CSL 1.0.2 item types. */
export const cslTypes = [
  'article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book', 'broadcast', 'chapter', 'classic', 'collection', 'dataset',
  'document', 'entry', 'entry-dictionary', 'entry-encyclopedia', 'event', 'figure', 'graphic', 'hearing', 'interview', 'legal_case', 'legislation',
  'manuscript', 'map', 'motion_picture', 'musical_score', 'pamphlet', 'paper-conference', 'patent', 'performance', 'periodical',
  'personal_communication', 'post', 'post-weblog', 'regulation', 'report', 'review', 'review-book', 'software', 'song', 'speech', 'standard', 'thesis',
  'treaty', 'webpage',
] as const

const nameVariables = [
  'author', 'chair', 'collection-editor', 'compiler', 'composer', 'container-author', 'contributor', 'curator', 'director', 'editor',
  'editor-translator', 'editorial-director', 'executive-producer', 'guest', 'host', 'illustrator', 'interviewer', 'narrator', 'organizer',
  'original-author', 'performer', 'producer', 'recipient', 'reviewed-author', 'script-writer', 'series-creator', 'translator',
] as const

/** A date: CSL’s object, or EDTF as a text. */
export const dateVariables = ['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted'] as const

const textVariables = [
  'abstract', 'annote', 'archive', 'archive_collection', 'archive_location', 'archive-place', 'authority', 'call-number', 'chapter-number', 'citation-label',
  'citation-number', 'collection-number', 'collection-title', 'collection-title-short', 'container-title', 'container-title-short', 'dimensions',
  'division', 'DOI', 'edition', 'event', 'event-place', 'event-title', 'first-reference-note-number', 'genre', 'ISBN', 'ISSN', 'issue', 'journalAbbreviation', 'jurisdiction',
  'keyword', 'language', 'license', 'locator', 'medium', 'note', 'number', 'number-of-pages', 'number-of-volumes', 'original-publisher',
  'original-publisher-place', 'original-title', 'page', 'page-first', 'part', 'part-number', 'part-title', 'PMCID', 'PMID', 'printing', 'publisher',
  'publisher-place', 'references', 'reviewed-genre', 'reviewed-title', 'scale', 'section', 'shortTitle', 'source', 'status', 'supplement', 'title',
  'title-short', 'URL', 'version', 'volume', 'volume-title', 'volume-title-short', 'year-suffix',
] as const

const scalar = z.union([z.string(), z.number()])
const name = z.strictObject({
  family: optional(z.string()),
  given: optional(z.string()),
  literal: optional(z.string()),
  suffix: optional(z.string()),
  'dropping-particle': optional(z.string()),
  'non-dropping-particle': optional(z.string()),
  'comma-suffix': optional(z.union([z.boolean(), scalar])),
  'static-ordering': optional(z.union([z.boolean(), scalar])),
  multi: optional(z.record(z.string(), z.unknown())),
}).refine((value) => value.family !== undefined || value.literal !== undefined || value.given !== undefined, { error: 'A name needs “family”, or “literal”.' })
const date = z.union([scalar, z.strictObject({
  'date-parts': optional(z.array(z.array(scalar).min(1, { error: 'a date has at least a year' })).min(1, { error: 'a date has at least a year' })),
  literal: optional(z.string()),
  raw: optional(z.string()),
  season: optional(scalar),
  circa: optional(z.union([z.boolean(), scalar])),
})])

function variables<const K extends string, S extends z.ZodType>(keys: readonly K[], schema: S): Record<K, S> {
  return Object.fromEntries(keys.map((key) => [key, schema])) as Record<K, S>
}

/** One entry: CSL-JSON, with citeproc’s `multi` where a work has several scripts. */
export const bibliographyEntrySchema = z.strictObject({
  id: text,
  type: z.enum(cslTypes),
  ...variables(nameVariables, optional(z.array(name))),
  ...variables(dateVariables, optional(date)),
  ...variables(textVariables, optional(scalar)),
  categories: optional(z.array(z.string())),
  custom: optional(z.record(z.string(), z.unknown())),
  multi: optional(z.record(z.string(), z.unknown())),
})

/** sources/bibliography.yaml: CSL-YAML, or the same as JSON. */
export const bibliographySchema = z.array(bibliographyEntrySchema)

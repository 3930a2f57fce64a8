import { z } from 'zod'

const count = z.int().min(0)

const block = z.object({
  address: z.string(),
  block: z.string(),
  element: z.string(),
  lang: z.string().optional(),
  text: z.string(),
  calls: z.array(z.tuple([count, z.string()])).optional(),
  at: z.tuple([z.string(), z.int().min(1)]).optional(),
  counted: z.literal(true).optional(),
})

const kinds = [
  'half-title', 'title-page', 'imprint', 'contents', 'preface', 'list-of-documents', 'calendar-of-regests', 'legend-of-signs', 'list-of-figures', 'list-of-tables', 'list-of-maps', 'abbreviations',
  'part', 'chapter', 'document', 'register', 'concordance', 'transliteration-tables', 'bibliography', 'chronology', 'index', 'colophon',
] as const

/** manuscript/releases/<version>/edition.json.gz, unpacked, as `release` has written it. */
export const keptEditionSchema = z.object({
  format: z.literal(1),
  title: z.string(),
  date: z.string(),
  release: z.object({ version: z.string(), note: z.string() }).optional(),
  languages: z.array(z.string()),
  sections: z.array(z.object({
    id: z.string(),
    kind: z.enum(kinds),
    matter: z.enum(['front', 'body', 'back']),
    title: z.string(),
    number: z.string(),
    lang: z.string(),
    blocks: z.array(block),
    notes: z.array(z.object({ id: z.string(), stream: z.string(), label: z.string(), lang: z.string(), blocks: z.array(block) })),
  })),
})

/** manuscript/releases/<version>/page-map.json. Pages are named by their index, which is their place. */
export const pageMapSchema = z.object({
  pages: z.array(z.object({
    index: count,
    label: z.string(),
    folioPrinted: z.boolean(),
    side: z.enum(['recto', 'verso']),
    blank: z.boolean(),
    section: z.string(),
    runningHead: z.string(),
    start: z.object({ section: z.string(), block: z.string(), offset: count }).optional(),
    text: z.array(z.tuple([z.string(), count])),
    firstWords: z.string(),
  })).refine((pages) => pages.every(({ index }, at) => index === at)),
  anchors: z.record(z.string(), count),
})

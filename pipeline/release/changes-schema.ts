import { z } from 'zod'

const text = z.string()
const count = z.int().min(0)
const counts = z.strictObject({ same: count, reworded: count, added: count, removed: count, moved: count })
const edits = z.array(z.strictObject({ kind: z.enum(['same', 'deleted', 'inserted']), text })).describe('The runs without the inserted ones are the old text, without the deleted ones the new.')
const what = z.enum(['reworded', 'added', 'removed', 'moved', 'moved-away']).describe('moved stands where it is now, moved-away where it was; both name both places.')
const pages = z.tuple([text, text]).describe('Labels of the first and the last page, as printed.')

const spot = z.strictObject({
  section: text,
  address: text.describe('The anchor before it, and its number behind that anchor.'),
  pages: pages.optional(),
  source: z.strictObject({ file: text, line: z.int().min(1) }).optional(),
})

const noteSpot = z.strictObject({
  section: text,
  id: text,
  label: text.describe('As printed.'),
  calledIn: text.optional().describe('Address of the paragraph that calls it.'),
  pages: pages.optional(),
  source: z.strictObject({ file: text, line: z.int().min(1) }).optional(),
})

const edition = z.strictObject({
  version: text.nullable().describe('null: a draft.'),
  title: text,
  date: text,
  pages: count.nullable().describe('null: it was not laid out.'),
})

/** changes.json: what differs between two editions of a book. */
export const changesSchema = z.strictObject({
  format: z.literal(1).describe('Raised when the shape of this file changes.'),
  old: edition,
  new: edition,
  counts: z.strictObject({
    sections: z.strictObject({ same: count, changed: count, added: count, removed: count, moved: count }),
    paragraphs: counts,
    notes: counts,
  }).describe('Generated parts are not counted.'),
  sections: z.array(z.strictObject({
    is: z.enum(['same', 'changed', 'added', 'removed']).describe('same: it was moved as it is.'),
    moved: z.boolean().describe('Its place among the sections is another.'),
    generated: z.boolean().describe('The press makes it of the others or of the metadata.'),
    kind: text,
    lang: text,
    old: z.strictObject({ id: text, number: text, title: text }).optional(),
    new: z.strictObject({ id: text, number: text, title: text }).optional(),
    title: edits.optional().describe('Where it was reworded.'),
    counts: z.strictObject({ paragraphs: counts, notes: counts }),
    paragraphs: z.array(z.strictObject({ is: what, element: text, lang: text, old: spot.optional(), new: spot.optional(), text: text.optional().describe('Where it was not reworded.'), edits: edits.optional() })),
    notes: z.array(z.strictObject({ is: what, stream: text, lang: text, old: noteSpot.optional(), new: noteSpot.optional(), text: text.optional(), edits: edits.optional() })),
  })).describe('Those that are not the same, in the order of the new edition.'),
  pages: z.array(z.strictObject({ old: text, first: text.nullable(), last: text.nullable(), section: text })).nullable().describe('For each page of the old edition, the pages of the new one on which the first and the last of its words stand that are left. null: one of them has no pages.'),
})

/** JSON Schema of changes.json. */
export function changesJsonSchema(): object {
  return { title: 'changes.json', ...z.toJSONSchema(changesSchema) }
}

export type ChangesRecord = z.infer<typeof changesSchema>
export type SectionRecord = ChangesRecord['sections'][number]
export type ParagraphRecord = SectionRecord['paragraphs'][number]
export type NoteRecord = SectionRecord['notes'][number]

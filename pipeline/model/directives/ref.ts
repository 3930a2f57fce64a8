import type { DirectiveSchema } from './schema.ts'

/** `:ref{to=map-ili page}` prints “Map 1, p. 14”, a link. */
export const ref: DirectiveSchema = {
  name: 'ref',
  kind: 'text',
  label: 'optional',
  attributes: {
    to: { required: true, example: 'the-rising' },
    form: { required: false, values: ['number', 'title', 'full'], example: 'full' },
    page: { required: false, flag: true, example: 'page' },
  },
  places: ['chapter', 'document'],
  summary: 'A reference to anything in the book: a part, chapter, heading, document, segment, figure, table, map, note or entry of the register.',
}

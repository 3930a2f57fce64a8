import type { DirectiveSchema } from './schema.ts'

/** `:::table{#tbl-names caption="…"}` around one GFM table. */
export const table: DirectiveSchema = {
  name: 'table',
  kind: 'container',
  label: 'none',
  attributes: {
    id: { required: false, example: 'tbl-names' },
    caption: { required: true, example: 'What each source calls the same thing' },
  },
  children: ['table'],
  places: ['chapter'],
  summary: 'A table with a caption.',
}

import type { DirectiveSchema } from '../schema.ts'

/** `:deleted[at once]` */
export const deleted: DirectiveSchema = {
  name: 'deleted',
  kind: 'text',
  label: 'required',
  attributes: {},
  places: ['document'],
  summary: 'Words that were struck out in the source.',
}

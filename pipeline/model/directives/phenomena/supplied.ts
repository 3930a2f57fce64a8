import type { DirectiveSchema } from '../schema.ts'

/** `:supplied[of the people]` */
export const supplied: DirectiveSchema = {
  name: 'supplied',
  kind: 'text',
  label: 'required',
  attributes: {},
  places: ['document'],
  summary: 'Words that the source lacks and the editors supply.',
}

import type { DirectiveSchema } from '../schema.ts'

/** `:marginal[Seen. Liu]` */
export const marginal: DirectiveSchema = {
  name: 'marginal',
  kind: 'text',
  label: 'required',
  attributes: {},
  places: ['document'],
  summary: 'Words in the margin of the source.',
}

import type { DirectiveSchema } from '../schema.ts'

/** `Lieut:expan[enant]` */
export const expan: DirectiveSchema = {
  name: 'expan',
  kind: 'text',
  label: 'required',
  attributes: {},
  places: ['document'],
  summary: 'Letters of an abbreviation that the editors write out.',
}

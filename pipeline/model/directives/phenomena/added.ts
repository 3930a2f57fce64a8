import type { DirectiveSchema } from '../schema.ts'

/** `:added[without delay]{place=above}` */
export const added: DirectiveSchema = {
  name: 'added',
  kind: 'text',
  label: 'required',
  attributes: { place: { required: false, values: ['above', 'below', 'inline', 'margin', 'end'], example: 'above' } },
  places: ['document'],
  summary: 'Words that were added in the source, between the lines or elsewhere.',
}

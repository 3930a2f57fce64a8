import type { DirectiveSchema } from '../schema.ts'

/** `:folio{n=12r}` */
export const folio: DirectiveSchema = {
  name: 'folio',
  kind: 'text',
  label: 'none',
  attributes: { n: { required: true, example: '12r' } },
  places: ['document'],
  summary: 'The beginning of a leaf or page of the source.',
}

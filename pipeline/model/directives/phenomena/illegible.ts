import type { DirectiveSchema } from '../schema.ts'

/** `:illegible{extent="3 words"}` */
export const illegible: DirectiveSchema = {
  name: 'illegible',
  kind: 'text',
  label: 'none',
  attributes: { extent: { required: true, example: '3 words' } },
  places: ['document'],
  summary: 'Words that cannot be read.',
}

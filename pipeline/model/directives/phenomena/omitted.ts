import type { DirectiveSchema } from '../schema.ts'

/** `:omitted{extent="2 paragraphs"}` */
export const omitted: DirectiveSchema = {
  name: 'omitted',
  kind: 'text',
  label: 'none',
  attributes: { extent: { required: true, example: '3 words' } },
  places: ['document'],
  summary: 'Words that the edition leaves out.',
}

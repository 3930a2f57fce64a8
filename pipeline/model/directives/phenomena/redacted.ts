import type { DirectiveSchema } from '../schema.ts'

/** `:redacted{extent="4 lines"}` */
export const redacted: DirectiveSchema = {
  name: 'redacted',
  kind: 'text',
  label: 'none',
  attributes: { extent: { required: true, example: '3 words' } },
  places: ['document'],
  summary: 'Words that an office blacked out before the source was released.',
}

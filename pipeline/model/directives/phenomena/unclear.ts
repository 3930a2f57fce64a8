import type { DirectiveSchema } from '../schema.ts'

/** `:unclear[Nilka]` */
export const unclear: DirectiveSchema = {
  name: 'unclear',
  kind: 'text',
  label: 'required',
  attributes: {},
  places: ['document'],
  summary: 'Words that are hard to read.',
}

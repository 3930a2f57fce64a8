import type { DirectiveSchema } from '../schema.ts'

/** `:conjecture[of Ghulja]` */
export const conjecture: DirectiveSchema = {
  name: 'conjecture',
  kind: 'text',
  label: 'required',
  attributes: {},
  places: ['document'],
  summary: 'Words that the source lacks and the editors guess.',
}

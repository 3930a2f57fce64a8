import type { DirectiveSchema } from './schema.ts'

/** `:mention[Guomindang]`: a word quoted as a word. */
export const mention: DirectiveSchema = {
  name: 'mention',
  kind: 'text',
  label: 'required',
  attributes: { tag: { required: false, example: 'es' } },
  places: ['chapter', 'document'],
  summary: 'A word or spelling under discussion, exempt from the linter of names.',
}

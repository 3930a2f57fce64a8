import type { DirectiveSchema } from './schema.ts'

/** `:page{to=the-rising}` prints “p. 45”. */
export const page: DirectiveSchema = {
  name: 'page',
  kind: 'text',
  label: 'none',
  attributes: { to: { required: true, example: 'the-rising' } },
  places: ['chapter', 'document'],
  summary: 'The print page of an anchor of the book.',
}

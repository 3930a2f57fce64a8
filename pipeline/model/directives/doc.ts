import type { DirectiveSchema } from './schema.ts'

/** `:doc{to=arabic-digest seg=s4}` prints “Document 3, ¶ 4”, a link. */
export const doc: DirectiveSchema = {
  name: 'doc',
  kind: 'text',
  label: 'optional',
  attributes: {
    to: { required: true, example: 'arabic-digest' },
    seg: { required: false, pattern: /^s[\p{L}\p{N}-]+$/u, example: 's4' },
  },
  places: ['chapter', 'document'],
  summary: 'A reference to a source document of the book, or to one of its segments.',
}

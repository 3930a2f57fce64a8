import type { DirectiveSchema } from './schema.ts'

/** `:::seg{#s3}`: a segment of a document whose texts do not align paragraph by paragraph. */
export const seg: DirectiveSchema = {
  name: 'seg',
  kind: 'container',
  label: 'none',
  attributes: { id: { required: true, pattern: /^s[\p{L}\p{N}-]+$/u, example: 's3' } },
  places: ['document'],
  summary: 'A segment, aligned with the segment of the same id in the other texts of the document.',
}

import type { DirectiveSchema } from './schema.ts'

/**
 * `:ruby[漢字]{rt="hànzì"}`: words with their reading beside them. As many words in `rt` as the label has characters: each character has
 * its own, `:ruby[漢字]{rt="hàn zì"}`; fewer: one reading over all.
 */
export const ruby: DirectiveSchema = {
  name: 'ruby',
  kind: 'text',
  label: 'required',
  attributes: { rt: { required: true, example: 'hàn zì' } },
  places: ['chapter', 'document'],
  summary: 'Words with their reading set beside them, small.',
}

import type { DirectiveSchema } from './schema.ts'

/** `:index[Ili valley]` marks a place for the index and prints nothing. */
export const indexMark: DirectiveSchema = {
  name: 'index',
  kind: 'text',
  label: 'required',
  attributes: {
    sort: { required: false, example: 'ili valley' },
    see: { required: false, example: 'Ili district' },
    'see-also': { required: false, example: 'Three Districts' },
    range: { required: false, values: ['start', 'end'], example: 'start' },
  },
  places: ['chapter', 'document'],
  summary: 'A mark for the index.',
}

import type { DirectiveSchema } from './schema.ts'

/**
 * `:index[Ili valley]{sub="climate of"}` marks a place for an index and prints nothing. `of` names the index; without it the mark
 * belongs to the index of the name that its words are, else to that of subjects. `see` and `see-also` take headings, parted by semicolons.
 */
export const indexMark: DirectiveSchema = {
  name: 'index',
  kind: 'text',
  label: 'required',
  attributes: {
    of: { required: false, example: 'subjects' },
    sub: { required: false, example: 'climate of' },
    sort: { required: false, example: 'ili valley' },
    see: { required: false, example: 'Ili district' },
    'see-also': { required: false, example: 'Three Districts' },
    range: { required: false, values: ['start', 'end'], example: 'start' },
    main: { required: false, values: ['true'], example: 'true' },
  },
  places: ['chapter', 'document'],
  summary: 'A mark for an index.',
}

import type { DirectiveSchema } from './schema.ts'

/** What `id` says of words that look like a registered name and are none: “Manas” the epic in a book with Manas the river. */
export const noName = 'none'

/** `:name[the governor]{id=sheng-shicai}`: words that mean an entry of the register where no form of it is written. */
export const name: DirectiveSchema = {
  name: 'name',
  kind: 'text',
  label: 'required',
  attributes: { id: { required: true, example: 'sheng-shicai' } },
  places: ['chapter', 'document'],
  summary: 'Words that mean a name of the register, whatever they say; with the id `none`, words that mean no name of it.',
}

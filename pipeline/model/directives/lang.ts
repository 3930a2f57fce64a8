import type { DirectiveSchema } from './schema.ts'

/** `:lang[新疆]{tag=zh-Hant}`: a run in another language. */
export const lang: DirectiveSchema = {
  name: 'lang',
  kind: 'text',
  label: 'required',
  attributes: { tag: { required: true, example: 'zh-Hant' }, dir: { required: false, values: ['ltr', 'rtl'], example: 'rtl' } },
  places: ['chapter', 'document'],
  summary: 'A run of words in another language or script.',
}

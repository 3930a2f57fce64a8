import type { DirectiveSchema } from '../schema.ts'

/** `:sic[goverment]{corr=government}` */
export const sic: DirectiveSchema = {
  name: 'sic',
  kind: 'text',
  label: 'required',
  attributes: { corr: { required: false, example: 'government' } },
  places: ['document'],
  summary: 'A fault of the source, with its correction or without.',
}

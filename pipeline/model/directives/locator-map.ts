import type { DirectiveSchema } from './schema.ts'

/** `::locator-map{#map-towns places="ghulja urumchi" alt="…" caption="…"}`: where places of the register lie. */
export const locatorMap: DirectiveSchema = {
  name: 'locator-map',
  kind: 'leaf',
  label: 'none',
  attributes: {
    id: { required: false, example: 'map-towns' },
    places: { required: true, example: 'ghulja urumchi' },
    alt: { required: true, example: 'Ghulja lies some 500 km west of Ürümchi.' },
    caption: { required: false, example: 'The two capitals' },
  },
  places: ['chapter'],
  summary: 'A map of places of the register, drawn from their coordinates.',
}

import type { DirectiveSchema } from './schema.ts'

/** `::map{#map-ili src=ili.map.yaml alt="…" caption="…"}`: a map drawn from coordinates. */
export const map: DirectiveSchema = {
  name: 'map',
  kind: 'leaf',
  label: 'none',
  attributes: {
    id: { required: false, example: 'map-ili' },
    src: { required: true, pattern: /\.map\.yaml$/u, example: 'ili.map.yaml' },
    alt: { required: true, example: 'Map of the Ili valley between the Tian Shan and Lake Balkhash.' },
    caption: { required: false, example: 'The Three Districts' },
  },
  places: ['chapter'],
  summary: 'A schematic map drawn by the press from a file of coordinates in manuscript/.',
}

import type { DirectiveSchema } from './schema.ts'

/** `:::figure{#fig-x caption="…"}` around one image. */
export const figure: DirectiveSchema = {
  name: 'figure',
  kind: 'container',
  label: 'none',
  attributes: {
    id: { required: false, example: 'fig-consulate' },
    caption: { required: false, example: 'The consulate at Ghulja' },
  },
  children: ['paragraph'],
  places: ['chapter'],
  summary: 'A figure: one image with a caption.',
}

import type { DirectiveSchema } from './schema.ts'

const day = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u

/** `::timeline{#fig-rising table=tbl-chronology from=1944-11 to=1946 alt="…" caption="…"}`: a time line of the rows of a table. */
export const timeline: DirectiveSchema = {
  name: 'timeline',
  kind: 'leaf',
  label: 'none',
  attributes: {
    id: { required: false, example: 'fig-rising' },
    table: { required: true, example: 'tbl-chronology' },
    from: { required: false, pattern: day, example: '1944-11' },
    to: { required: false, pattern: day, example: '1946-06-30' },
    alt: { required: true, example: 'Five events in the month before the rising, and three in the year after it.' },
    caption: { required: false, example: 'The rising and the agreement' },
  },
  places: ['chapter'],
  summary: 'A time line of the dated rows of a table, whole or of a period.',
}

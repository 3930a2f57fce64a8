import { timelineOf } from '../../language/timeline.ts'
import { captionAt, captionElement } from '../caption.ts'
import { element, placed } from '../elements.ts'
import { drawTimeline } from '../timeline.ts'
import { attribute, placeOf, type DirectiveTransformer } from './transformer.ts'

/**
 * `::timeline{#id table=… from=… to=… alt="…" caption="…"}` → `<figure class="timeline">` with a drawing of the table’s events. One that is too long for
 * a page is several drawings, `<div class="timelines">` around a figure of each, the last with the caption.
 */
export const timeline: DirectiveTransformer = (call) => {
  const place = placeOf(call)
  const { chronologies, facts: { words } } = call.draft
  const { events } = timelineOf(chronologies.get(attribute(call, 'table') ?? '') ?? [], { from: attribute(call, 'from'), to: attribute(call, 'to') })
  if (events.length === 0) return undefined
  const caption = captionAt(call.draft, place)
  const id = caption?.id ?? attribute(call, 'id')
  // Two drawings of a chapter must not share the ids of their titles.
  const drawings = drawTimeline(events, { id: id ?? `${call.draft.id}--timeline.${place.line}`, title: caption?.text ?? words.figure, alt: attribute(call, 'alt') ?? '', dir: call.draft.dir, place })
  const figures = drawings.map((drawing) => element('figure', { className: ['timeline'] }, drawing))
  const said = captionElement('figcaption', caption, place)
  if (said !== undefined) figures.at(-1)?.children.push(said)
  const [only, ...more] = figures
  const whole = only !== undefined && more.length === 0 ? only : element('div', { className: ['timelines'] }, ...figures)
  if (id !== undefined) whole.properties['id'] = id
  return placed(whole, place)
}

import { captionAt, captionElement } from '../caption.ts'
import { element, placed } from '../elements.ts'
import { drawLocatorMap } from '../locator-map.ts'
import { attribute, placeOf, type DirectiveTransformer } from './transformer.ts'

/** `::locator-map{#id places="…" alt="…" caption="…"}` → `<figure class="map">` with a drawing of those places of the register that have coordinates. */
export const locatorMap: DirectiveTransformer = (call) => {
  const place = placeOf(call)
  const caption = captionAt(call.draft, place)
  const { names, words } = call.draft.facts
  const places = (attribute(call, 'places') ?? '').split(/\s+/u).flatMap((id) => {
    const name = names.get(id)
    return name?.coordinates === undefined ? [] : [{ label: name.preferred, coordinates: name.coordinates }]
  })
  if (places.length === 0) return undefined
  const id = caption?.id ?? attribute(call, 'id')
  // Two drawings of a chapter must not share the ids of their titles.
  const drawing = drawLocatorMap(places, { id: id ?? `${call.draft.id}--locator.${place.line}`, title: caption?.text ?? words.map, alt: attribute(call, 'alt') ?? '', place })
  const figure = element('figure', { className: ['map'], ...(id !== undefined && { id }) }, drawing)
  const said = captionElement('figcaption', caption, place)
  if (said !== undefined) figure.children.push(said)
  return placed(figure, place)
}

import { assetKey } from '../asset-key.ts'
import { captionAt, captionElement } from '../caption.ts'
import { element, placed } from '../elements.ts'
import { drawMap } from '../maps.ts'
import { attribute, placeOf, type DirectiveTransformer } from './transformer.ts'

/** `::map{#id src=… alt="…" caption="…"}` → `<figure class="map">` with a drawing. `src` is a file beside the chapter. */
export const map: DirectiveTransformer = (call) => {
  const src = attribute(call, 'src') ?? ''
  const { maps } = call.draft.facts
  const source = maps.get(src) ?? maps.get(assetKey(call.options.file, src)) ?? [...maps.values()].find((each) => each.file.endsWith(`/${src}`))
  if (!source) return undefined
  const place = placeOf(call)
  const caption = captionAt(call.draft, place)
  const id = caption?.id ?? attribute(call, 'id')
  const drawing = drawMap(source, { id: id ?? `${call.draft.id}--map`, alt: attribute(call, 'alt') ?? source.title, place: { file: source.file, line: 1, column: 1 } })
  const figure = element('figure', { className: ['map'], ...(id !== undefined && { id }) }, drawing)
  const stop = caption === undefined || /[.?!…]$/u.test(caption.text) ? '' : '.'
  const words = captionElement('figcaption', caption, place, source.legend === undefined ? [] : [caption === undefined ? source.legend : `${stop} ${source.legend}`])
  if (words !== undefined) figure.children.push(words)
  return placed(figure, place)
}

import { assetKey } from '../asset-key.ts'
import { element, placed } from '../elements.ts'
import { drawMap } from '../maps.ts'
import { attribute, placeOf, type DirectiveTransformer } from './transformer.ts'

/** `::map{#id src=… alt="…" caption="…"}` → `<figure class="map">` with a drawing. `src` is a file beside the chapter. */
export const map: DirectiveTransformer = (call) => {
  const src = attribute(call, 'src') ?? ''
  const { maps } = call.draft.facts
  const source = maps.get(src) ?? maps.get(assetKey(call.options.file, src)) ?? [...maps.values()].find((each) => each.file.endsWith(`/${src}`))
  if (!source) return undefined
  const [id, caption] = [attribute(call, 'id'), attribute(call, 'caption')]
  const place = placeOf(call)
  const drawing = drawMap(source, { id: id ?? `${call.draft.id}--map`, alt: attribute(call, 'alt') ?? source.title, place: { file: source.file, line: 1, column: 1 } })
  const figure = element('figure', { className: ['map'], ...(id !== undefined && { id }) }, drawing)
  const legend = source.legend === undefined ? '' : ` ${source.legend}`
  if (caption !== undefined || legend !== '') figure.children.push(placed(element('figcaption', {}, `${caption ?? ''}${caption !== undefined && !/[.?!…]$/u.test(caption) && legend ? '.' : ''}${legend}`.trim()), place))
  return placed(figure, place)
}

import type { Cover, YamlFile } from '../model/book.ts'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { readBytes, type Folder } from './folder.ts'
import { assetKey, asImageRule, assetOf, nameTrue } from './images.ts'
import type { Reading } from './reading.ts'

/** What shops take: pixels and bytes. */
const bounds = { shorter: 1400, longer: 10_000, bytes: 10_000_000 } as const

/** Height of a cover as a multiple of its width. */
const shape = { least: 1.2, most: 2 } as const

/** Reads the picture of the cover that book.yaml names, and says why shops or reading systems would refuse it. */
export async function readCover(folder: Folder, named: { readonly image: string; readonly alt?: string | undefined } | undefined, yaml: YamlFile<unknown> | undefined): Promise<Reading<Cover>> {
  if (named === undefined || yaml === undefined) return { value: undefined, messages: [] }
  const { image, alt } = named
  const place = yaml.at(alt === undefined ? ['cover'] : ['cover', 'image'])
  const key = assetKey('book.yaml', image)
  if (key === undefined) return { value: undefined, messages: [diagnostic('image-local', `The cover “${image.slice(0, 80)}” is not named by a path inside the book.`, place)] }
  const { value: bytes, messages } = await readBytes(folder, key, place, bounds.bytes, { large: true })
  if (bytes === undefined) return { value: undefined, messages: messages.map((message) => sizeRule(asImageRule(message, image, key, place), place)) }
  const picture = folder.standing.of(assetOf, bytes, key)
  if (typeof picture === 'string') return { value: undefined, messages: [diagnostic('image-format-known', `The cover “${image}” cannot be used: ${picture}.`, place)] }
  return { value: { picture, alt }, messages: [...nameTrue(picture, image, place), ...faults(picture, image, place)] }
}

function faults({ width, height, mediaType }: Cover['picture'], image: string, place: Place): Diagnostic[] {
  if (mediaType === 'image/svg+xml') return [diagnostic('cover-size-fits', `The cover “${image}” is an SVG; shops take PNG and JPEG.`, place)]
  const size = `${width} × ${height} pixels`
  const ratio = height / width
  return [
    ...(ratio < shape.least || ratio > shape.most ? [diagnostic('cover-shape-fits', `The cover “${image}” has ${size}: it is ${ratio < shape.least ? 'too wide' : 'too narrow'} for a book.`, place)] : []),
    ...(Math.min(width, height) < bounds.shorter ? [diagnostic('cover-size-fits', `The cover “${image}” has ${size}; shops ask for ${bounds.shorter} on the shorter side.`, place)] : []),
    ...(Math.max(width, height) > bounds.longer ? [diagnostic('cover-size-fits', `The cover “${image}” has ${size}; shops take ${bounds.longer} on the longer side at most.`, place)] : []),
  ]
}

function sizeRule(message: Diagnostic, place: Place): Diagnostic {
  return message.ruleId === 'file-size-limited' ? diagnostic('cover-size-fits', message.reason, place) : message
}

import type { Asset } from '../model/book.ts'
import { readDrawing } from './drawing.ts'
import { limits } from './limits.ts'

export type ImageFacts = Pick<Asset, 'mediaType' | 'width' | 'height'>

/** Media type and size of a picture by its content, never by its name; a text says why it cannot be used. */
export function imageFacts(bytes: Uint8Array): ImageFacts | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) return png(view)
  if (bytes.length > 4 && view.getUint16(0) === 0xffd8) return jpeg(view)
  const head = new TextDecoder().decode(bytes.subarray(0, 1024))
  if (/^\uFEFF?\s*(?:<\?xml[^>]*>)?\s*(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE[^>]*>\s*)?<svg[\s>]/u.test(head)) return svg(new TextDecoder().decode(bytes))
  return 'it is neither PNG nor JPEG nor SVG'
}

function sized(mediaType: Asset['mediaType'], width: number, height: number): ImageFacts | string {
  if (!(width > 0 && height > 0)) return 'it has no size'
  if (Math.max(width, height) > limits.imageSide || (mediaType !== 'image/svg+xml' && width * height > limits.imageMemory)) {
    return `it has ${width} × ${height} pixels; at most ${limits.imageSide} on a side and ${limits.imageMemory / 1e6} million in all are read`
  }
  return { mediaType, width, height }
}

/** Walks the chunks to the last, IEND: a file that was cut short does not have it. */
function png(view: DataView): ImageFacts | string {
  let at = 8
  while (at + 12 <= view.byteLength) {
    if (view.getUint32(at + 4) === 0x49454e44) return sized('image/png', view.getUint32(16), view.getUint32(20))
    at += 12 + view.getUint32(at)
  }
  return 'the PNG is cut short'
}

/** Whether the end marker of a JPEG stands at its end; programs put a few bytes more behind it. */
function isWhole(view: DataView): boolean {
  for (let at = view.byteLength - 2; at >= Math.max(2, view.byteLength - 4096); at--) if (view.getUint16(at) === 0xffd9) return true
  return false
}

/** Walks the segments to the start of frame, which holds the size. */
function jpeg(view: DataView): ImageFacts | string {
  let at = 2
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at++
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      if (!isWhole(view)) return 'the JPEG is cut short'
      return sized('image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5))
    } else at += 2 + view.getUint16(at + 2)
  }
  return 'the JPEG is damaged'
}

/** A plain SVG draws and does nothing else: no script, no event, nothing fetched, no entity, no foreign content. */
function svg(text: string): ImageFacts | string {
  const root = readDrawing(text)
  if (typeof root === 'string') return root
  const attribute = (name: string): string | undefined => root.attributes[name] ?? undefined
  const box = (attribute('viewBox') ?? '').trim().split(/[\s,]+/u).map(Number)
  const length = (name: string, index: number): number => {
    const written = attribute(name)
    return written !== undefined && /^\d+(?:\.\d+)?(?:px)?$/u.test(written) ? Number.parseFloat(written) : (box[index] ?? 0)
  }
  return sized('image/svg+xml', length('width', 2), length('height', 3))
}

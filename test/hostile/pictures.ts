import { png } from './png.ts'
import { chapter, configured, type Content, type Files, type HostileBook } from './book.ts'

const picture = (content: Content, name = 'a.png'): Files => ({ ...chapter(`![A picture](${name})`), [`manuscript/${name}`]: content })
const jpeg = (width: number, height: number): Uint8Array => Buffer.from(['ffd8ffe000104a46494600010100000100010000ffc0000b08', height.toString(16).padStart(4, '0'), width.toString(16).padStart(4, '0'), '01011100ffda00080101003f00d2cf20ffd9'].join(''), 'hex')

/** Pictures that are none, lie about themselves, or are too much. */
export const pictures: readonly HostileBook[] = [
  ['a picture that is text', picture('not a picture at all, but long enough to be looked at'), '4:1 image-format-known'],
  ['a picture that is HTML', picture('<!DOCTYPE html><html><script>alert(1)</script></html>'), '4:1 image-format-known'],
  ['a picture of no bytes', picture(''), '4:1 image-format-known'],
  ['a GIF', picture('GIF89a\u0001\u0000\u0001\u0000 and so on and so on and on', 'a.gif'), '4:1 image-format-known'],
  ['a WebP under the name of a PNG', picture('RIFF\u0024\u0000\u0000\u0000WEBPVP8 and so on and so on'), '4:1 image-format-known'],
  ['a TIFF', picture('II*\u0000 and so on and so on and so on and', 'a.tif'), '4:1 image-format-known'],
  ['a PDF under the name of a PNG', picture('%PDF-1.7 and so on and so on and so on and'), '4:1 image-format-known'],
  ['a PNG under the name of a JPEG', picture(png(2, 2), 'a.jpg'), '4:1 image-name-true'],
  ['a PNG that is cut short', picture(png(2, 2).subarray(0, -9)), '4:1 image-format-known'],
  ['a PNG of 100,000 × 100,000', picture(png(100_000, 100_000)), '4:1 image-format-known'],
  ['a PNG of 1 × 4,000,000,000', picture(png(1, 4_000_000_000)), '4:1 image-format-known'],
  ['a PNG of 0 × 0', picture(png(0, 0)), '4:1 image-format-known'],
  ['a PNG whose size is a negative number', picture(png(0xffffffff, 0x80000000)), '4:1 image-format-known'],
  ['a PNG with a chunk longer than the file', picture(png(2, 2, { chunk: 0x7fffffff })), '4:1 image-format-known'],
  ['a PNG with 90,000 empty chunks', picture(png(2, 2, { empty: 90_000 })), ''],
  ['a PNG that unpacks to 200 MB', picture(png(2, 2, { unpacked: 200_000_000 })), ''],
  ['a PNG with a text that unpacks to 100 MB', picture(png(2, 2, { text: 100_000_000 })), ''],
  ['a PNG with wrong sums', picture(png(2, 2, { sum: 0 })), '4:1 image-format-known'],
  ['a PNG with data that are none', picture(png(2, 2, { data: Buffer.from('these are no data') })), ''],
  ['a JPEG of 65,535 × 65,535', picture(jpeg(65_535, 65_535), 'a.jpg'), '4:1 image-format-known'],
  ['a JPEG of 0 × 0', picture(jpeg(0, 0), 'a.jpg'), '4:1 image-format-known'],
  ['a JPEG that is cut short', picture(jpeg(9, 9).subarray(0, -2), 'a.jpg'), '4:1 image-format-known'],
  ['a JPEG with a segment of no length', picture(Buffer.from('ffd8ffe00000ffe00000ffe00000ffd9', 'hex'), 'a.jpg'), '4:1 image-format-known'],
  ['a JPEG of segments alone', picture(Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.alloc(4_000_000, Buffer.from('ffe00002', 'hex')), Buffer.from('ffd9', 'hex')]), 'a.jpg'), '4:1 image-format-known'],
  ['a JPEG that is a page too', picture(Buffer.concat([jpeg(9, 9), Buffer.from('<script>alert(1)</script>')]), 'a.jpg'), ''],
  ['a picture of 41 MB', picture(new Uint8Array(41_000_000)), '4:1 file-size-limited'],
  ['a picture that is a folder', picture({ special: 'folder' }), '4:1 image-exists'],
  ['a picture that is a pipe', picture({ special: 'fifo' }), '4:1 image-exists'],
  ['a picture that is a link to the outside', picture({ link: '{outside}/secret.png' }), '4:1 image-local'],
  ['a picture that is a link to a device', picture({ link: '/dev/zero' }), '4:1 image-local'],
  ['a picture that is a link to itself', picture({ link: 'a.png' }), '4:1 image-exists'],
  ['a picture of the file system’s own', { ...chapter('![a](../../../../../../proc/self/environ) ![b](../../../../../../dev/random)') }, '4:1 image-local; 4:43 image-local'],
  ['a cover outside the book', configured('cover: ../../outside/secret.png\n'), 'manuscript/book.yaml:12:8 image-local'],
  ['a cover on the network', configured('cover: http://127.0.0.1:{port}/x.png\n'), 'manuscript/book.yaml:12:8 image-local'],
  ['a cover that is a script', { ...configured('cover: cover.png\n'), 'cover.png': '#!/bin/sh\necho this is a script, long enough\n' }, 'manuscript/book.yaml:12:8 image-format-known'],
  ['a cover of 65,535 × 65,535', { ...configured('cover: cover.jpg\n'), 'cover.jpg': jpeg(65_535, 65_535) }, 'manuscript/book.yaml:12:8 image-format-known'],
  ['a cover that is an SVG with a script', { ...configured('cover: cover.svg\n'), 'cover.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="2400"><script>alert(1)</script></svg>' }, 'manuscript/book.yaml:12:8 image-format-known'],
]

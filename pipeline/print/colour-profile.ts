import { createHash } from 'node:crypto'

/**
 * The colour space sRGB (IEC 61966-2-1) as an ICC profile, version 4: made from its numbers, so that it is the same everywhere and nobody’s.
 * Primaries and white are adapted to D50 as ICC.1:2010 asks.
 */
export function srgbProfile(): Buffer {
  const curve = parametric([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])
  const tags: [signature: string, data: Buffer][] = [
    ['desc', localised('sRGB IEC61966-2.1')],
    ['cprt', localised('No copyright: use freely.')],
    ['wtpt', xyz(D50)],
    ['chad', fixed('sf32', [1.0478859, 0.0229187, -0.0502160, 0.0295868, 0.9904789, -0.0170593, -0.0092357, 0.0150732, 0.7517083])],
    ['rXYZ', xyz([0.4360657, 0.2224884, 0.0139160])],
    ['gXYZ', xyz([0.3851471, 0.7168732, 0.0970764])],
    ['bXYZ', xyz([0.1430664, 0.0606079, 0.7140961])],
    ['rTRC', curve], ['gTRC', curve], ['bTRC', curve],
  ]
  const head = Buffer.alloc(128)
  const table = Buffer.alloc(4 + tags.length * 12)
  table.writeUInt32BE(tags.length, 0)
  const bodies: Buffer[] = []
  const placed = new Map<Buffer, number>()
  let at = head.length + table.length
  tags.forEach(([signature, data], index) => {
    if (!placed.has(data)) {
      placed.set(data, at)
      bodies.push(data)
      at += data.length
    }
    table.write(signature, 4 + index * 12, 'latin1')
    table.writeUInt32BE(placed.get(data)!, 8 + index * 12)
    table.writeUInt32BE(data.length, 12 + index * 12)
  })
  head.writeUInt32BE(at, 0)
  head.writeUInt32BE(0x04200000, 8)
  head.write('mntrRGB XYZ ', 12, 'latin1')
  // The day of the standard's first edition; no clock.
  ;[1999, 10, 18, 0, 0, 0].forEach((value, index) => head.writeUInt16BE(value, 24 + index * 2))
  head.write('acsp', 36, 'latin1')
  D50.forEach((value, index) => head.writeInt32BE(toFixed(value), 68 + index * 4))
  const profile = Buffer.concat([head, table, ...bodies])
  // The profile’s own number: MD5 over all but flags, intent and this place, which are 0 here.
  createHash('md5').update(profile).digest().copy(profile, 84)
  return profile
}

const D50 = [0.9642029, 1, 0.8249054]

function toFixed(value: number): number {
  return Math.round(value * 65536)
}

function fixed(type: string, values: readonly number[]): Buffer {
  const data = Buffer.alloc(8 + values.length * 4)
  data.write(type, 0, 'latin1')
  values.forEach((value, index) => data.writeInt32BE(toFixed(value), 8 + index * 4))
  return data
}

function xyz(values: readonly number[]): Buffer {
  return fixed('XYZ ', values)
}

/** `para`, function type 3: a power with a straight piece near black. */
function parametric(values: readonly number[]): Buffer {
  const data = Buffer.alloc(12 + values.length * 4)
  data.write('para', 0, 'latin1')
  data.writeUInt16BE(3, 8)
  values.forEach((value, index) => data.writeInt32BE(toFixed(value), 12 + index * 4))
  return data
}

/** `mluc`: a text in one language. Padded to four bytes. */
function localised(text: string): Buffer {
  const letters = Buffer.from(text, 'utf16le').swap16()
  const data = Buffer.alloc(28 + letters.length + (letters.length % 4))
  data.write('mluc', 0, 'latin1')
  data.writeUInt32BE(1, 8)
  data.writeUInt32BE(12, 12)
  data.write('enUS', 16, 'latin1')
  data.writeUInt32BE(letters.length, 20)
  data.writeUInt32BE(28, 24)
  letters.copy(data, 28)
  return data
}

import { deflateSync } from 'node:zlib'

interface Lies {
  /** Length that the header of the data says, instead of the true one. */
  readonly chunk?: number
  /** So many chunks that hold nothing. */
  readonly empty?: number
  /** Bytes that the data unpack to. */
  readonly unpacked?: number
  /** Bytes that a compressed text unpacks to. */
  readonly text?: number
  /** Check sum of every chunk. */
  readonly sum?: number
  /** Instead of the data. */
  readonly data?: Uint8Array
}

/** A PNG that says it has so many pixels, with the data of a small one, and lies where it is told to. */
export function png(width: number, height: number, lies: Lies = {}): Buffer {
  const chunk = (type: string, data: Uint8Array, length = data.length): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
    return Buffer.concat([number(length), named, number(lies.sum ?? crc32(named))])
  }
  const header = Buffer.concat([number(width), number(height), Buffer.from([8, 0, 0, 0, 0])])
  const data = lies.data ?? deflateSync(Buffer.alloc(lies.unpacked ?? 6))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...Array.from({ length: lies.empty ?? 0 }, () => chunk('teSt', new Uint8Array())),
    ...(lies.text === undefined ? [] : [chunk('zTXt', Buffer.concat([Buffer.from('a\0\0', 'latin1'), deflateSync(Buffer.alloc(lies.text))]))]),
    chunk('IDAT', data, lies.chunk),
    chunk('IEND', new Uint8Array()),
  ])
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

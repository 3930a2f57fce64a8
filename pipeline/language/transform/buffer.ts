import type { TextBuffer } from './rules.ts'

/**
 * The text under work, in UTF-16: what is converted ends at `left`, what is not yet begins at `right`, and between them lies a gap. The run
 * that is to be converted ends at `limit`; what stands outside it is context. A cursor that goes back moves units from left to right.
 */
export class GapBuffer implements TextBuffer {
  units: Uint16Array
  left = 0
  right: number
  limit: number
  /** Places of the groups that the rule at hand has matched, by number. */
  readonly groupStart: number[] = []
  readonly groupEnd: number[] = []

  constructor(text: string) {
    const gap = 32 + (text.length >> 1)
    this.units = new Uint16Array(text.length + gap)
    this.right = gap
    this.limit = this.units.length
    for (let index = 0; index < text.length; index++) this.units[gap + index] = text.charCodeAt(index)
  }

  /** Puts converted units behind those on the left. */
  emit(text: Uint16Array | readonly number[]): void {
    if (this.left + text.length > this.right) this.#grow(text.length)
    for (let index = 0; index < text.length; index++) this.units[this.left + index] = text[index] as number
    this.left += text.length
  }

  emitText(text: string): void {
    if (this.left + text.length > this.right) this.#grow(text.length)
    for (let index = 0; index < text.length; index++) this.units[this.left + index] = text.charCodeAt(index)
    this.left += text.length
  }

  /** Takes what stands before `end` on the right over to the left as it is. */
  copy(end: number): void {
    const length = end - this.right
    this.units.copyWithin(this.left, this.right, end)
    this.left += length
    this.right = end
  }

  /** Gives what stands on the left from `start` back to the right. */
  rewind(start: number): void {
    const length = this.left - start
    this.units.copyWithin(this.right - length, start, this.left)
    this.left = start
    this.right -= length
  }

  read(from: number, to: number): string {
    if (to - from === 1) return String.fromCharCode(this.units[from] as number)
    let text = ''
    for (let at = from; at < to; at += 4096) text += String.fromCharCode.apply(null, this.units.subarray(at, Math.min(to, at + 4096)) as unknown as number[])
    return text
  }

  #grow(need: number): void {
    const old = this.units
    const more = need + (old.length >> 1)
    this.units = new Uint16Array(old.length + more)
    this.units.set(old.subarray(0, this.left))
    this.units.set(old.subarray(this.right), this.right + more)
    this.right += more
    this.limit += more
  }
}

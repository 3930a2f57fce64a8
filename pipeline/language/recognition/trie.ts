import { composed, foldInto, foldOf, kindOf, kinds } from './characters.ts'

/** Where forms end: the node, and the offset in the text behind what was consumed. */
export interface End {
  readonly node: number
  readonly offset: number
}

/**
 * The forms as a trie over folded UTF-16 units. Its edges lie in one open-addressed table of typed arrays: 40,000 forms take
 * some 10 MB and no object each. A name begins at the beginning of a word or at a Chinese character, so each beginning is
 * walked on its own and the failure links of Aho and Corasick would buy nothing.
 */
export class Trie {
  private readonly first = new Int32Array(0x10000)
  /** Pairs of node and child, hashed by node and unit; 0 is no child. */
  private edges = new Int32Array(1 << 15)
  /** By node: the unit that leads to it. */
  private units = new Uint16Array(1 << 14)
  /** One bit for the hash of each first and second unit of a form: small enough to stay in the processor, and most beginnings end here. */
  private readonly pairs = new Uint8Array(1 << 16)
  private nodes = 1
  private folded = new Uint16Array(64)
  /** By node: the last form that ends there, plus 1; by form: the one before it. */
  private last = new Int32Array(1 << 14)
  private earlier = new Int32Array(1 << 10)

  /** `units`: at most so many will be added, as far as is known; the tables are made for a good part of them at once. */
  constructor(units = 0) {
    const nodes = 2 ** Math.ceil(Math.log2(Math.max(1, units * 0.75)))
    if (nodes <= this.units.length) return
    this.units = new Uint16Array(nodes)
    this.last = new Int32Array(nodes)
    this.edges = new Int32Array(nodes * 4)
  }

  /** Adds form number `form` (from 0, rising). Forms of no folded unit are left out. */
  add(text: string, form: number): void {
    if (text.length > this.folded.length) this.folded = new Uint16Array(text.length)
    const units = this.folded
    const length = foldInto(text, units)
    if (length === 0) return
    let node = 0
    for (let offset = 0; offset < length; offset++) node = this.insert(node, units[offset] ?? 0)
    if (length > 1) this.pair(units[0] ?? 0, units[1] ?? 0)
    if (node >= this.last.length) this.last = grown(this.last, node)
    if (form >= this.earlier.length) this.earlier = grown(this.earlier, form)
    this.earlier[form] = this.last[node] ?? 0
    this.last[node] = form + 1
  }

  /** Numbers of the forms that end at a node, in the order in which they were added. */
  formsAt(node: number): number[] {
    const forms: number[] = []
    for (let form = this.last[node] ?? 0; form !== 0; form = this.earlier[form - 1] ?? 0) forms.push(form - 1)
    return forms.reverse()
  }

  /** The node behind one unit at the root; 0 where no form begins so. */
  start(unit: number): number {
    return this.first[foldOf(unit)] ?? 0
  }

  /**
   * Walks from `node` (0: the root) through the text at `offset` and gathers in `ends` every place at which a form ends, shortest
   * first. A run of spaces and hyphens with at most one line end counts as one; a line end between two Chinese characters as none;
   * what is ignored belongs to the letter before it.
   */
  walk(text: string, node: number, offset: number, ends: End[]): void {
    ends.length = 0
    const { first, last, edges, units } = this
    const mask = edges.length - 2
    let before = 0
    while (offset < text.length) {
      let unit = text.charCodeAt(offset++)
      let kind = kindOf(unit)
      if (kind === kinds.space || kind === kinds.hyphen) {
        const before = offset - 2
        let lines = unit === 0x0a ? 1 : 0
        for (kind = kindAt(text, offset); kind === kinds.space || kind === kinds.hyphen || kind === kinds.ignored; kind = kindAt(text, offset)) {
          if (text.charCodeAt(offset++) === 0x0a) lines++
        }
        if (lines > 1) return
        if (lines === 1 && kind === kinds.han && kindAt(text, before) === kinds.han) continue
        unit = 0x20
      } else {
        while (offset < text.length && kindOf(text.charCodeAt(offset)) === kinds.ignored) {
          const whole = composed(unit, text.charCodeAt(offset++))
          if (whole !== 0) unit = whole
        }
        unit = foldOf(unit)
      }
      if (node === 0) {
        node = first[unit] ?? 0
        before = unit
      } else {
        if (before !== 0) {
          const bit = pairHash(before, unit)
          if (((this.pairs[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return
          before = 0
        }
        let slot = hash(node, unit) & mask
        let found = edges[slot + 1] ?? 0
        while (found !== 0 && (edges[slot] !== node || units[found] !== unit)) {
          slot = (slot + 2) & mask
          found = edges[slot + 1] ?? 0
        }
        node = found
      }
      if (node === 0) return
      if ((last[node] ?? 0) !== 0) ends.push({ node, offset })
    }
  }

  private child(node: number, unit: number): number {
    const { edges } = this
    const mask = edges.length - 2
    for (let slot = hash(node, unit) & mask; ; slot = (slot + 2) & mask) {
      const found = edges[slot + 1] ?? 0
      if (found === 0 || (edges[slot] === node && this.units[found] === unit)) return found
    }
  }

  private insert(node: number, unit: number): number {
    const found = node === 0 ? (this.first[unit] ?? 0) : this.child(node, unit)
    if (found !== 0) return found
    const made = this.nodes++
    if (made >= this.units.length) {
      const larger = new Uint16Array(made * 2)
      larger.set(this.units)
      this.units = larger
    }
    this.units[made] = unit
    if (node === 0) this.first[unit] = made
    else {
      // At most half of the table is full.
      if (made * 4 > this.edges.length) this.rehash()
      this.place(node, made)
    }
    return made
  }

  private pair(first: number, second: number): void {
    const bit = pairHash(first, second)
    this.pairs[bit >>> 3] = (this.pairs[bit >>> 3] ?? 0) | (1 << (bit & 7))
  }

  private place(node: number, child: number): void {
    const mask = this.edges.length - 2
    let slot = hash(node, this.units[child] ?? 0) & mask
    while (this.edges[slot + 1] !== 0) slot = (slot + 2) & mask
    this.edges[slot] = node
    this.edges[slot + 1] = child
  }

  private rehash(): void {
    const before = this.edges
    this.edges = new Int32Array(before.length * 2)
    for (let slot = 0; slot < before.length; slot += 2) {
      const child = before[slot + 1] ?? 0
      if (child !== 0) this.place(before[slot] ?? 0, child)
    }
  }
}

function grown(array: Int32Array<ArrayBuffer>, index: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(array.length * 2, index + 1))
  larger.set(array)
  return larger
}

function pairHash(first: number, second: number): number {
  return Math.imul(first ^ Math.imul(second, 0x85ebca6b), 0x9e3779b1) >>> 13
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node ^ Math.imul(unit, 0x85ebca6b), 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

function kindAt(text: string, offset: number): number {
  return offset < 0 || offset >= text.length ? kinds.other : kindOf(text.charCodeAt(offset))
}

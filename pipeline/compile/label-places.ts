/** A rectangle of a drawing: x to the right, y downwards, in its own units. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a label stands: its base line, from, to or around `x`, so that an estimated width never parts it from its point. `leader`: it stands so far from its point that a line must join them. */
export interface LabelPlace {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly leader: boolean
}

/** Clear space around a point, and between a label and what is beside it. */
const gap = 4

/** The width of a label, estimated on the safe side: an em for a Han character, 0.58 for any other. */
export function labelWidth(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + (/[\p{sc=Han}\u3000-\u30FF\uFF00-\uFFEF]/u.test(character) ? 1 : 0.58) * size, 0)
}

/**
 * Places labels beside their points, one after the other, each where it covers no point, no label before it and nothing of `taken`: right, left,
 * above, below, then further up and down beside the point. The same points give the same places. A label for which there is no room is
 * left where it would stand alone.
 */
export function placeLabels(points: readonly { readonly x: number; readonly y: number; readonly text: string }[], size: number, frame: Box, taken: readonly Box[] = []): readonly LabelPlace[] {
  const boxes: Box[] = [...taken, ...points.map(({ x, y }) => ({ x: x - 3, y: y - 3, width: 6, height: 6 }))]
  return points.map(({ x, y, text }) => {
    const width = labelWidth(text, size)
    const sides: readonly (readonly [number, number])[] = [[gap, 0], [-width - gap, 0], [-width / 2, -size * 0.8], [-width / 2, size * 0.9]]
    const rings = Array.from({ length: 16 }, (_, ring) => ring + 1).flatMap((ring): (readonly [number, number])[] => [1, -1].flatMap((sign) => [[gap * 2, sign * ring * size * 0.6], [-width - gap * 2, sign * ring * size * 0.6]] as const))
    const found = [...sides, ...rings].find(([dx, dy]) => {
      const box = { x: x + dx, y: y + dy - size / 2, width, height: size }
      return isInside(box, frame) && !boxes.some((other) => overlap(box, other))
    })
    const [dx, dy] = found ?? sides[0]!
    boxes.push({ x: x + dx, y: y + dy - size / 2, width, height: size })
    // The base line lies about a third of the size below the middle of the letters.
    const anchor = dx > 0 ? 'start' : dx > -width ? 'middle' : 'end'
    return { x: x + dx + (anchor === 'start' ? 0 : anchor === 'middle' ? width / 2 : width), y: y + dy + size * 0.33, anchor, leader: Math.abs(dy) > size }
  })
}

function isInside(box: Box, frame: Box): boolean {
  return box.x >= frame.x && box.y >= frame.y && box.x + box.width <= frame.x + frame.width && box.y + box.height <= frame.y + frame.height
}

/** Whether two rectangles share any of their ground. */
export function overlap(one: Box, other: Box): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height
}

import { expect, test } from 'vitest'
import { bookOf } from '../compile/book.ts'
import { made, prove } from '../release/redline-proof.ts'
import { seeded } from '../release/seeded.ts'

const words = 'the valley was closed in winter and no letter reached governor envoy mountains silk tea horses bazaar consul garrison harvest road river autumn merchants'.split(' ')

test('a redline without deletions is the new text, without insertions the old one, block by block: 200 books edited at random', () => {
  let blocks = 0
  for (let seed = 1; seed <= 200; seed++) {
    const { below, pick } = seeded(seed)
    let number = 0
    const some = (least: number): string => Array.from({ length: least + below(14) }, () => pick(words)).join(' ')
    const paragraph = (): string => `${pick(['', '*x* ', '漢字 '])}${some(8)} ${++number}${below(3) === 0 ? '[^N]' : ''}`
    const noted = (paragraphs: readonly string[]): string => {
      let note = 0
      const notes: string[] = []
      const body = paragraphs.map((each) => each.replace('[^N]', () => { notes.push(`[^${++note}]: note of ${each.replace('[^N]', '')}`); return `[^${note}]` }))
      return [...body, ...notes].join('\n\n')
    }
    const old = Array.from({ length: 4 + below(8) }, paragraph)
    const now = [...old]
    for (let edit = 0; edit < 1 + below(6); edit++) {
      const at = below(now.length)
      const kind = below(4)
      if (kind === 0) now.splice(at, 0, paragraph())
      else if (kind === 1 && now.length > 1) now.splice(at, 1)
      else if (kind === 2) now.splice(below(now.length), 0, ...now.splice(at, 1))
      else now[at] = now[at]!.split(' ').flatMap((word) => (below(6) === 0 ? [] : below(6) === 0 ? [word, pick(words)] : [word])).join(' ')
    }
    blocks += prove(made(bookOf({ chapters: { one: noted(old), two: 'Words.' } })), made(bookOf({ chapters: { one: noted(now), two: 'Words.' } })))
  }
  expect(blocks).toBeGreaterThan(2000)
  console.log(`Redline: 200 edited books, ${blocks} blocks and their notes, are both editions`)
})

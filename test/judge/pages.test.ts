import { expect, test } from 'vitest'
import { judge } from '../bench/pages/faults.mjs'
import { linesOf } from '../bench/pages/lines.mjs'
import { chapterOf } from '../bench/pages/material.mjs'
import { knownOf, place } from '../bench/pages/words.mjs'

/** A letter and a space are 10 pt wide each. */
const ruler = { width: (text: string) => text.trim().length * 10, superior: () => 0, space: 10 }

interface Set { readonly body?: readonly (string | readonly [string, number])[]; readonly notes?: readonly string[] }

/** Pages as they are read: lines of 14 pt from the head, as wide as their letters or as is said, notes at the foot. */
const pagesOf = (...pages: readonly Set[]) =>
  pages.map(({ body = [], notes = [] }) => ({
    body: body.map((line, index) => {
      const [text, width] = typeof line === 'string' ? [line, line.length * 10] : line
      return { y: 580 - index * 14, left: 60, right: 60 + width, text, superiors: 0, scale: 1, kind: 'body' as const }
    }),
    notes: notes.map((text, index) => ({ y: 80 + (notes.length - 1 - index) * 11.5, left: 60, right: 60 + text.length * 9, text, superiors: 0, scale: 1, kind: 'note' as const })),
  }))

const chapters = [{ title: 'One', blocks: [
  { kind: 'paragraph' as const, pieces: ['alpha beta gamma delta ', { note: 'a first note of some length' }, 'epsilon zeta eta theta iota kappa lambda'] },
  { kind: 'heading' as const, pieces: ['Head'] },
  { kind: 'paragraph' as const, pieces: ['mu nu omicron pi rho sigma tau upsilon'] },
] }]
const count = (...pages: readonly Set[]) => judge(pagesOf(...pages), knownOf(chapters), ruler)

test('pages without a fault have none', () => {
  const found = count({ body: ['1', 'One', 'alpha beta gamma delta 1', 'epsilon zeta eta theta', 'iota kappa lambda', 'Head', 'mu nu omicron pi rho', 'sigma tau upsilon'], notes: ['1. a first note', 'of some length'] })
  expect(found).toMatchObject({ pages: 1, lines: 8, widows: 0, orphans: 0, stranded: 0, lost: 0, maimed: 0, repeated: 0, stretched: 0, crowded: 0, ladders: 0, short: 0, carried: 0, offGrid: 0 })
})

test('lines alone at the head and the foot, a heading at the foot, a note that goes on', () => {
  const found = count(
    { body: ['1', 'One', 'alpha beta gamma delta 1 ep-'], notes: ['1. a first note'] },
    { body: ['silon zeta eta theta iota kappa'], notes: ['of some length'] },
    { body: ['lambda', 'Head'] },
    { body: ['mu nu omicron pi rho sigma tau upsilon'] },
  )
  expect(found).toMatchObject({ pages: 4, orphans: 1, widows: 1, stranded: 1, carried: 1, overleaf: 1, lost: 0, repeated: 0 })
})

test('word spaces are what the letters of a line leave, and the last line of a paragraph has its own', () => {
  const found = count({ body: ['1', 'One', ['alpha beta gamma delta', 260], ['epsilon zeta eta theta', 210], ['iota kappa lambda', 900], 'Head', 'mu nu omicron pi rho', 'sigma tau upsilon'], notes: ['1. a first note of some length'] })
  expect(found).toMatchObject({ stretched: 1, crowded: 1 })
})

test('words lost, maimed and set twice are told apart', () => {
  const known = knownOf(chapters).body
  const lines = (...texts: string[]) => texts.map((text) => ({ text }))
  expect(place(lines('1 One', 'alpha beta gamma delta 1 epsilon zeta', 'theta iota kappa lambda', 'Head mu nu omicron pi rho sigma tau upsilon'), known)).toMatchObject({ lost: 1, maimed: 0, repeated: 0 })
  expect(place(lines('1 One', 'alpha beta gamma delta 1 psilon zeta eta', 'theta iota kappa lambda', 'Head mu nu omicron pi rho sigma tau upsilon'), known)).toMatchObject({ lost: 0, maimed: 1, repeated: 0 })
  expect(place(lines('1 One', 'alpha beta gamma delta 1 epsilon zeta eta', 'zeta eta', 'theta iota kappa lambda', 'Head mu nu omicron pi rho sigma tau upsilon'), known)).toMatchObject({ lost: 0, repeated: 2 })
})

test('facing pages are held against each other, and three hyphens one below another are a ladder', () => {
  const text = Array.from({ length: 45 }, (_, index) => `abcdefgh${index}`)
  const long = knownOf([{ title: 'One', blocks: [{ kind: 'paragraph', pieces: [text.join(' ')] }] }])
  const found = judge(pagesOf({ body: ['1', 'One', ...text.slice(0, 4)] }, { body: text.slice(4, 41) }, { body: ['abc-', 'defgh41 abc-', 'defgh42 abc-', 'defgh43'] }, { body: text.slice(44) }), long, ruler)
  expect(found).toMatchObject({ ladders: 1, short: 2, uneven: 1, shortPages: [1, 3], lost: 0 })
})

test('a superior figure joins its line; running heads and folios are left out; notes are told by their size', () => {
  const piece = (text: string, x: number, y: number, size: number) => ({ text, x, y, width: text.length * 5, size, scale: 1 })
  const { body, notes } = linesOf([piece('Running head', 100, 610, 9), piece('word', 60, 500, 10.75), piece('12', 80, 504, 6), piece('next', 95, 500.4, 10.75), piece('12. Note', 60, 90, 9), piece('7', 300, 40, 10.75)])
  expect(body.map(({ text, superiors }) => [text, superiors])).toEqual([['word 12 next', 10]])
  expect(notes.map(({ text }) => text)).toEqual(['12. Note'])
})

test('a chapter is reduced to headings, paragraphs and notes of plain English', () => {
  expect(chapterOf('---\ntitle: "A Place"\n---\nIt is (:lang[新疆]{tag=zh-Hant}) *here*.[@wu1940, p. 3; @forbes1986] There,[^n1] then.\n\n[^n1]: See [@wu1940].\n\n## On :mention[Guomindang]\n\n::map{#m src=m.yaml}\n')).toEqual({
    title: 'A Place',
    blocks: [
      { kind: 'paragraph', pieces: ['It is here.', { note: 'See Wu 1940, p. 3; Forbes 1986.' }, ' There,', { note: 'See Wu 1940.' }, ' then.'] },
      { kind: 'heading', pieces: ['On Guomindang'] },
    ],
  })
})

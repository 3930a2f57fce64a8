import { expect, test } from 'vitest'
import { breakColumns, type MeasuredBlock } from '../../pipeline/print/columns.ts'

/** `A` a letter with a line of white above, `e3` an entry of three lines, `s1` a sub-entry of one; a line is 10 px. */
function blocks(written: string): MeasuredBlock[] {
  return written.split(' ').map((each): MeasuredBlock => {
    const kind = each.startsWith('e') ? 'entry' : each.startsWith('s') ? 'sub' : 'letter'
    const lines = kind === 'letter' ? 1 : Number(each.slice(1))
    return { kind, lines, height: lines * 10, space: kind === 'letter' ? 10 : 0 }
  })
}

/** Columns as text: blocks by number, `4:0-2` lines of one, `(3)` the heading repeated above. */
function broken(written: string, first: number, others = first): string[] {
  const measured = blocks(written)
  return breakColumns(measured, { first: first * 10, others: others * 10, count: 2 }).map((column) => column.map(({ block, from, to, continued }) =>
    `${continued === undefined ? '' : `(${continued}) `}${block}${to - from === measured[block]?.lines ? '' : `:${from}-${to}`}`).join(' '))
}

test('columns are filled in order, and those of the last page are made equal', () => {
  expect(broken('e1 e1 e1 e1 e1 e1 e1 e1', 3)).toEqual(['0 1 2', '3 4 5', '6', '7'])
  expect(broken('e1 e1 e1 e1', 9)).toEqual(['0 1', '2 3'])
  expect(broken('e1', 9)).toEqual(['0'])
})

test('the first page may have less room', () => {
  expect(broken('e1 e1 e1 e1 e1 e1 e1 e1 e1 e1', 2, 3)).toEqual(['0 1', '2 3', '4 5 6', '7 8 9'])
})

test('a letter stays with its first entry and has no white at the head of a column', () => {
  expect(broken('A e1 e1 B e1 C e1 e1', 4)).toEqual(['0 1 2', '3 4', '5 6', '7'])
})

test('a heading stays with its first sub-entry, and is repeated where they go on', () => {
  expect(broken('e1 e1 s1 s1 s1 s1', 2)).toEqual(['0', '1 2', '(1) 3', '(1) 4', '(1) 5'])
  expect(broken('e1 s1 s1 s1 s1 e1', 4)).toEqual(['0 1 2 3', '(0) 4 5'])
})

test('an entry of four lines and more may be divided, with two lines at least on either side', () => {
  expect(broken('e1 e3 e1 e1 e1 e1 e1 e1 e1', 3)).toEqual(['0', '1', '2 3 4', '5 6 7', '8'])
  expect(broken('e1 e6 e1 e1', 4)).toEqual(['0 1:0-3', '1:3-6 2', '3'])
  expect(broken('e20', 4)).toEqual(['0:0-4', '0:4-8', '0:8-12', '0:12-16', '0:16-18', '0:18-20'])
})

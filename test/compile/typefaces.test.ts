import { expect, test } from 'vitest'
import { typefacesOf } from '../../pipeline/compile/typefaces.ts'
import type { FontFace, House } from '../../pipeline/model/house.ts'
import { Standing } from '../../pipeline/model/standing.ts'
import { bookOf } from './book.ts'

const face = (family: string): FontFace => ({ family, path: `/${family}.ttf`, fileName: `${family}.ttf`, weight: 400, style: 'normal', origin: family, licence: 'OFL-1.1', coverage: [] })
const house: House = { css: { shared: '', print: '', epub: '', changes: '' }, fonts: [face('Serif'), face('Mono')], stacks: { default: ['Serif'], code: ['Mono'] } }
const named = (text: string, given = house): string[] => typefacesOf(given, bookOf({ chapters: { one: text } }), new Standing()).map(({ family }) => family)

test('the face of code is named where there is code, or where text is set in it too', () => {
  expect(named('Words.')).toEqual(['Serif'])
  expect(named('Words and `code`.')).toEqual(['Serif', 'Mono'])
  expect(named('```\ncode\n```')).toEqual(['Serif', 'Mono'])
  expect(named('Words.', { ...house, stacks: { ...house.stacks, Cyrl: ['Mono'] } })).toEqual(['Serif', 'Mono'])
})

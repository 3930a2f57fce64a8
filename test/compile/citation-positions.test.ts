import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { citationLocale } from '../../pipeline/language/citation-locales.ts'
import { mentionPositions } from '../../pipeline/compile/citation-positions.ts'
import type { PendingCitation } from '../../pipeline/compile/draft.ts'
import { bookOf, compiled, html, sectionOf, styleOf, works } from './book.ts'

const position = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }

/** Citations written `3: a p1, b`: works a (at page 1) and b in note 3; `x2: a` in the second note of another stream. */
function citations(...written: readonly string[]): PendingCitation[] {
  const counted = new Map<string, number>()
  let index = 0
  let before = ''
  return written.map((each) => {
    const [note = '', list = ''] = each.split(': ')
    const stream = note.startsWith('x') ? 'apparatus' as const : 'editor' as const
    if (note !== before) index += 1
    before = note
    const number = Number(note.replace('x', ''))
    counted.set(stream, number)
    const items = list.split(', ').map((work) => {
      const [key = '', page] = work.split(' p')
      return { key, prefix: '', suffix: '', suppressAuthor: false, position, ...(page && { locator: { label: 'page', value: page } }) }
    })
    return { items, note: { index, number, stream, label: note }, short: false, part: 'whole' as const }
  })
}
const shown = (...written: readonly string[]): string => mentionPositions(citations(...written), 5).map((each) => each.map(({ position, near, firstNote }) => `${position}${near ? ' near' : ''}${firstNote ? ` of ${firstNote}` : ''}`).join(', ')).join('; ')

test.each([
  ['first, then ibid. in the next note', ['1: a', '2: a'], 'first; ibid near of 1'],
  ['another page of it', ['1: a p3', '2: a p4', '3: a p4', '4: a'], 'first; ibid-with-locator near of 1; ibid near of 1; subsequent near of 1'],
  ['after another work', ['1: a', '2: b', '3: a'], 'first; first; subsequent near of 1'],
  ['after a note with two works, ibid. would be either', ['1: a', '2: a, b', '3: b'], 'first; ibid near of 1, first; subsequent near of 2'],
  ['twice in one note', ['1: a, a p4', '1: a'], 'first, ibid-with-locator near; subsequent near'],
  ['a note without a citation between them', ['1: a', '3: a'], 'first; subsequent near of 1'],
  ['notes of two streams: readers do not see them in turn', ['1: a', 'x1: a', '2: a'], 'first; subsequent near of 1; ibid near of 1'],
] as const)('%s', (_, written, expected) => {
  expect(shown(...written)).toBe(expected)
})

test('near is no further than the style says', () => {
  expect(mentionPositions(citations('1: a', '2: b', '3: c', '4: a'), 2)[3]).toEqual([{ position: 'subsequent', near: false, firstNote: '1' }])
  expect(mentionPositions(citations('1: a', '2: b', '3: c', '4: a'), 3)[3]?.[0]?.near).toBe(true)
})

test('the positions are those that citeproc finds in notes that all cite', () => {
  const CSL = (createRequire(import.meta.url)('citeproc') as { Engine: new (...args: unknown[]) => Record<string, (...args: unknown[]) => unknown> })
  const when = (position: string, text: string, otherwise: string): string => `<choose><if position="${position}"><text value="${text}"/></if><else>${otherwise}</else></choose>`
  const style = `<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>t</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info><citation near-note-distance="3"><layout delimiter=", "><group delimiter=" "><group>${when('ibid-with-locator', 'ibid-with-locator', when('ibid', 'ibid', when('subsequent', 'subsequent', '<text value="first"/>')))}</group>${when('near-note', 'near', '')}</group></layout></citation></style>`
  let seed = 7
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const seen = new Set<string>()
  for (let round = 0; round < 20; round++) {
    const written = Array.from({ length: 30 }, (_, index) => `${index + 1}: ${Array.from({ length: 1 + (random(4) === 0 ? 1 : 0) }, () => `${'abc'[random(3)]!}${random(2) === 0 ? ` p${random(2) + 1}` : ''}`).join(', ')}`)
    const engine = new CSL.Engine({ retrieveLocale: citationLocale, retrieveItem: (id: string) => ({ id, type: 'book', title: id }) }, style.replaceAll('<choose><if position="near-note"><text value="near"/></if><else></else></choose>', '<choose><if position="near-note"><text value="near"/></if></choose>'), 'en-US', true)
    const pending = citations(...written)
    const made = engine['rebuildProcessorState']!(pending.map(({ items, note }, index) => ({ citationID: `c${index}`, properties: { noteIndex: note!.index }, citationItems: items.map(({ key, locator }) => ({ id: key, ...locator && { label: 'page', locator: locator.value } })) })), 'html') as [string, number, string][]
    const ours = mentionPositions(pending, 3).map((each) => each.map(({ position, near }) => `${position}${near ? ' near' : ''}`).join(', '))
    ours.forEach((each) => each.split(', ').forEach((one) => seen.add(one)))
    expect(made.map(([, , text]) => text), written.join('; ')).toEqual(ours)
  }
  expect([...seen].sort()).toEqual(['first', 'ibid near', 'ibid-with-locator near', 'subsequent', 'subsequent near'])
})

test('a style that has ibid. gets it in the notes of a chapter, and not over a chapter’s end', () => {
  const ibid = (xml: string): string => xml.replace('<if position="subsequent">', '<if position="ibid-with-locator"><group delimiter=", "><text term="ibid" text-case="capitalize-first"/><text macro="locator"/></group></if><else-if position="ibid"><text term="ibid" text-case="capitalize-first"/></else-if><else-if position="subsequent">').replace('</if>\n        <else>\n          <group delimiter=", ">\n            <text macro="contributors-note"/>', '</else-if>\n        <else>\n          <group delimiter=", ">\n            <text macro="contributors-note"/>')
  const book = bookOf({ bibliography: works, chapters: { one: 'A.[@benson1990, p. 3] B.[@benson1990, p. 4] C.[@benson1990, p. 4] D.[^n] E.[@benson1990, p. 4]\n\n[^n]: No work.', two: 'F.[@benson1990, p. 4]' }, citationStyle: styleOf('sourcebook-notes', ibid) })
  const notes = (id: string): string[] => html(sectionOf(compiled(book).edition, id)).split('\n<!-- note ').slice(1).map((note) => note.replace(/^.*?-->/u, '').replace(/<[^>]+>/gu, '').replaceAll('&nbsp;', ' ').trim())
  expect(notes('one').slice(1)).toEqual(['Ibid., 4.', 'Ibid.', 'No work.', 'Benson, The Ili Rebellion, 4.'])
  expect(notes('two')[0]).toMatch(/^Linda Benson/u)
})

import { describe, expect, test } from 'vitest'
import type { Edition } from '../../pipeline/model/edition.ts'
import { crowdedHeadings } from '../../pipeline/model/filled-indexes.ts'
import { locate, type IndexPlace, type LocatorStyle } from '../../pipeline/model/locators.ts'
import type { PageMap } from '../../pipeline/model/page-map.ts'

/** Pages i–x and 1–60; the anchor `p12` stands on page 12, `p12b` too, `pvii` on page vii. */
const labels = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', ...Array.from({ length: 60 }, (_, index) => String(index + 1))]
const map: PageMap = {
  pages: labels.map((label, index) => ({ index, label, folioPrinted: true, side: index % 2 === 0 ? 'recto' : 'verso', blank: false, section: 's', runningHead: '', text: [], firstWords: '' })),
  anchors: Object.fromEntries(labels.flatMap((label, index) => ['', 'b', 'c'].map((tail) => [`p${label}${tail}`, index]))),
}
const plain: LocatorStyle = { consecutive: 'separate', noteSign: 'n', notesSign: 'nn', passimWord: 'passim' }

/** `12` a mention, `12-15` a range, `12n3` in note 3, `12!` the main one. */
function places(written: string): IndexPlace[] {
  return written.split(' ').map((each): IndexPlace => {
    const [, anchor = '', to, note, main] = /^([a-z0-9]+?)(?:-([a-z0-9]+?))?(?:n([0-9*αβ]+))?(!)?$/u.exec(each) ?? []
    return { anchor: `p${anchor}`, section: 's', ...(to && { to: `p${to}` }), ...(note && { note }), ...(main && { isMain: true }) }
  })
}

function written(places_: string, style: Partial<LocatorStyle> = {}): string {
  return locate(places(places_), map, { ...plain, ...style }).map((locator) => locator.map((part) => part.text).join('')).join(', ')
}

test('a page is named once, and pages come in their order, roman folios before arabic ones', () => {
  expect(written('12 3 12b vii 12c ii')).toBe('ii, vii, 3, 12')
})

test('mentions on neighbouring pages stay apart, or are joined where the index says so', () => {
  expect(written('12 13 14 16')).toBe('12, 13, 14, 16')
  expect(written('12 13 14 16', { consecutive: 'joined' })).toBe('12–14, 16')
  expect(written('x 1', { consecutive: 'joined' })).toBe('x–1')
})

test('a range takes in what stands inside it and what it overlaps, and one that ends on its own page is a page', () => {
  expect(written('12-15 13 15 16')).toBe('12–15, 16')
  expect(written('14-18 12-15 20')).toBe('12–18, 20')
  expect(written('12-12b')).toBe('12')
  expect(written('10 12-15 11', { consecutive: 'joined' })).toBe('10–15')
})

test('notes are named by page and number, those of one page together, and not where their page is named', () => {
  expect(written('7n1 15n2 15bn4 15n2')).toBe('7n1, 15nn2, 4')
  expect(written('7n1 7 8')).toBe('7, 8')
  expect(written('20-22 21n3 23n*')).toBe('20–22, 23n*')
  expect(written('12nα 12nβ 14nα')).toBe('12nn\u00A0α, β, 14n\u00A0α')
  expect(written('viiin1')).toBe('viiin1')
  expect(written('7n1 8n2 8n3', { noteSign: '註', notesSign: '註' })).toBe('7註1, 8註2, 3')
})

test('passim: enough locators, none more than a page from the next, and only where the index declares it', () => {
  expect(written('20 21 23 25 40')).toBe('20, 21, 23, 25, 40')
  expect(written('20 21 23 25 40', { passim: 4 })).toBe('20–25 passim, 40')
  expect(written('20 21 23 26', { passim: 4 })).toBe('20, 21, 23, 26')
  expect(written('20 21 22! 23 24', { passim: 3 })).toBe('20, 21, 22, 23, 24')
})

test('every locator leads to its first mention, a range from its beginning to its end, and the main one says so', () => {
  expect(locate(places('12 12b 14-16! 18n1 18n2'), map, plain)).toEqual([
    [{ text: '12', anchor: 'p12' }],
    [{ text: '14', anchor: 'p14', isMain: true }, { text: '–' }, { text: '16', anchor: 'p16', isMain: true }],
    [{ text: '18nn1', anchor: 'p18' }, { text: ', ' }, { text: '2', anchor: 'p18' }],
  ])
})

test('a place that is on no page is a fault of the press, said aloud', () => {
  expect(() => locate([{ anchor: 'nowhere', section: 's' }], map, plain)).toThrow('nowhere')
})

describe('index-locators-differentiated', () => {
  const at = { file: 'one.md', line: 7, column: 3 }
  const edition = (limit: number | undefined): Edition => {
    const entries = new Map([
      ['e1', { heading: 'Trade', places: places('3 5 9 9b'), subs: [], place: at }],
      ['e2', { heading: 'Ghulja', places: places('3 4 12 20').map((each) => ({ ...each, isPassing: true })), subs: ['e3'], place: at }],
      ['e3', { heading: 'Ghulja: taken', places: places('12-14'), subs: [], place: at }],
    ])
    return { sections: [{ title: 'Index', index: { entries, limit, columns: 2, style: plain } }] } as unknown as Edition
  }

  test('a heading with more locators than its index allows is named, where it begins', () => {
    expect(crowdedHeadings(edition(2), map).map(({ ruleId, line, reason }) => `${line} ${ruleId} ${reason}`)).toEqual([
      '7 index-locators-differentiated “Trade” has 3 locators in “Index” and nothing to tell them apart; 2 are allowed.',
      '7 index-locators-differentiated “Ghulja” has 3 locators in “Index” and nothing to tell them apart; 2 are allowed.',
    ])
  })

  test('a name that was only met is not named where a sub-entry tells of it, and without a limit nothing is said', () => {
    expect(crowdedHeadings(edition(3), map)).toEqual([])
    expect(crowdedHeadings(edition(undefined), map)).toEqual([])
  })
})

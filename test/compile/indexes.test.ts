import { expect, test } from 'vitest'
import type { BookConfig } from '../../pipeline/model/book.ts'
import type { Section } from '../../pipeline/model/edition.ts'
import { fillIndexes } from '../../pipeline/model/filled-indexes.ts'
import type { IndexDefinition } from '../../pipeline/model/indexes.ts'
import { bookOf, compiled, html, policies, sectionOf, type BookParts } from './book.ts'

const definition = (id: string, shape: Partial<IndexDefinition>): IndexDefinition => ({ id, types: [], marks: [id], mentions: 'all', consecutive: 'separate', columns: 2, ...shape })
const standard = [definition('persons', { types: ['person'] }), definition('places', { types: ['place'] }), definition('subjects', { types: ['term'] })]
const place = { file: 'manuscript/book.yaml', line: 1, column: 1 }

const names = [
  { id: 'sheng', preferred: 'Sheng Shicai', variants: [{ text: 'Sheng Shih-ts’ai', lang: 'en' }] },
  { id: 'stalin', preferred: 'Joseph Stalin', sort: 'Stalin, Joseph' },
  { id: 'ghulja', type: 'place' as const, preferred: 'Ghulja', index: 'Ghulja (Yining)' },
]

/** A book whose back matter is its indexes. */
function indexed(parts: BookParts, indexes: readonly IndexDefinition[] = standard): ReturnType<typeof compiled> {
  const book = bookOf({ names, ...parts })
  const order: BookConfig['order'] = { ...book.config.order, back: [...book.config.order.back, ...indexes.map(({ id }) => ({ kind: 'index' as const, id, place }))] }
  return compiled({ ...book, config: { ...book.config, order, policies: { ...policies, indexes } } })
}

/** The lines of an index, sub-entries indented, each with the anchors it leads to. */
function lines(section: Section): string[] {
  return html(section).split('\n').filter((line) => /^<(?:h2|p)\b/u.test(line)).map((line) => {
    const key = /data-locators="(\w+)"/u.exec(line)?.[1] ?? ''
    const places = (section.index?.entries.get(key)?.places ?? []).map(({ anchor, to, note, isMain }) => `${anchor}${to === undefined ? '' : `–${to}`}${note === undefined ? '' : `n${note}`}${isMain ? '!' : ''}`)
    return `${line.replace(/<[^>]+>/gu, '').trim()}${places.length > 0 ? ` → ${places.join(' ')}` : ''}`
  })
}

test('mentions of names are gathered from text, notes and documents, and each has an anchor of its own', () => {
  const { edition, messages } = indexed({
    chapters: { one: 'Sheng Shicai ruled; Stalin did not.[^1] Sheng Shih-ts’ai is another spelling.\n\n[^1]: Joseph Stalin wrote to Sheng Shicai.', two: '## Sheng Shicai\n\n:name[The governor]{id=sheng} left Ghulja.' },
    documents: [{ id: 'notice', texts: { en: 'Sheng Shicai went to Ghulja.' } }],
    back: ['register-of-persons'],
  })
  expect(messages).toEqual([])
  expect(lines(sectionOf(edition, 'index-of-persons'))).toEqual([
    'S', 'Sheng Shicai → one--x-sheng-1 one--x-sheng-2n1 one--x-sheng-3 two--x-sheng-1 notice--x-sheng-1', 'Stalin, Joseph → one--x-stalin-1n1',
  ])
  expect(lines(sectionOf(edition, 'index-of-places'))).toEqual(['G', 'Ghulja (Yining) → two--x-ghulja-1 notice--x-ghulja-1'])
  expect(html(sectionOf(edition, 'two'))).toContain('<a class="name-link" href="#name-sheng" id="two--x-sheng-1">The governor</a> left <span id="two--x-ghulja-1">Ghulja</span>.')
  expect(html(sectionOf(edition, 'one'))).not.toContain('data-mention')
  expect(html(sectionOf(edition, 'register-of-persons'))).not.toContain('--x-')
})

test('a book that prints no index has no anchors for one', () => {
  const { edition } = compiled(bookOf({ names, chapters: { one: 'Sheng Shicai:index[Rule]{sub="of Sheng"} ruled in Ghulja.' } }))
  expect(html(sectionOf(edition, 'one'))).toContain('<p class="first" data-block="b3">Sheng Shicai ruled in Ghulja.</p>')
})

test('marks are set onto the word beside them', () => {
  const { edition } = indexed({
    chapters: {
      one: ':index[Opening] Behind it. A word:index[Before], a :index[Behind]word, in space :index[Space] here; *all:index[Inside] of it*, *one*:index[Emphasis]. A note.[^1]:index[Note] 伊犁:index[Han]河。\n\n[^1]: The note:index[In a note] itself.',
      two: ':index[Below]{range=start}\n\nThe first words.\n\nThe last *words*.[@x]\n\n:index[Below]{range=end}',
    },
  })
  const marks = (id: string): string[] => [...html(sectionOf(edition, id)).matchAll(/id="(\w+--x-mark-\d+)">(?:<span[^>]*>)?([^<]*)</gu)].map(([, anchor, word]) => `${anchor?.split('-').at(-1) ?? ''} ${word ?? ''}`)
  expect(marks('one')).toEqual(['1 Behind', '2 word', '3 word,', '4 here;', '5 all', '6 one', '7 note.', '9 河', '8 note'])
  expect(marks('two')).toEqual(['1 The', '2 words'])
  expect(html(sectionOf(edition, 'one'))).toContain('</span>, a <span')
  expect(html(sectionOf(edition, 'one'))).toContain('in space <span')
})

test('headings, sub-entries, ranges, main locators and cross-references', async () => {
  const { edition, messages } = indexed({
    chapters: {
      one: [
        'The wool:index[Trade]{sub="in wool"} went west; the tea:index[Trade]{sub="in tea" main=true} east.:index[*Hints*, the]{sort="Hints"}:index[Ürümchi road] Ghulja:index[Ghulja]{sub="taken"}.',
        'It begins:index[Trade]{range=start} here', 'and ends here:index[Trade]{range=end}.:index[Commerce]{see=Trade}:index[Trade]{see-also="Ürümchi road; Ghulja" of=places}',
        ':index[36th Division]:index[Ağa]:index[伊犁]:index[伊犁河]{sort="Yili he"}:index[Горная]Words:index[Sheng Shicai]{of=persons sub="and Stalin"}:index[Sheng Shicai]{sub="a beginning"}.',
      ].join('\n\n'),
    },
  }, [...standard.map((each) => (each.id === 'places' ? { ...each, marks: ['places'] } : each)), definition('ships', { title: 'Ships', mentions: 'marked', types: ['place'] })])
  expect(messages.map(({ ruleId, reason }) => `${ruleId} ${reason}`)).toEqual(['index-see-defined “Trade” leads to “Ürümchi road”, which no place of the text is marked with.'])
  for (const id of ['persons', 'places', 'subjects', 'ships']) await expect(`${lines(sectionOf(edition, `index-of-${id}`)).join('\n')}\n`).toMatchFileSnapshot(`goldens/indexes/${id}.txt`)
  await expect(`${html(sectionOf(edition, 'index-of-subjects'))}\n`).toMatchFileSnapshot('goldens/indexes/subjects.html')
})

test('without pages a locator is the chapter or document; several in one are numbered', () => {
  const { edition } = indexed({ chapters: { one: 'Ghulja and Ghulja.', two: 'Ghulja.' }, documents: [{ id: 'notice', texts: { en: 'Ghulja.' } }] })
  const filled = fillIndexes(edition, undefined)
  expect(lines(sectionOf(filled, 'index-of-places'))).toEqual(['G', 'Ghulja (Yining), Chapter 1: 1, 2, Chapter 2, Document&nbsp;1'])
  expect(html(sectionOf(filled, 'index-of-places'))).toContain('Chapter 1: <a class="locator" href="#one--x-ghulja-1">1</a>, <a class="locator" href="#one--x-ghulja-2">2</a>')
})

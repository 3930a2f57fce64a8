import { describe, expect, test } from 'vitest'
import type { KeptBlock, KeptSection } from '../../pipeline/model/kept-edition.ts'
import type { PageMap } from '../../pipeline/model/page-map.ts'
import { compareEditions, keepEdition, type BlockStep, type EditionChanges } from '../../pipeline/release/index.ts'
import { bookOf, compiled } from '../compile/book.ts'
import { editionFrom, sectionFrom, shown, shownStep, type Blocks } from './kept.ts'
import { seeded } from './seeded.ts'

const compare = (old: readonly KeptSection[], made: readonly KeptSection[]): EditionChanges => compareEditions({ kept: editionFrom(old, '1.0.0') }, { kept: editionFrom(made, '1.1.0') })
const within = (old: Blocks, made: Blocks): string[] => shown(compare([sectionFrom('one', old)], [sectionFrom('one', made)]))['one'] ?? []

const winter = 'In the winter the passes were closed, and no letter reached the valley for three months.'
const spring = 'When spring came, the governor sent his envoy over the mountains with gifts of silk and tea.'
const summer = 'Nobody remembers who fired the first shot at the barracks on that summer evening.'
const autumn = 'The harvest of that autumn fed both armies, and the merchants of the bazaar grew rich.'

describe('blocks of a section', () => {
  test('one put into the midst leaves those behind it the same', () => {
    expect(within([winter, spring, summer], [winter, autumn, spring, summer])).toEqual([`+ ${autumn}`])
  })

  test('one taken out stands where it stood', () => {
    const { sections } = compare([sectionFrom('one', [winter, spring, summer])], [sectionFrom('one', [winter, summer])])
    expect(sections[0]?.blocks.map(shownStep)).toEqual([`= ${winter}`, `- ${spring}`, `= ${summer}`])
  })

  test('one that was reworded beside one that was put in', () => {
    expect(within([winter, spring, summer], [winter, autumn, spring.replace('silk and tea', 'horses'), summer])).toEqual([`+ ${autumn}`, '~ When spring came, the governor sent his envoy over the mountains with gifts of [-silk and tea-]{+horses+}.'])
  })

  test('two that changed places: one was moved', () => {
    expect(within([winter, spring, summer, autumn], [winter, summer, spring, autumn])).toEqual([`< ${spring}`, `> ${spring}`])
  })

  test('one moved and reworded', () => {
    expect(within([winter, spring, summer, autumn], [spring, summer, autumn, winter.replace('three', 'four')])).toEqual([`< ${winter}`, '> In the winter the passes were closed, and no letter reached the valley for [-three-]{+four+} months.'])
  })

  test('another text in its place is no rewording', () => {
    expect(within([winter, spring, summer], [winter, autumn, summer])).toEqual([`- ${spring}`, `+ ${autumn}`])
  })

  test('a heading that says something else is a heading reworded, and what is under it the same', () => {
    const heading = (text: string): Partial<KeptBlock> => ({ element: 'h2', text })
    expect(within([heading('The winter'), winter, heading('After'), spring], [heading('Snow'), winter, heading('After'), spring])).toEqual(['~ [-The winter-]{+Snow+}'])
    expect(within(['Winter', winter], [heading('Winter'), winter]), 'a paragraph that became a heading').toEqual(['- Winter', '+ Winter'])
  })

  test('a row put into a table moves no cell', () => {
    const cells = (...rows: readonly string[]): Blocks => rows.flatMap((row) => row.split(' ').map((text) => ({ element: 'td', text })))
    expect(within(cells('1944 Nilka', '1946 Dihua', '1946 Ghulja'), cells('1944 Nilka', '1945 Manas', '1946 Dihua', '1946 Ghulja'))).toEqual(['+ 1945', '+ Manas'])
    expect(within(cells('1944 Nilka', '1946 Dihua'), cells('1944 Nilka', '1947 Dihua'))).toEqual(['~ [-1946-]{+1947+}'])
  })

  test('an original and its translation are never taken for each other; numbers of segments are no paragraphs', () => {
    const row = (number: number, ar: string, en: string): Blocks => [{ text: String(number), counted: true }, { lang: 'ar', text: ar }, en]
    const old = [...row(1, 'مات القادة قرب نهاية عام 1949', 'The leaders died towards the end of 1949'), ...row(2, 'خرج منه بعض المسؤولين', 'Some officials left it in spring')]
    const made = [...row(1, 'جمهورية صغيرة في الشمال الغربي', 'A small republic arose in the north-west'), ...row(2, 'مات القادة قرب نهاية سنة 1949', 'The leaders died near the end of 1949'), ...row(3, 'خرج منه بعض المسؤولين', 'Some officials left it in spring')]
    expect(within(old, made)).toEqual(['+ جمهورية صغيرة في الشمال الغربي', '+ A small republic arose in the north-west', '~ مات القادة قرب نهاية [-عام-]{+سنة+} 1949', '~ The leaders died [-towards-]{+near+} the end of 1949'])
  })

  test('Chinese is compared by characters', () => {
    expect(within(['三區革命政府於十一月十二日在伊寧成立，艾力汗任主席。', winter], ['三區革命臨時政府於十一月十二日在伊寧成立，艾力汗任主席。', winter])).toEqual(['~ 三區革命{+臨時+}政府於十一月十二日在伊寧成立，艾力汗任主席。'])
  })
})

describe('sections', () => {
  test('added, removed, renamed, moved, and a block that went from one to another', () => {
    const old = [sectionFrom('one', [winter, spring]), sectionFrom('two', [summer], { title: 'The Summer' }), sectionFrom('three', ['Words that only the third chapter has, of the treaty.']), sectionFrom('four', ['A fourth chapter with words of its own, on money.'])]
    const made = [sectionFrom('one', [winter]), sectionFrom('four', ['A fourth chapter with words of its own, on money.']), sectionFrom('two', [summer, spring], { title: 'The Long Summer' }), sectionFrom('five', [autumn])]
    const changes = compare(old, made)
    expect(changes.sections.map(({ is, isMoved, old: was, new: now }) => `${is}${isMoved ? ' moved' : ''} ${was?.id ?? ''} ${now?.id ?? ''}`)).toEqual(['changed one one', 'removed three ', 'same four four', 'changed moved two two', 'added  five'])
    expect(shown(changes)).toEqual({ one: [`< ${spring}`], two: [`> ${spring}`], three: ['- Words that only the third chapter has, of the treaty.'], five: [`+ ${autumn}`] })
    expect(changes.sections.find(({ new: made }) => made?.id === 'two')?.title).toEqual([{ kind: 'same', text: 'The ' }, { kind: 'inserted', text: 'Long ' }, { kind: 'same', text: 'Summer' }])
    const moved = changes.sections[3]?.blocks.find(({ is }) => is === 'moved')
    expect(moved).toMatchObject({ old: { section: 'one' }, new: { section: 'two' } })
  })

  test('under a new id and title, by what they hold', () => {
    const changes = compare([sectionFrom('one', [winter, spring, summer])], [sectionFrom('winter', [winter, spring, summer.replace('summer', 'August')], { title: 'Winter' })])
    expect(shown(changes)).toEqual({ winter: ['~ Nobody remembers who fired the first shot at the barracks on that [-summer-]{+August+} evening.'] })
  })

  test('two empty editions, and one against nothing', () => {
    expect(compare([], []).sections).toEqual([])
    expect(compare([], [sectionFrom('one', [winter])]).sections[0]).toMatchObject({ is: 'added', counts: { blocks: { added: 1, same: 0 } } })
  })
})

describe('notes', () => {
  test('one put in renumbers the others and changes none of them', () => {
    const { sections } = compare([sectionFrom('one', [winter], { notes: ['First of all, see the archive.', 'A second note on the passes.'] })], [sectionFrom('one', [winter], { notes: ['A note before all others, new.', 'First of all, see the archive.', 'A second note on the high passes.'] })])
    expect(sections[0]).toMatchObject({ is: 'changed', counts: { notes: { added: 1, same: 1, reworded: 1, removed: 0, moved: 0 } } })
    const [added, , reworded] = sections[0]?.notes ?? []
    expect(added?.is === 'added' && added.new.it.label).toBe('1')
    expect(reworded?.is === 'reworded' && reworded.edits.map(shownStep)).toEqual(['~ A second note on the {+high +}passes.'])
  })
})

test('two editions of a book: an edit, a note more, a paragraph less', () => {
  const book = (text: string): ReturnType<typeof keepEdition> => keepEdition(compiled(bookOf({ chapters: { one: text, two: 'Nothing new under the sun of Ghulja, they say.' }, front: ['contents'] })).edition)
  const changes = compareEditions(
    { kept: book(`${winter}[^1]\n\n## Snow\n\n${spring}\n\n${summer}\n\n[^1]: An old note.`) },
    { kept: book(`${winter}[^1]\n\n## Snow\n\n${spring.replace('governor', 'new governor')}[^2]\n\n[^1]: An old note.\n\n[^2]: A new note.`) },
  )
  expect(JSON.parse(JSON.stringify(shown(changes)).replaceAll('\u00A0', ' '))).toEqual({ one: ['~ When spring came, the {+new +}governor sent his envoy over the mountains with gifts of silk and tea.', `- ${summer}`] })
  const [one] = changes.sections.filter(({ new: made }) => made?.id === 'one')
  expect(one?.counts).toEqual({ blocks: { same: 4, reworded: 1, added: 0, removed: 1, moved: 0 }, notes: { same: 1, reworded: 0, added: 1, removed: 0, moved: 0 } })
  expect(one?.blocks.find(({ is }) => is === 'removed')).toMatchObject({ old: { it: { at: ['manuscript/one.md', 7] } } })
})

test('what changed has its pages in both editions', () => {
  const pages = (...labels: readonly (readonly [string, readonly (readonly [string, number])[]])[]): PageMap => ({
    pages: labels.map(([label, text], index) => ({ index, label, folioPrinted: true, side: 'recto', blank: false, section: 'one', runningHead: '', text, firstWords: '' })), anchors: {},
  })
  const { sections } = compareEditions(
    { kept: editionFrom([sectionFrom('one', [winter, spring])]), pageMap: pages(['xii', [['one-b1', 40]]], ['1', [['one-b1', 30], ['one-b2', 80]]]) },
    { kept: editionFrom([sectionFrom('one', [winter.replace('three', 'four')])]), pageMap: pages(['7', [['one-b1', 75]]]) },
  )
  expect(sections[0]?.blocks).toMatchObject([
    { is: 'reworded', old: { pages: { first: 'xii', last: '1', firstIndex: 0, lastIndex: 1 } }, new: { pages: { first: '7', last: '7' } } },
    { is: 'removed', old: { pages: { first: '1', last: '1' } } },
  ])
})

/** Every step of a comparison, put together again. */
function sides(steps: readonly BlockStep[]): { old: KeptBlock[]; new: KeptBlock[] } {
  const result: { old: KeptBlock[]; new: KeptBlock[] } = { old: [], new: [] }
  for (const step of steps) {
    if (step.is !== 'added' && step.is !== 'moved') result.old.push(step.old.it)
    if (step.is !== 'removed' && step.is !== 'moved-away') result.new.push(step.new.it)
  }
  return result
}

test('the steps put together are the old edition and the new one, whatever was done, 150 times', () => {
  const { below, pick } = seeded(11)
  const words = 'winter valley governor envoy silk barracks harvest bazaar treaty 新 疆 政 府 وكانت حجتهم of the and in'.split(' ')
  const sentence = (): string => Array.from({ length: 1 + below(14) }, () => pick(words)).join(' ')
  const section = (id: string): KeptSection => sectionFrom(id, Array.from({ length: below(12) }, () => ({ text: sentence(), element: pick(['p', 'p', 'p', 'h2', 'td']), ...(below(6) === 0 && { lang: 'ar' }) })))
  let seen = new Set<string>()
  for (let round = 0; round < 150; round++) {
    const old = Array.from({ length: 1 + below(4) }, (_, index) => section(`s${index}`))
    const texts = old.map(({ blocks }) => blocks.map(({ text, element, lang }) => ({ text, element, lang })))
    for (let edit = below(8); edit > 0; edit--) {
      const [from, to] = [pick(texts), pick(texts)]
      const at = below(from.length + 1)
      const block = from[at]
      const what = below(5)
      if (what === 0) from.splice(at, 0, { text: sentence(), element: 'p', lang: undefined })
      else if (what === 1) from.splice(at, 1)
      else if (what === 2 && block) to.splice(below(to.length + 1), 0, ...from.splice(at, 1))
      else if (what === 3 && block) block.text = block.text.replace(/\S+/u, pick(words))
      else if (block) from.splice(at, 0, { ...block })
    }
    const made = old.map(({ id }, index) => sectionFrom(id, texts[index] ?? []))
    if (round % 5 === 0) made.reverse()
    if (round % 7 === 0) made.pop()
    const changes = compare(old, made)
    for (const each of changes.sections) {
      const put = sides(each.blocks)
      expect(put.old).toEqual(each.old?.blocks ?? [])
      expect(put.new).toEqual(each.new?.blocks ?? [])
      for (const step of each.blocks) {
        seen.add(step.is)
        if (!('edits' in step) || !step.edits) continue
        expect(step.edits.filter(({ kind }) => kind !== 'inserted').map(({ text }) => text).join('')).toBe(step.old.it.text)
        expect(step.edits.filter(({ kind }) => kind !== 'deleted').map(({ text }) => text).join('')).toBe(step.new.it.text)
      }
    }
    const all = changes.sections.flatMap(({ blocks }) => blocks)
    const keys = (is: BlockStep['is']): string[] => all.flatMap((step) => (step.is === is && 'old' in step && 'new' in step ? [`${step.old.section} ${step.old.it.address} ${step.new.section} ${step.new.it.address}`] : [])).sort()
    expect(keys('moved-away')).toEqual(keys('moved'))
    expect(changes.sections.map(({ new: now }) => now?.id).filter((id) => id !== undefined)).toEqual(made.map(({ id }) => id))
    if (old.length === made.length && round % 5 !== 0) seen = seen.add('compared')
  }
  expect([...seen].sort()).toEqual(['added', 'compared', 'moved', 'moved-away', 'removed', 'reworded', 'same'])
})

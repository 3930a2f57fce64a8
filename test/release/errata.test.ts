import type { Nodes } from 'hast'
import { describe, expect, test } from 'vitest'
import type { PageMap } from '../../pipeline/model/page-map.ts'
import { compareEditions, errata, keepEdition, type ComparedEdition } from '../../pipeline/release/index.ts'
import { bookOf, html, sectionOf, type BookParts } from '../compile/book.ts'
import { mannerOf } from './manner.ts'
import { made } from './redline-proof.ts'

/** Pages of two blocks each; notes stand on the last of their section. */
function pagesOf({ sections }: ComparedEdition['kept']): PageMap {
  const pages: PageMap['pages'][number][] = []
  for (const { id, blocks, notes } of sections) {
    for (let at = 0; at < blocks.length; at += 2) {
      const here = [...blocks.slice(at, at + 2), ...(at + 2 >= blocks.length ? notes.flatMap((note) => note.blocks) : [])]
      const index = pages.length
      pages.push({ index, label: String(index + 1), folioPrinted: true, side: index % 2 === 0 ? 'recto' : 'verso', blank: false, section: id, runningHead: '', firstWords: '', text: here.map(({ block, text }) => [block, text.replace(/\s/gu, '').length] as const) })
    }
  }
  return { pages, anchors: {} }
}

function sheet(old: BookParts, now: BookParts, lang = 'en'): { lines: string[]; markup: string } {
  const [before, after] = [made(bookOf(old)), made(bookOf(now))]
  const paged = (kept: ComparedEdition['kept']): ComparedEdition => ({ kept, pageMap: pagesOf(kept) })
  const section = sectionOf(errata(after, compareEditions(paged(keepEdition(before)), paged(keepEdition(after))), mannerOf(lang)), 'errata')
  const textOf = (node: Nodes): string => (node.type === 'text' ? node.value : 'children' in node ? node.children.map((child) => textOf(child)).join('') : '')
  const lines: string[] = []
  const walk = (node: Nodes): void => {
    if (node.type !== 'element' && node.type !== 'root') return
    if (node.type === 'element' && node.properties['dataBlock'] !== undefined) lines.push(textOf(node))
    else node.children.forEach((child) => walk(child))
  }
  walk(section.tree)
  return { lines: lines.slice(4), markup: html(section) }
}

const [one, two, three, four] = [
  'Nobody remembers who fired the first shot at the barracks that evening.', 'The harvest of that autumn fed both armies, and the merchants of the bazaar grew rich.',
  'In the winter the passes were closed to all, and no letter reached the valley.', 'When spring came, the governor sent his envoy over the mountains with silk and tea.',
] as const
const chapter = (...texts: readonly string[]): BookParts => ({ chapters: { one: texts.join('\n\n') } })

describe('an errata sheet', () => {
  test('says for what to read what, with the words around where a word alone is not to be found', () => {
    expect(sheet(chapter(one, two, three), chapter(one.replace('fired', 'had fired'), two.replace('autumn', 'year').replace(', and the merchants of the bazaar grew rich', ''), three.replace('the valley', 'a valley'))).lines).toEqual([
      '1 Title of one', 'p. 2, paragraph 1 after “remembers who” add “had”', 'p. 2, paragraph 2 for “autumn” read “year”', 'p. 2, paragraph 2 delete “, and the merchants of the bazaar grew rich”', 'p. 3, paragraph 1 for “reached the” read “reached a”',
    ])
  })

  test('adds, deletes and moves paragraphs, by their first and last words where they are long', () => {
    expect(sheet(chapter(one, two, three, 'End.'), chapter(one, three, two, 'End.')).lines).toEqual(['1 Title of one', `p. 2, paragraph 2 move it, “The harvest of that autumn fed … the bazaar grew rich.”, below “In the winter the passes were … letter reached the valley.”, p. 3, paragraph 1`])
    expect(sheet(chapter(one, two, 'End.'), chapter(one, four, two)).lines).toEqual(['1 Title of one', `p. 2, paragraph 1 below it add “${four}”`, 'p. 3, paragraph 1 delete the whole: “End.”'])
    const long = Array.from({ length: 120 }, (_, index) => `word${index}`).join(' ')
    expect(sheet(chapter(one, two), chapter(one, long, two)).lines[1]).toBe('p. 2, paragraph 1 below it add “word0 word1 word2 word3 word4 word5 … word116 word117 word118 word119”, see the new edition, p. 2')
  })

  test('names notes by their labels, new ones by the words that they hang on', () => {
    const [old, now] = [chapter('Words[^1] that stand here, and more of them.', '[^1]: A note of old.'), chapter('Words[^1] that stand here,[^2] and more of them.', '[^1]: A note of new.', '[^2]: Another.')]
    expect(sheet(old, now).lines).toEqual(['1 Title of one', 'p. 2, paragraph 1 after “Words that stand here,” add a note: “Another.”', 'p. 2, note 1 for “old” read “new”'])
    expect(sheet(chapter(one, two), chapter(one, two, 'A new one[^1] below.', '[^1]: Its note.')).lines.slice(1)).toEqual(['p. 2, paragraph 2 below it add “A new one below.”', 'p. 2, paragraph 2 after “A new one” add a note: “Its note.”'])
    expect(sheet(now, old).lines).toContain('p. 2, note 2 delete the note: “Another.”')
  })

  test('keeps languages and directions, and names segments by their numbers', () => {
    const documents = (ar: string, zh: string): BookParts => ({ documents: [{ id: 'letter', texts: { ar, 'zh-Hant': zh } }] })
    const { lines, markup } = sheet(documents('مات القادة قرب نهاية عام 1949', '作者與年份，底本均未注明。'), documents('مات القادة قرب نهاية سنة 1949', '作者與年份均未詳。'))
    expect(lines.slice(1)).toEqual(['p. 2, ¶ 1 for “عام” read “سنة”', 'p. 3, ¶ 1 for “，底本均未注明” read “均未詳”'])
    expect(markup).toContain('for “<span lang="ar" dir="rtl">عام</span>” read “<span lang="ar" dir="rtl">سنة</span>”')
    expect(markup).toContain('<span lang="zh-Hant" dir="ltr">均未詳</span>')
  })

  test('sends to the new edition for a new chapter, deletes one that is gone, and says where nothing changed', () => {
    const [few, more]: BookParts[] = [{ chapters: { one, three } }, { chapters: { one, two, three } }]
    expect(sheet(few!, more!).lines).toEqual(['2 Title of two', 'new: see the new edition, pp. 3–4', '2 Title of three', 'p. 3, heading for “2” read “3”'])
    expect(sheet(more!, few!).lines.slice(0, 2)).toEqual(['2 Title of two', 'delete all of “Title of two”, pp. 3–4'])
    expect(sheet(few!, few!).lines).toEqual([])
    expect(sheet(few!, few!).markup).toContain('Nothing is to be corrected.')
  })

  test.each(['es', 'ru', 'ar', 'ug-Arab', 'zh-Hant', 'zh-Hans'])('speaks %s', (lang) => {
    const { lines, markup } = sheet(chapter(one, two), chapter(one.replace('fired', 'had fired')), lang)
    expect([...lines, markup].filter((line) => /\{\}|\bdelete\b|\bparagraph\b/u.test(line))).toEqual([])
    expect(lines).toHaveLength(3)
  })
})

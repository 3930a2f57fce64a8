import { describe, expect, test } from 'vitest'
import type { Book } from '../../pipeline/model/book.ts'
import type { Edition } from '../../pipeline/model/edition.ts'
import { bookOf, html, sectionOf, type BookParts } from '../compile/book.ts'
import { asNew, asOld, between, blocksOf, made, prove } from './redline-proof.ts'

const chapter = (old: string, text: string, parts: BookParts = {}): string => html(sectionOf(between(made(bookOf({ ...parts, chapters: { one: old } })), made(bookOf({ ...parts, chapters: { one: text } }))), 'one'))

describe('a redline', () => {
  test('marks words in the tree of the new edition, and keeps calls, languages and soft hyphens', () => {
    const out = chapter('The old :lang[新疆]{tag=zh-Hant} governor,[^1] came.\n\n[^1]: A note.', 'The *new* :lang[新疆]{tag=zh-Hant} governor,[^1] went.\n\n[^1]: A note.')
    expect(out).toContain('<em><del class="redline-out">old</del><ins class="redline-in">new</ins></em> <span lang="zh-Hant" dir="ltr">新疆</span> governor,<a')
    expect(out).toContain('<del class="redline-out">came</del><ins class="redline-in">went</ins>.')
  })

  test('puts a removed paragraph where it stood, an item into its list, a row into its table', () => {
    const gone = chapter('One stays here.\n\nTwo goes from here for good.\n\n- alpha\n- beta\n- gamma\n\n| a | b |\n|---|---|\n| 1944 | Nilka |\n| 1945 | Manas |\n\nEnd.', 'One stays here.\n\n- alpha\n- gamma\n\n| a | b |\n|---|---|\n| 1945 | Manas |\n\nEnd.')
    expect(gone).toMatch(/One stays here\.<\/p>\s*<p class="redline-block"[^>]*><del class="redline-out">Two goes from here for good\.<\/del><\/p>/u)
    expect(gone).toMatch(/alpha<\/li>\s*<li class="redline-block"[^>]*><del class="redline-out">beta<\/del><\/li>\s*<li[^>]*>gamma/u)
    expect(gone).toMatch(/<tbody>\s*<tr>\s*<td class="redline-block"[^>]*><del class="redline-out">1944<\/del><\/td>\s*<td[^>]*><del class="redline-out">Nilka<\/del><\/td><\/tr>\s*<tr>/u)
  })

  test('says of what was moved where it stood and stands, and leads from one to the other', () => {
    const [one, two, three] = ['Nobody remembers who fired the first shot.', 'The harvest of that autumn fed both armies.', 'In the winter the passes were closed to all.']
    const out = chapter([one, two, three].join('\n\n'), [two, three, one].join('\n\n'))
    expect(out).toContain('<span id="redline-from-1" class="redline-label" lang="en" dir="ltr">[moved to p. <a class="slot" href="#redline-to-1"')
    expect(out).toContain('<span id="redline-to-1" class="redline-label" lang="en" dir="ltr">[moved from p. <a class="slot" href="#redline-from-1"')
  })

  test('strikes a note that is gone, at its call, and underlines one that is new', () => {
    const edition = between(made(bookOf({ chapters: { one: 'A word.[^1] Another[^2] one.\n\n[^1]: Gone for ever.\n\n[^2]: Stays as it was.' } })), made(bookOf({ chapters: { one: 'A word. Another[^2] one more.[^3]\n\n[^2]: Stays as it was.\n\n[^3]: Quite fresh.' } })))
    const section = sectionOf(edition, 'one')
    expect(html(section)).toMatch(/A word\.<a class="note-call redline-out" id="(redline-call-\d+)" href="#(redline-note-\d+)" data-stream="editor">1<\/a> Another<a class="note-call"/u)
    expect(html(section)).toContain('class="note-call redline-in"')
    expect(section.notes.map(({ children }) => [blocksOf(children, asOld), blocksOf(children, asNew)])).toEqual([[['Gone for ever.'], []], [['Stays as it was.'], ['Stays as it was.']], [[], ['Quite fresh.']]])
    expect(new Set(section.notes.map(({ call }) => call)).size).toBe(3)
  })

  test('puts a removed segment into the columns of its languages', () => {
    const document = (ar: string, en: string): Book => bookOf({ documents: [{ id: 'letter', texts: { ar, en } }] })
    const rows = (...texts: readonly string[]): string => texts.map((text, index) => `:::seg{#p${index + 1}}\n${text}\n:::`).join('\n\n')
    const [ar, en] = [['مات القادة قرب نهاية عام 1949', 'خرج منه بعض المسؤولين من الحكومة', 'قامت جمهورية صغيرة في الشمال الغربي'], ['The leaders died towards the end of 1949', 'Some officials left the government in spring', 'A small republic arose in the north-west']]
    const [old, now] = [document(rows(...ar), rows(...en)), document(rows(ar[0]!, ar[2]!), rows(en[0]!, en[2]!))].map(made) as [Edition, Edition]
    const out = html(sectionOf(between(old, now), 'letter'))
    expect(out).toMatch(/<div class="segment">\s*<p class="segment-number"[^>]*><del class="redline-out">2<\/del><\/p>\s*<div class="original" lang="ar" dir="rtl">\s*<p[^>]*><del class="redline-out">خرج[^<]*<\/del><\/p><\/div>\s*<div class="translation" lang="en" dir="ltr">\s*<p[^>]*><del[^>]*>Some officials/u)
    prove(old, now)
  })

  test('has a removed chapter in its place, struck out, and is the new edition where nothing changed', () => {
    const text = 'The harvest of that autumn fed both armies.[^1]\n\n[^1]: So it is said.'
    const [old, now] = [made(bookOf({ chapters: { one: 'Words.', two: text, three: 'More.' } })), made(bookOf({ chapters: { one: 'Words.', three: 'More.' } }))]
    prove(old, now)
    const marked = between(old, now)
    expect(marked.sections.map(({ title }) => title)).toEqual(['', 'Title of one', 'Title of two', 'Title of three'])
    expect(marked.sections[1]).toBe(now.sections[0])
    expect(marked.metadata).toMatchObject({ isbn: {}, doi: undefined, subtitle: 'Changes from draft to draft, not for citation' })
    expect(marked.metadata.uuid).not.toBe(now.metadata.uuid)
    expect(new Set(marked.sections.map(({ hash }) => hash)).size).toBe(4)
  })
})

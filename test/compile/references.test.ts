import { expect, test } from 'vitest'
import { readNotes } from '../../pipeline/load/notes.ts'
import type { BookConfig } from '../../pipeline/model/book.ts'
import { bookOf, compiled, html, policies, sectionOf, works, type BookParts } from './book.ts'

const figure = (id: string, caption: string): string => `:::figure{#${id} caption="${caption}"}\n![Alt.](a.png)\n:::\n`
const table = (caption: string): string => `:::table{caption="${caption}"}\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n`

const parts: BookParts = {
  chapters: {
    first: `## The road\n\nWords.[^n1] Cited.[@forbes1986] More.[^n2] And.[^t-x]\n\n${figure('fig-one', 'A square')}\n${table('A table')}\n[^n1]: One.\n\n[^n2]: Two.\n\n[^t-x]: Three.\n`,
    second: `${figure('fig-two', 'Another')}\n${table('The other')}\nRefer.\n`,
  },
  documents: [{ id: 'letter', texts: { en: 'A.[^n1]\n\nB.\n\n[^n1]: En.', ru: 'А.[^n1]\n\nБ.\n\n[^n1]: Ру.' } }],
  bibliography: works,
}

function refer(line: string, more: Partial<BookParts> = {}, lang?: string): string {
  const chapters = { ...parts.chapters, second: parts.chapters!['second']!.replace('Refer.', `Refer: ${line}\n`) }
  const book = bookOf({ ...parts, chapters, ...more })
  const second = book.chapters.get('second')!
  const { edition, messages } = compiled(lang === undefined ? book : { ...book, chapters: new Map([...book.chapters, ['second', { ...second, lang }]]) })
  expect(messages.map((message) => message.reason)).toEqual([])
  return /<p[^>]*>Refer: (.*?)<\/p>/su.exec(html(sectionOf(edition, 'second')).replace(/ data-block="[^"]*"/gu, ''))?.[1] ?? ''
}
const words = (line: string, lang?: string, more?: Partial<BookParts>): string => refer(line, more, lang).replace(/<a class="slot"[^>]*><\/a>/gu, '#').replace(/<[^>]+>/gu, '').replace(/&nbsp;/gu, ' ')

test('a reference says what its target is', () => {
  expect(words(':ref{to=first}; :ref{to=first form=title}; :ref{to=first form=full}')).toBe('Chapter 1; Title of first; Chapter 1, “Title of first”')
  expect(words(':ref{to=first--the-road}; :ref{to=first--the-road form=title}')).toBe('Chapter 1, “The road”; The road')
  expect(words(':ref{to=letter}; :ref{to=letter--s2}; :ref{to=letter--s2 form=full}')).toBe('Document 1; Document 1, ¶ 2; Document 1, “Title of letter”, ¶ 2')
  expect(words(':ref{to=fig-one}; :ref{to=fig-two}; :ref{to=fig-two form=full}; :ref{to=fig-two form=title}')).toBe('Figure 1; Figure 2; Figure 2, “Another”; Another')
  expect(words(':ref[the square]{to=fig-one page}')).toBe('the square, p. #')
})

test('the number and its word stand on one line, and link and slot lead to the target', () => {
  expect(refer(':ref{to=fig-one page}')).toBe('<a class="ref" href="#fig-one">Figure&nbsp;1</a>, p.&nbsp;<a class="slot" href="#fig-one" data-slot="page" data-target="fig-one"></a>')
})

test('a note is called as it is printed, with its section where that is another: notes of citations count', () => {
  expect(words(':ref{to=first^n1}; :ref{to=first^n2}; :ref{to=first^t-x}')).toBe('Chapter 1, note 1; Chapter 1, note 3; Chapter 1, note a')
  expect(words(':ref{to=letter/ru^n1}; :ref{to=letter/en^n1 page}')).toBe('Document 1, note 2; Document 1, note 1, p. #')
  expect(words('own[^mine]; :ref{to=^mine}; :ref{to=second^mine}\n\n[^mine]: My note, :ref{to=^mine}.')).toMatch(/; note 1; note 1$/u)
  expect(refer(':ref{to=first^n2}')).toContain('href="#first--c-e3"')
})

test('from note to note: another stream, another section, forwards and back; numbered through the book as they are printed', () => {
  const own = 'own[^mine] and[^t-mine]; :ref{to=^t-mine}\n\n[^mine]: See :ref{to=^t-mine}, :ref{to=first^t-x page} and :ref{to=letter/ru^n1 page}.\n\n[^t-mine]: Compare :ref{to=^mine}.'
  const noteTexts = (config: Partial<BookConfig> = {}): string[] => {
    const chapters = { ...parts.chapters, second: own }
    const { edition, messages } = compiled(bookOf({ ...parts, chapters, config }))
    expect(messages.map((message) => message.reason)).toEqual([])
    return html(sectionOf(edition, 'second')).split('\n').filter((line) => /See|Compare/u.test(line)).map((line) => line.replace(/<a class="slot"[^>]*><\/a>/gu, '#').replace(/<[^>]+>/gu, '').replace(/&nbsp;/gu, ' '))
  }
  expect(noteTexts()).toEqual(['See note a, Chapter 1, note a, p. # and Document 1, note 2, p. #.', 'Compare note 1.'])
  const notes = readNotes(undefined)
  const numbered = { ...policies, notes: { ...notes, streams: { ...notes.streams, editor: { ...notes.streams.editor, numbering: 'book' as const }, translator: { ...notes.streams.translator, numbering: 'book' as const } } } }
  // Chapter 1 has three notes of the editors and one of the translator; the document comes after the fourth of the editors.
  expect(noteTexts({ policies: numbered })).toEqual(['See note b, Chapter 1, note a, p. # and Document 1, note 6, p. #.', 'Compare note 4.'])
})

test('a reference is in the language of its text', () => {
  expect(words(':ref{to=fig-one page}', 'zh-Hant')).toBe('圖1，頁#')
  expect(words(':ref{to=fig-one page}', 'ru')).toBe('Рисунок 1, с. #')
  expect(words(':ref{to=fig-one}', 'ug-Arab')).toBe('1-رەسىم')
  expect(refer(':ref{to=first form=full}', {}, 'es')).toBe('<a class="ref" href="#first">Capítulo&nbsp;1, «<span lang="en" dir="ltr">Title of first</span>»</a>')
  expect(refer(':ref{to=fig-one}', {}, 'ky')).toBe('<a class="ref" href="#fig-one" lang="en" dir="ltr">Figure&nbsp;1</a>')
})

test('captions carry the number that references name, through the book or by chapter', () => {
  const captions = (captionNumbers: 'book' | 'chapter'): string[] => {
    const { edition } = compiled(bookOf({ ...parts, config: { policies: { ...policies, captionNumbers } } }))
    return ['first', 'second'].flatMap((id) => [...html(sectionOf(edition, id)).matchAll(/<(?:fig)?caption[^>]*>(.*?)<\/(?:fig)?caption>/gu)].map((match) => match[1]!.replace(/<[^>]+>/gu, '').replace('&nbsp;', ' ')))
  }
  expect(captions('book')).toEqual(['Figure 1. A square', 'Table 1. A table', 'Figure 2. Another', 'Table 2. The other'])
  expect(captions('chapter')).toEqual(['Figure 1.1. A square', 'Table 1.1. A table', 'Figure 2.1. Another', 'Table 2.1. The other'])
  expect(words(':ref{to=fig-two}', undefined, { config: { policies: { ...policies, captionNumbers: 'chapter' } } })).toBe('Figure 2.1')
})

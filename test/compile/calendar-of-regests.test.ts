import { expect, test } from 'vitest'
import { bookOf, compiled, html, sectionOf, works, type DocumentParts } from './book.ts'

const letter = (id: string, written: string, when: string | undefined, more: Partial<DocumentParts> = {}): DocumentParts => ({ id, texts: { en: 'Text.' }, dates: [{ role: 'creation', written, when }], ...more })

function calendar(documents: readonly DocumentParts[], language = 'en'): string {
  return html(sectionOf(compiled(bookOf({ documents, bibliography: works, back: ['calendar-of-regests', 'bibliography'], config: { languages: [language] } })).edition, 'calendar-of-regests'))
}

test('documents stand in the order of their normalised dates, whatever calendar they were dated by; those without one last', () => {
  const made = calendar([
    letter('undated', 'not stated', undefined), letter('republic', '民國三十三年十一月十二日', '1944-11-12', { texts: { 'zh-Hant': '文。' } }), letter('rumi', '31 Mart 1325', '1909-04-13'),
    letter('received', '7 November 1944', '1944-11-07', { dates: [{ role: 'received', written: '1 May 1950', when: '1950-05-01' }, { role: 'creation', written: '7 November 1944', when: '1944-11-07' }] }),
    letter('year', '1944', '1944'), letter('same-day', '12 November 1944', '1944-11-12'), letter('bounds', 'autumn 1943', undefined, { dates: [{ role: 'creation', written: 'autumn 1943', notBefore: '1943-09', notAfter: '1943-11' }] }),
  ])
  expect([...made.matchAll(/data-target="([^"]+)"/gu)].map((match) => match[1])).toEqual(['rumi', 'bounds', 'year', 'received', 'republic', 'same-day', 'undated'])
  expect(made).toContain('<span lang="zh-Hant" dir="ltr">民國三十三年十一月十二日</span>')
  expect(made.replace(/<[^>]*>/gu, '')).toContain('民國三十三年十一月十二日 [12 November 1944]')
})

test('an entry has date, number, title, a slot for its page, and the regest without the notes and marks that stand with the document', () => {
  const made = calendar([letter('one', '7 November 1944', '1944-11-07', { place: 'Ghulja', regest: 'The rising begins.[^1] :index[rising] It spreads.[@forbes1986, p. 12]\n\n[^1]: A note.' })])
  expect(made).toContain('Title of one')
  expect(made).toContain('Ghulja, 7')
  expect(made.match(/data-slot="page"/gu)).toHaveLength(1)
  expect(made.replace(/<[^>]*>/gu, '')).toMatch(/The rising begins\. +It spreads\. \(Forbes/u)
  expect(made).not.toContain('A note.')
  expect(made).not.toContain('note-call')
})

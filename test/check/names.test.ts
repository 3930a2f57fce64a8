import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { quotations } from '../../pipeline/language/quotations.ts'
import { check, nameEdits } from '../../pipeline/check/index.ts'
import { proseBook, said } from './prose-book.ts'
import { spoilt } from './tiny-book.ts'

/** The place of the first variant behind the beginning of `to`, in the spoilt file. */
function expectedPlace(file: string, from: string, to: string): string {
  const text = readFileSync(join(import.meta.dirname, '../fixtures/tiny', file), 'utf8')
  const before = `${text.slice(0, text.indexOf(from))}${to}`.replace(/guomindang[^\n]*$/iu, '')
  return `${file}:${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`
}

const headnote = 'sources/chinese-notice/document.yaml'

test.each([
  ['running text', 'manuscript/preface.md', 'holds everything.', 'Guomindang.', true],
  ['a note', 'manuscript/02-the-rising.md', 'A remark', 'Guomindang’s remark', true],
  ['a cell', 'manuscript/02-the-rising.md', '| incident |', '| Guomindang |', true],
  ['a heading', 'manuscript/01-the-valley.md', '## The road', '## The Guomindang', true],
  ['a caption', 'manuscript/01-the-valley.md', 'caption="The valley"', 'caption="The Guomindang"', true],
  ['the alternative text of a picture', 'manuscript/02-the-rising.md', '![A grey', '![GUOMINDANG’S grey', true],
  ['a regest', headnote, 'the people of the valley to stay', 'the Guomindang to stay', true],
  ['a headnote', headnote, 'A second paragraph', 'A Guomindang paragraph', true],
  ['a source note', headnote, 'Made up', 'Guomindang', true],
  ['a title of a document', headnote, 'title: A Notice', 'title: Guomindang', true],
  ['a note of the register', 'sources/names.yaml', 'note: Leader', 'note: Guomindang', true],
  ['a translation', 'sources/arabic-notice/translation.en.md', 'The people', 'Guomindang', true],
  ['a label of a map that begins like another', 'manuscript/valley.map.yaml', 'label: Soviet border', 'label: Guomindang', true],
  ['a title of a part', 'manuscript/book.yaml', 'part: The Documents', 'part: The Guomindang', true],
  ['a label of a map', 'manuscript/valley.map.yaml', 'label: Ghulja', 'label: Guomindang', true],
  ['words with a reading', 'manuscript/preface.md', 'holds everything', 'holds :ruby[Guomindang]{rt=x}', true],
  ['a reading', 'manuscript/preface.md', 'holds everything', 'holds :ruby[x]{rt=Guomindang}', false],
  ['an original', 'sources/arabic-notice/original.ar.md', 'كذا', 'Guomindang كذا', false],
  ['a quotation', 'manuscript/01-the-valley.md', '> The road', '> The Guomindang', false],
  ['quotation marks around marked text', 'manuscript/preface.md', 'holds everything', '“holds *Guomindang* all”', false],
  ['a quotation that goes on in the next paragraph', 'manuscript/preface.md', 'holds everything', '“Guomindang', false],
  ['a code, an address, a word under discussion', 'manuscript/preface.md', 'holds everything', '`Guomindang` https://example.org/Guomindang :mention[Guomindang] :lang[Guomindang]{tag=zh-Latn}', false],
])('%s', async (_name, file, from, to, found) => {
  const written = /guomindang/iu.exec(to)?.[0] ?? ''
  const message = `${expectedPlace(file, from, to)} name-form-preferred “${written}” is a variant of “Kuomintang” (kuomintang).`
  expect((await spoilt(file, from, to)).filter((each) => each.includes(' name-'))).toEqual(found ? [message] : [])
})

test.each([
  ['a “b ‘c’ d” e', ['“b ‘c’ d”']],
  ['a ‘b’s c’ d’s', ['‘b’s c’']],
  ['o‘z men’s ‘tis', []],
  ['«a» „b“ „c” 「d」《e》', ['«a»', '„b“', '„c”', '「d」', '《e》']],
  ['a "b" c "d', ['"b"']],
  ['a “b', ['“b']],
  ['“a “b” c” d', ['“a “b” c”']],
])('quotations of %s', (text, expected) => {
  expect(quotations(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected)
})

const register = `- id: qasimi
  type: person
  preferred: Ehmetjan Qasimi
  forms: [{ text: ئەخمەتجان قاسىمى, lang: ug-Arab, confirmed: true }, { text: Ахметджан Касими, lang: ru, confirmed: true }]
- id: tangut
  type: term
  preferred: Tangut people
  forms: [{ text: Тангут, lang: ru, confirmed: true }]
- id: kulja
  type: place
  preferred: Ghulja
  forms: [{ text: Кульджа, lang: ru, confirmed: true }]
`

test.each([
  ['by a scheme, with its accents and without', 'Of Äxmätǰan Qasimi and AXMATJAN QASIMI.', [
    '1:4 name-form-preferred “Äxmätǰan Qasimi” is “Ehmetjan Qasimi” (qasimi) by Uyghur, Turkological transcription (ug-turk).',
    '1:24 name-form-preferred “AXMATJAN QASIMI” is “Ehmetjan Qasimi” (qasimi) by Uyghur, Turkological transcription (ug-turk).',
  ]],
  ['a soft sign as it may be typed', 'Kuldzha, Kulʹdzha, Kul’dzha', [
    '1:1 name-form-preferred “Kuldzha” is “Ghulja” (kulja) by Russian, ALA-LC with ties (ru-alalc).',
    '1:10 name-form-preferred “Kulʹdzha” is “Ghulja” (kulja) by Russian, ALA-LC with ties (ru-alalc).',
    '1:20 name-form-preferred “Kul’dzha” is “Ghulja” (kulja) by Russian, BGN/PCGN 1947 (ru-bgn).',
  ]],
  ['in quotations and under discussion', '“Äxmätǰan Qasimi” and :mention[Axmetdžan Kasimi], :name[Kuldzha]{id=none}', []],
  ['in another script, which is another form', 'He signs Әхмәтҗан Қасими.', []],
  ['a word that the book has in small letters', 'The Kuldzha is one kuldzha of many.', []],
  ['a part of its own name', 'Tangut', []],
])('names made %s', (_name, text, expected) => {
  expect(said(text, { names: register }).filter((line) => line.includes('name-form-preferred'))).toEqual(expected)
})

test('Russian text declines names: a variant in any case is reported, and --fix leaves it', () => {
  const names = '- id: qasimi\n  type: person\n  preferred: Ehmetjan Qasimi\n  forms: [{ text: Ахметджан Касими, lang: ru }]\n  variants: [{ text: Ахметжан Касымов, lang: ru }]\n'
  const book = proseBook('Письмо Ахметжану Касымову, от Ахметджана Касими; Ахметжан Касымов.', { lang: 'ru', names })
  const russian = { ...book, config: { ...book.config, languages: ['ru'] as const } }
  const messages = check(russian).filter(({ ruleId }) => ruleId === 'name-form-preferred')
  expect(messages.map(({ column, reason }) => `${column} ${reason}`)).toEqual(['8 “Ахметжану Касымову” is a variant of “Ehmetjan Qasimi” (qasimi).', '50 “Ахметжан Касымов” is a variant of “Ehmetjan Qasimi” (qasimi).'])
  const { edits, left } = nameEdits(russian)
  expect([edits.map(({ text }) => text), left.map(({ column }) => column)]).toEqual([['Ehmetjan Qasimi'], [8]])
  // In a book in another language, Russian text may use its own spellings.
  expect(check(book).filter(({ ruleId }) => ruleId === 'name-form-preferred')).toEqual([])
})

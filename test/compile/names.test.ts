import { readSchemes } from '../../pipeline/load/index.ts'
import type { BookConfig } from '../../pipeline/model/book.ts'
import { expect, test } from 'vitest'
import { bookOf, compiled, html, policies, sectionOf, type BookParts } from './book.ts'

const names: NonNullable<BookParts['names']> = [
  {
    id: 'sheng', preferred: 'Sheng Shicai', short: ['Sheng'], dates: { birth: '1895?', death: '1970' },
    forms: [{ text: '盛世才', lang: 'zh-Hant', role: 'original', confirmed: true }, { text: 'Шэн Шицай', lang: 'ru', role: 'alternative', confirmed: true }],
    variants: [{ text: 'Sheng Shih-ts’ai', lang: 'en' }],
  },
  { id: 'kashgar', type: 'place', preferred: 'Kashgar', settled: true, forms: [{ text: 'قەشقەر', lang: 'ug-Arab', role: 'original', confirmed: true }] },
  { id: 'abbas', preferred: 'Abdulkerim Abbas', short: ['Abbas'] },
  { id: 'tan', preferred: 'Tan', note: 'He served Sheng Shicai, and Tan.' },
]
const registers = ['register-of-persons', 'register-of-places']

type FirstMention = BookConfig['policies']['names']['firstMention']

/** The first chapter of a book, `<section>` left out; `show` explains first mentions. */
function chapter(text: string, { links = 'first', more = {}, ...firstMention }: Partial<FirstMention> & { links?: 'first' | 'all' | 'none'; more?: Record<string, string> } = {}, id = 'one'): string {
  const schemes = readSchemes(['ug-uly', 'ru-alalc-noties', 'ar-alalc'])
  const own = { ...policies, transliteration: { 'ug-Arab': 'ug-uly', ru: 'ru-alalc-noties', ar: 'ar-alalc' }, names: { links, firstMention: { ...policies.names.firstMention, ...firstMention } } }
  const book = { ...bookOf({ chapters: { one: text, ...more }, names, back: registers, config: { languages: ['en', 'ar'], policies: own } }), schemes }
  const { edition, messages } = compiled(book)
  expect(messages.map(String)).toEqual([])
  return html(sectionOf(edition, id)).replaceAll('\u00AD', '')
}

const link = (id: string, text: string, rest = ''): string => `<a class="name-link" href="#name-${id}"${rest}>${text}</a>`

test('the first mention in a section leads to the register; another short form, a variant and a possessive do not lead there again', () => {
  const made = chapter('Sheng ruled. Sheng Shicai’s men left Kashgar; Sheng Shicai stayed.')
  expect(made).toContain(`${link('sheng', 'Sheng')} ruled. Sheng Shicai’s men left ${link('kashgar', 'Kashgar')}; Sheng Shicai stayed.`)
})

test('by policy every mention leads to the register, or none does', () => {
  expect(chapter('Kashgar, Kashgar.', { links: 'all' })).toContain(`${link('kashgar', 'Kashgar')}, ${link('kashgar', 'Kashgar')}.`)
  expect(chapter('Kashgar, Kashgar.', { links: 'none' })).not.toContain('<a')
})

test('a heading, a link and a mark of the index hold no link to the register; a table does', () => {
  const made = chapter('# Kashgar\n\n[Kashgar](https://example.org)\n\n:index[Kashgar]\n\n| Place |\n| --- |\n| Kashgar |')
  expect(made.match(/name-link/gu)).toHaveLength(1)
  expect(made).toContain(`>${link('kashgar', 'Kashgar')}</td>`)
})

test('a note leads to the register where the text before it has not', () => {
  expect(chapter('It fell.[^1]\n\n[^1]: To Sheng Shicai.')).toContain(link('sheng', 'Sheng Shicai'))
})

test('an entry of the register leads to others and not to itself', () => {
  const made = chapter('Nothing.', {}, 'register-of-persons')
  expect(made).toContain(`He served ${link('sheng', 'Sheng Shicai')}, and Tan.`)
})

test('a name over a line’s end leads there whole; a name that begins in emphasis and ends outside is left as it is', () => {
  expect(chapter('Then Sheng\nShicai came.')).toContain(link('sheng', 'Sheng\nShicai'))
  expect(chapter('Then *Sheng* Shicai came.')).not.toContain('Shicai</a>')
})

test('a first mention shows the original and the dates, by policy, in square brackets inside round ones', () => {
  expect(chapter('Sheng Shicai’s men (and Kashgar) left.', { show: ['original', 'dates'], links: 'none' }))
    .toContain('Sheng Shicai’s (<span lang="zh-Hant" dir="ltr">盛世才</span>, 1895?–1970) men (and Kashgar [<span lang="ug-Arab" dir="rtl">قەشقەر</span>]) left.')
})

test('the romanised form is that of the policy’s scheme, with capitals, and is left out where it says nothing new', () => {
  expect(chapter('Kashgar lay open.', { show: ['original', 'romanised'], links: 'none' }))
    .toMatch(/Kashgar \(<span lang="ug-Arab" dir="rtl">قەشقەر<\/span>, <span lang="ug-Latn[^"]*" dir="ltr">Qeshqer<\/span>\) lay/u)
})

test('a first mention is the first in running text: not in a heading, a quotation, a note, a table or italics', () => {
  const made = chapter('# Sheng Shicai\n\n> Sheng Shicai\n\n“Sheng Shicai is gone.”[^1] *Sheng Shicai* | Sheng Shicai\n\n[^1]: Sheng Shicai.', { show: ['original'], links: 'none' })
  expect(made.match(/盛世才/gu)).toHaveLength(1)
  expect(made).toContain('| Sheng Shicai (<span lang="zh-Hant" dir="ltr">盛世才</span>)')
})

test('where the editors explain a name themselves, nothing is added', () => {
  const made = chapter('Kashgar (Qeshqer, قەشقەر) and Kashgar.', { show: ['original'], links: 'none' })
  expect(made.match(/قەشقەر/gu)).toHaveLength(1)
})

test('first mentions are counted by chapter, or by book, in the order in which chapters are printed', () => {
  const more = { two: 'Kashgar again.' }
  expect(chapter('Kashgar.', { show: ['original'], more }, 'two')).toContain('قەشقەر')
  expect(chapter('Kashgar.', { show: ['original'], scope: 'book', more }, 'two')).not.toContain('قەشقەر')
  expect(chapter('“Kashgar.”', { show: ['original'], scope: 'book', more }, 'two')).toContain('قەشقەر')
})

test('only the types and the languages that the policy names are explained', () => {
  const text = 'Sheng Shicai in Kashgar.'
  expect(chapter(text, { show: ['original'], types: ['place'] })).not.toContain('盛世才')
  expect(chapter(text, { show: ['original'], languages: ['zh-Hant'] })).not.toContain('قەشقەر')
})

test('a run in another script is given its language: by the register, by a directive, by its letters', () => {
  const made = chapter('Called Шэн Шицай, ئۈچ ئەپەندى, تمرد, Дәлелхан, 六大政策 and :lang[تمرد]{tag=fa}.', { links: 'none' })
  expect(made).toContain('<span lang="ru" dir="ltr">Шэн Шицай</span>')
  expect(made).toContain('<span lang="ug-Arab" dir="rtl">ئۈچ ئەپەندى</span>')
  expect(made).toContain('<span lang="ar" dir="rtl">تمرد</span>')
  expect(made).toContain('<span lang="kk-Cyrl" dir="ltr">Дәлелхан</span>')
  expect(made).toContain('<span lang="zh-Hant" dir="ltr">六大政策</span>')
  expect(made).toContain('<span lang="fa" dir="rtl">تمرد</span>')
})

test('what is written onto a name in Arabic script is part of its link: letters join only inside an element', () => {
  expect(chapter('He said قەشقەردە.')).toContain(link('kashgar', 'قەشقەردە', ' lang="ug-Arab" dir="rtl"'))
})

test('what the editors mark as a name leads to its entry; what they mark as none, and the words inside, to nothing', () => {
  expect(chapter('Then :name[the *governor* of Kashgar]{id=sheng} left.')).toContain('<a class="name-link" href="#name-sheng">the <em>governor</em> of Kashgar</a>')
  expect(chapter('The city of :name[Kashgar]{id=none}.')).toContain('The city of Kashgar.')
  expect(chapter('Sheng Shicai. :name[The governor]{id=sheng}.')).toContain('. The governor.')
})

test('Japanese is one run with its kana, the long vowel sign and all', () => {
  expect(chapter('In :lang[東トルキスタン共和国研究：中国のイスラームと民族]{tag=ja}, and ムスリム.')).toMatch(/<span lang="ja" dir="ltr">東トルキスタン共和国研究：中国のイスラームと民族<\/span>, and <span lang="ja" dir="ltr">ムスリム<\/span>/u)
})

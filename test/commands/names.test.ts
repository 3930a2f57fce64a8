import { join } from 'node:path'
import { expect, test } from 'vitest'
import { namesCommand, type NamesOptions } from '../../pipeline/commands/names.ts'

const tiny = join(import.meta.dirname, '../fixtures/tiny')

async function names(show: NamesOptions['show'], format: NamesOptions['format'] = 'text'): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await namesCommand({ root: tiny, show, format }, { out: (text) => { out += text }, err: (text) => { err += text }, live: false, columns: 80, level: 'info' })
  return { code, out, err }
}

test('the register is listed, a line an entry', async () => {
  const { code, out } = await names('all')
  expect(code).toBe(0)
  expect(out.split('\n')).toEqual([
    'sheng-shicai     person        Sheng Shicai     Sheng, 盛世才, Шэн Шицай, Sheng Shih-ts’ai',
    'ehmetjan-qasimi  person        Ehmetjan Qasimi  ئەخمەتجان قاسىمى',
    'ghulja           place         Ghulja           غۇلجا, 伊寧',
    'kuomintang       organisation  Kuomintang       國民黨, Guomindang',
    '',
  ])
  expect(JSON.parse((await names('all', 'json')).out)).toMatchObject([{ id: 'sheng-shicai', short: ['Sheng'] }, {}, {}, { variants: [{ text: 'Guomindang', lang: 'en' }] }])
})

test('an entry is shown with every spelling and every place where it stands', async () => {
  expect((await names({ id: 'sheng-shicai' })).out).toBe(`sheng-shicai, person: 3 places
preferred  Sheng Shicai (en): 1 place
  manuscript/01-the-valley.md:5:80
short      Sheng (en): 0 places
form       盛世才 (zh-Hant): 1 place
  manuscript/01-the-valley.md:5:100 (not edited)
form       Шэн Шицай (ru): 0 places
variant    Sheng Shih-ts’ai (en): 0 places
marked     :name[…]{id=sheng-shicai}: 1 place
  manuscript/preface.md:7:61 “the governor”
`)
  expect(JSON.parse((await names({ id: 'kuomintang' }, 'json')).out)).toMatchObject({
    preferred: 'Kuomintang',
    places: [{ file: 'manuscript/01-the-valley.md', line: 8, column: 21, form: 'Guomindang', kind: 'variant', edited: false }, { line: 8, kind: 'preferred' }],
  })
  expect(await names({ id: 'ghulya' })).toMatchObject({ code: 64, err: 'There is no name “ghulya” in the register. Did you mean “ghulja”?\n' })
  // :name[Ghulja]{id=none} is no place of it.
  expect((await names({ id: 'ghulja' })).out).not.toContain('preface.md')
})

test('names that the register lacks are proposed, the most frequent first', async () => {
  expect((await names('suggestions')).out.split('\n').map((line) => line.trim())).toEqual([
    '3  事變  Hani  manuscript/02-the-rising.md:17:35, sources/chinese-notice/document.yaml:18:81, sources/chinese-notice/translation.en.md:5:32',
    expect.stringContaining('1  Leader of the Three Districts  Latn  sources/names.yaml:19:9'),
    expect.stringContaining('1  Синьцзян  Cyrl'),
    expect.stringContaining('1  ثورة  Arab'),
    expect.stringContaining('1  شىنجاڭ  Arab'),
    '',
  ])
})

test('a form is shown with what the scheme of the policy makes of it', async () => {
  let out = ''
  const root = join(import.meta.dirname, '../fixtures/rules/name-form-by-scheme')
  await namesCommand({ root, show: { id: 'kashgar' }, format: 'text' }, { out: (text) => { out += text }, err: () => undefined, live: false, columns: 80, level: 'info' })
  expect(out).toContain('form       قەشقەر (ug-Arab, romanised Qeshqer): 0 places\n')
})

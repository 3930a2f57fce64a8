import { expect, test } from 'vitest'
import { languageOfRun } from '../../pipeline/language/run-languages.ts'

test('Uyghur is told from Arabic by its letters', () => {
  const both = ['en', 'ar', 'ug-Arab']
  expect(['غۇلجا', 'مىللىي ئارمىيە', 'ئۈچ', 'خوجا نىياز ھاجى'].map((text) => languageOfRun(text, 'Arab', both))).toEqual(['ug-Arab', 'ug-Arab', 'ug-Arab', 'ug-Arab'])
  expect(['تمرد', 'شعب سين تين', 'على', 'مسئول', 'إيلي'].map((text) => languageOfRun(text, 'Arab', both))).toEqual(['ar', 'ar', 'ar', 'ar', 'ar'])
})

test('a language of the book wins, in the tag that the book gives it', () => {
  expect(languageOfRun('新疆', 'Hani', ['en', 'zh-Hant'])).toBe('zh-Hant')
  expect(languageOfRun('Құлжа', 'Cyrl', ['ru', 'kk'])).toBe('kk')
  expect(languageOfRun('کتاب', 'Arab', ['ar', 'fa'])).toBe('fa')
})

test('a language that the book does not name is told by its letters, and Persian letters alone do not tell', () => {
  expect(languageOfRun('Құлжа', 'Cyrl', ['ru'])).toBe('kk-Cyrl')
  expect(languageOfRun('غۇلجا', 'Arab', [])).toBe('ug-Arab')
  expect(languageOfRun('کتاب', 'Arab', ['ar'])).toBe('ar')
})

test('where nothing tells, the usual language of the script is meant', () => {
  expect((['Hani', 'Arab', 'Cyrl', 'Grek', 'Hebr', 'Hang', 'Kana'] as const).map((script) => languageOfRun('x', script, ['en']))).toEqual(['zh', 'ar', 'ru', 'el', 'he', 'ko', 'ja'])
})

test('kana are Japanese, in the tag of the book’s own writing and not of its romanisation', () => {
  expect(languageOfRun('のイスラムと', 'Kana', ['ja-Latn', 'ja'])).toBe('ja')
  expect(languageOfRun('のイスラムと', 'Kana', ['ja-Latn', 'zh-Hant'])).toBe('ja')
})

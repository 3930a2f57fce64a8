import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import type { Edition } from '../../pipeline/model/edition.ts'
import { load } from '../../pipeline/load/index.ts'
import { compiled, html } from './book.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
/** The goldens must not change with the house's fonts. */
const fonts = [{ family: 'EB Garamond', path: '', fileName: 'a.ttf', weight: 400, style: 'normal' as const, origin: 'eb-garamond 1.0', licence: 'OFL-1.1', coverage: [] }]
let edition: Edition

beforeAll(async () => {
  const { book, messages } = await load(path('../fixtures/tiny'), { programRoot: path('../..') })
  expect(messages).toEqual([])
  const made = compiled({ ...book!, house: { ...book!.house, fonts } })
  expect(made.messages).toEqual([])
  edition = made.edition
})

test('the sections of the tiny book are the goldens; after a change that is meant, run vitest with -u and review them', async () => {
  for (const section of edition.sections) {
    const head = `<!-- ${section.kind}; ${section.matter}; starts ${section.start}; bare ${section.bare}; number “${section.number}”; running head “${section.runningHead}” -->`
    await expect(`${head}\n${html(section, { hyphens: true })}\n`).toMatchFileSnapshot(`goldens/${section.id}.html`)
  }
})

test('the outline of the tiny book', async () => {
  const lines = (entries: Edition['outline'], indent = ''): string[] => entries.flatMap((entry) => [`${indent}${[entry.number, entry.title].filter(Boolean).join(' ')} → ${entry.id}`, ...lines(entry.children, `${indent}  `)])
  await expect(`${lines(edition.outline).join('\n')}\n`).toMatchFileSnapshot('goldens/outline.txt')
})

test('the languages of the edition are those declared and all that occur', () => {
  expect(edition.metadata.languages).toEqual(['en', 'zh-Hant', 'ar', 'ug-Arab', 'ru', 'ug-Latn', 'zh-Latn'])
})

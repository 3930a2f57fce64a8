import { describe, expect, test } from 'vitest'
import { compareEditions, changedSections, keepEdition } from '../../pipeline/release/index.ts'
import type { ChangelogEntry } from '../../pipeline/model/releases.ts'
import { bookOf, compiled, html, sectionOf } from './book.ts'

const none = { added: 0, reworded: 0, removed: 0, moved: 0 }
const entries: readonly ChangelogEntry[] = [
  { version: '1.0.0', date: '2026-11-22', note: 'The first\nrelease.', sections: undefined },
  { version: '1.1.0', date: '2027-03-01', note: 'Corrections.', sections: [
    { is: 'changed', isMoved: true, number: '3', title: 'The Rising', lang: 'en', formerly: 'A Rising', paragraphs: { ...none, added: 2, reworded: 1 }, notes: { ...none, removed: 1 } },
    { is: 'added', isMoved: false, number: 'Document 4', title: '文件', lang: 'zh-Hant', paragraphs: { ...none, added: 9 }, notes: none },
    { is: 'removed', isMoved: false, number: '', title: 'Afterword', lang: 'en', paragraphs: { ...none, removed: 9 }, notes: none },
  ] },
]
const book = bookOf({ chapters: { one: 'Words.' }, back: ['colophon'] })
const colophon = (changelog: readonly ChangelogEntry[] | undefined, lang = 'en'): string => html(sectionOf(compiled({ ...book, ...(changelog && { changelog }), config: { ...book.config, languages: [lang] } }).edition, 'colophon')).replace(/ data-block="[^"]*"/gu, '')
const lines = (text: string): string[] => text.slice(text.indexOf('class="changelog"')).replace(/<[^>]*>/gu, '').replace(/&nbsp;/gu, ' ').split('\n').map((line) => line.replace(/^.*>/u, '').trim()).filter((line) => line !== '')

describe('the changelog of the colophon', () => {
  test('before anything was released there is none', () => {
    expect(colophon(undefined)).not.toContain('changelog')
    expect(colophon([])).not.toContain('changelog')
  })

  test('has the newest release first, with date, note and what changed', () => {
    expect(lines(colophon(entries))).toEqual([
      'Changes', 'Version 1.1.0, 1 March 2027. Corrections.',
      '3 The Rising (moved, formerly “A Rising”). Paragraphs: added 2, reworded 1; Notes: removed 1.', 'Document 4 文件 (added).', 'Afterword (removed).',
      'Version 1.0.0, 22 November 2026. The first release.',
    ])
    expect(colophon(entries)).toContain('<span lang="zh-Hant"')
  })

  test.each([
    ['zh-Hant', '3 The Rising (移動，原為「A Rising」). 段落: 新增 2，改動 1; 註釋: 刪除 1.'],
    ['ru', '3 The Rising (перемещено, прежде «A Rising»). Абзацы: добавлено 2, изменено 1; Примечания: удалено 1.'],
    ['es', '3 The Rising (traslados, antes «A Rising»). Párrafos: adiciones 2, cambios 1; Notas: supresiones 1.'],
  ])('speaks %s', (lang, line) => {
    expect(lines(colophon(entries, lang))).toContain(line)
  })

  test('is not among what is compared', () => {
    const [plain, logged] = [undefined, entries].map((changelog) => ({ kept: keepEdition(compiled({ ...book, ...(changelog && { changelog }) }).edition) }))
    const changes = compareEditions(plain!, logged!)
    expect(changes.sections.filter(({ is }) => is !== 'same')).toEqual([])
    expect(changedSections(changes)).toEqual([])
  })
})

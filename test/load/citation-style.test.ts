import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseCitationStyle } from '../../pipeline/load/citation-style.ts'

const style = (body: string, attributes = 'class="note"'): string => `<style xmlns="http://purl.org/net/xbiblio/csl" ${attributes}>\n${body}\n</style>`
const citation = '<citation><layout><text variable="title"/></layout></citation>'
const read = (text: string, bibliography = false) => parseCitationStyle({ file: 'house.csl', text, hash: '' }, 'house.csl', bibliography)
const said = (text: string, bibliography = false): string[] => read(text, bibliography).messages.map((message) => `${message.line}:${message.column} ${message.reason} ${message.note ?? ''}`)

test('a style says its class, how near notes are, and what stands for an author named before', () => {
  expect(read(style(citation)).value).toMatchObject({ class: 'note', nearNote: 5 })
  expect(read(style(`<citation near-note-distance="3"><layout/></citation><bibliography subsequent-author-substitute="———"><layout/></bibliography>`, 'class="in-text"')).value).toMatchObject({ class: 'in-text', nearNote: 3, substitute: '———' })
})

test.each([
  ['no XML', '<style>\n<citation>\n</style>', /^3:1 The style is not well-formed XML: [a-z].*citation[^.]*\. Mend/u],
  ['another root', '<html/>', /^1:1 The file is no CSL style/u],
  ['nothing', '', /^1:1 The style is not well-formed XML|^1:1 The file is no CSL style/u],
  ['a dependent style', style('<info><title>t</title>\n  <link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info>'), /^3:3 The style is a dependent one: its rules are those of http:\/\/www\.zotero\.org\/styles\/apa\. Put the style/u],
  ['no class', style(citation, ''), /^1:1 The style does not say of which class it is/u],
  ['no citation', style('<info/>'), /^1:1 The style has no <citation> with a <layout>/u],
  ['a macro that is not there', style(`<macro name="author"><text variable="title"/></macro>\n<citation><layout>\n  <text macro="autor"/></layout></citation>`), /^4:3 The macro “autor” is called and not defined\. Did you mean “author”\?/u],
  ['macros that call each other', style(`<macro name="a"><text macro="b"/></macro>\n<macro name="b"><text macro="a"/></macro>${citation}`), /^2:1 The macro “a” calls itself/u],
])('%s is told at its place', (_, text, expected) => {
  expect(said(text)[0]).toMatch(expected)
})

test('a style without bibliography is a fault only where the book prints one', () => {
  expect(said(style(citation))).toEqual([])
  expect(said(style(citation), true)[0]).toMatch(/^1:1 The book prints a bibliography, and the style makes none/u)
})

test('the program’s own styles are sound, and lean enough to be read in a moment', () => {
  const folder = new URL('../../styles/csl/', import.meta.url)
  const names = readdirSync(folder)
  expect(names).toEqual(['sourcebook-author-date.csl', 'sourcebook-notes.csl'])
  for (const name of names) {
    const text = readFileSync(new URL(name, folder), 'utf8')
    expect(text.length).toBeLessThan(45_000)
    expect(said(text, true)).toEqual([])
  }
})

import { expect, test } from 'vitest'
import { gatherBibliography, parseBibliography } from '../../pipeline/load/bibliography.ts'
import { parseBibtex } from '../../pipeline/load/bibtex.ts'
import { readEdtf } from '../../pipeline/load/edtf.ts'

const read = (text: string) => parseBibtex({ file: 'works.bib', text, hash: '' })
const said = (text: string): string[] => read(text).messages.map((message) => `${message.line}:${message.column} ${message.ruleId} ${message.reason}`)
const first = (text: string): Readonly<Record<string, unknown>> | undefined => read(text).value?.[0]?.csl

test('BibLaTeX fields become CSL variables', () => {
  expect(first('@incollection{a,\n author = {Forbes, Andrew D. W. and van der Berg, Anna}, title = {Part}, subtitle = {Of it}, booktitle = {Whole}, booksubtitle = {All}, editor = {{Academy of Sciences}},\n date = {1986-04~}, origdate = {1944/1949}, location = {Cambridge}, publisher = {CUP}, pages = {3--20}, keywords = {primary}, langid = {english}\n}')).toMatchObject({
    type: 'chapter', author: [{ family: 'Forbes', given: 'Andrew D. W.' }, { family: 'Berg', given: 'Anna', 'non-dropping-particle': 'van der' }], title: 'Part: Of it', 'container-title': 'Whole: All',
    editor: [{ literal: 'Academy of Sciences' }], issued: { 'date-parts': [[1986, 4]], circa: true }, 'original-date': { 'date-parts': [[1944], [1949]] }, 'publisher-place': 'Cambridge', publisher: 'CUP', keyword: 'primary',
  })
})

test('the parser’s silence is broken: comma, key, type, field, date, each at its place', () => {
  expect(said('@book{a, title = {A}, year = 1950}\n\n@book{b,\n  title = {B}\n  year = 1951\n}\n')).toEqual(['5:3 bibliography-entry-valid There is no comma before the field “year”.'])
  expect(said('@book{a\n  title = {A}\n}')).toContain('1:1 bibliography-entry-valid There is no comma after the key “a”.')
  expect(said('@book{, title = {A}}')).toEqual(['1:1 bibliography-entry-valid This “@book” has no key.'])
  expect(said('@book{a, title = "A, year = 1950}')[0]).toBe('1:1 bibliography-entry-valid A quotation mark of this entry is not closed.')
  expect(said('@book{a, title = {A}, year = 1950}\n@book{b, titel = {B},\n  year = 1951}')).toEqual(['2:10 bibliography-field-known The field “titel” is not known, and its value is not printed.'])
  expect(said('@book{a, title = {A},\n  urldate = {2020-02-30}, year = 1950}')).toEqual(['2:3 date-valid There is no day 30 in month 2 of 2020.'])
})

test('keys given twice, in one file or two, are told at the second', () => {
  const list = read('@book{a, title = {A}, year = 1950}\n@book{b, title = {B}, year = 1950}\n@book{a, title = {C}, year = 1950}').value ?? []
  const yaml = parseBibliography({ file: 'works.yaml', text: '- { id: b, type: book, title: B }', hash: '' }).value ?? []
  const { entries, messages } = gatherBibliography([list, yaml])
  expect(entries.get('a')?.csl['title']).toBe('A')
  expect(messages.map((message) => `${message.file}:${message.line}:${message.column} ${message.ruleId}`)).toEqual(['works.bib:3:1 id-unique', 'works.yaml:1:9 id-unique'])
})

test('a field’s place is where it is written', () => {
  const entry = read('@comment{x}\n@book{a, title = {A},\n  doi = {x}, year = 1950}\n@book{b, doi = {y}}').value?.[0]
  expect(entry?.fieldPlace?.('DOI')).toEqual({ file: 'works.bib', line: 3, column: 3 })
  expect(entry?.fieldPlace?.('title')).toEqual({ file: 'works.bib', line: 2, column: 10 })
  expect(entry?.fieldPlace?.('URL')).toEqual({ file: 'works.bib', line: 2, column: 1 })
})

test.each([
  ['1944', { 'date-parts': [[1944]] }], ['1944-11', { 'date-parts': [[1944, 11]] }], ['1944-11-12', { 'date-parts': [[1944, 11, 12]] }], ['1944-21', { 'date-parts': [[1944]], season: 1 }],
  ['1944~', { 'date-parts': [[1944]], circa: true }], ['1944-11?/1949', { 'date-parts': [[1944, 11], [1949]], circa: true }], ['1944/1949%', { 'date-parts': [[1944], [1949]], circa: true }],
  ['1944/..', { literal: '1944–' }], ['1944/', { literal: '1944–' }], ['../1949', { literal: '–1949' }], ['n.d.', { literal: 'n.d.' }], ['[1944?]', { literal: '[1944?]' }], ['194X', { literal: '194X' }], ['/', { literal: '/' }],
])('EDTF %s', (written, date) => {
  expect(readEdtf(written)).toEqual({ date })
})

test.each([['1944-13', 'There is no month 13.'], ['1943-02-29', 'There is no day 29 in month 2 of 1943.'], ['1944-11/1944-10', '“1944-11/1944-10” ends before it begins.'], ['1944-13-01', 'There is no month 13.'], ['1944-00', 'There is no month 0.']])('%s is no date', (written, fault) => {
  expect(readEdtf(written)).toEqual({ fault })
})

import { expect, test } from 'vitest'
import { parseNames } from '../../pipeline/load/names.ts'

function read(yaml: string): ReturnType<typeof parseNames> {
  return parseNames({ file: 'sources/names.yaml', text: yaml, hash: '' })
}

const entry = '- id: chiang\n  type: person\n  preferred: Chiang Kai-shek\n'

test('an entry has its heading in the index and its numbers in authority files', () => {
  const { value, messages } = read(`${entry}  index: Chiang Kai-shek (Jiang Jieshi)\n  identifiers: { wikidata: Q16574, gnd: 4079163-4, viaf: "71397961" }\n`)
  expect(messages).toEqual([])
  expect(value?.get('chiang')).toMatchObject({ index: 'Chiang Kai-shek (Jiang Jieshi)', identifiers: { wikidata: 'Q16574', gnd: '4079163-4', viaf: '71397961' } })
})

test('a number that no authority file could have is named with its place, and the entry is left out', () => {
  const { value, messages } = read(`${entry}  identifiers: { wikidata: 16574x, gnd: "12" }\n`)
  expect(value?.size).toBe(0)
  expect(messages.map((message) => `${message.line}:${message.column} ${message.ruleId} ${message.reason}`)).toEqual([
    '4:28 yaml-type-valid “16574x” is no item of Wikidata, such as Q16574',
    '4:41 yaml-type-valid “12” is no number of the GND, such as 118520464, in quotation marks',
  ])
})

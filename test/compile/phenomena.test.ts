import type { Element } from 'hast'
import { beforeAll, describe, expect, test } from 'vitest'
import { jsonSchemas, load } from '../../pipeline/load/index.ts'
import { parseSigns } from '../../pipeline/load/signs.ts'
import { phenomena } from '../../pipeline/model/directives/phenomena/index.ts'
import { signText } from '../../pipeline/compile/sign-text.ts'
import { countText } from '../../pipeline/model/edition-text.ts'
import { givenAttribute, phenomenonNames, signForm, wordless } from '../../pipeline/model/phenomena.ts'
import type { House } from '../../pipeline/model/house.ts'
import { covers } from '../../pipeline/model/house.ts'
import { bookOf, compiled, html, policies, sectionOf, signsOf } from './book.ts'

const styles = ['chicago', 'shanghai', 'diplomatic']
const letter = [
  'The people :supplied[of the valley] rose :conjecture[at dawn]. :illegible{extent="3 characters"} :illegible{extent="2 lines"} :omitted{extent="a list"}',
  'The :sic[goverment] and :sic[goverment]{corr=government} :deleted[never] :added[always]{place=above} knew of :unclear[Nilka], Lieut:expan[enant] Liu :folio{n=12r} :marginal[Seen.] :redacted{extent="4 lines"}',
].join('\n\n')

function documentIn(style: string): string {
  const { edition } = compiled(bookOf({ documents: [{ id: 'letter', texts: { en: letter } }], config: { policies: { ...policies, phenomena: style } }, back: ['legend-of-signs'] }))
  return html(sectionOf(edition, 'letter'))
}

/** The words alone. */
function plain(markup: string): string {
  return markup.replace(/<[^>]*>/gu, '').replace(/&nbsp;/gu, ' ').replace(/&#x3C;/gu, '<').replace(/\s+/gu, ' ')
}

test('each phenomenon is one directive, and its attribute is the one that its sign prints', () => {
  expect(phenomena.map((each) => each.name)).toEqual([...phenomenonNames])
  for (const { name, attributes, label, places } of phenomena) {
    expect(Object.keys(attributes)).toEqual([givenAttribute[name as 'sic']].filter(Boolean))
    expect(label).toBe(wordless.has(name as 'sic') ? 'none' : 'required')
    expect(places).toEqual(['document'])
  }
})

describe('the same marks in three houses', () => {
  test('Chicago', () => {
    expect(plain(documentIn('chicago'))).toContain('The people [of the valley] rose [at dawn?]. [3 characters illegible] [2 lines illegible] [. . . a list omitted]')
    expect(plain(documentIn('chicago'))).toContain('The goverment [sic] and goverment [sic: read government] [deleted: never] [above: always] knew of Nilka [?], Lieutenant Liu [fol. 12r] [in the margin: Seen.] [4 lines withheld]')
  })
  test('Shanghai', () => {
    expect(plain(documentIn('shanghai'))).toContain('The people ［of the valley］ rose ［at dawn？］. □□□ □（2 lines） ……（略a list）')
    expect(plain(documentIn('shanghai'))).toContain('The goverment（原文如此） and goverment〔government〕 〈never〉 《always》 knew of Nilka（？）, Lieut（enant） Liu 【12r】 【邊批：Seen.】 ■（4 lines）')
  })
  test('diplomatic', () => {
    expect(plain(documentIn('diplomatic'))).toContain('The people <of the valley> rose <at dawn?>. [— 3 characters —] [— 2 lines —] {… a list}')
    expect(plain(documentIn('diplomatic'))).toContain('The goverment (!) and goverment (!, for government) [[never]] \\always/ knew of Nilka, Lieut(enant) Liu |12r| {margin: Seen.} [xxx 4 lines xxx]')
  })
})

test('deletions and additions are elements that say so, the rest is named by class and meaning', () => {
  const made = documentIn('diplomatic')
  expect(made).toContain('<del class="marked-deleted struck" title="deleted in the source"><span class="sign">[[</span>never<span class="sign">]]</span></del>')
  expect(made).toContain('<ins class="marked-added" title="added in the source">')
  expect(made).toContain('<span class="marked-unclear underlined" title="reading uncertain">Nilka</span>')
})

test('a leaf of the source is not taken for the folio of a page', () => {
  expect(documentIn('chicago')).toContain('class="marked-folio"')
  expect(documentIn('chicago')).not.toMatch(/class="(?:[^"]* )?folio[ "]/u)
})

test('East Asian signs in a text of another script say their language', () => {
  expect(documentIn('shanghai')).toContain('<span class="sign" lang="zh-Hant" dir="ltr">［</span>of the valley')
  expect(documentIn('chicago')).not.toContain('lang="zh')
})

test('signs are text that conservation counts', () => {
  const count = (style: string): number => {
    const { edition } = compiled(bookOf({ documents: [{ id: 'letter', texts: { en: 'The :supplied[people] rose.' } }], config: { policies: { ...policies, phenomena: style } } }))
    return countText(edition).characters
  }
  const bare = compiled(bookOf({ documents: [{ id: 'letter', texts: { en: 'The people rose.' } }] })).edition
  expect(count('chicago') - countText(bare).characters).toBe('[]'.length)
})

test('a legend has the signs that the book uses, each once, and no others', () => {
  const texts = { en: ':supplied[One] and :supplied[two] :illegible{extent="3字"} :sic[goverment] :sic[goverment]{corr=government}.' }
  const legend = (style: string, language = 'en'): string => {
    const book = bookOf({ documents: [{ id: 'letter', texts }], config: { languages: [language], policies: { ...policies, phenomena: style } }, back: ['legend-of-signs'] })
    return plain(html(sectionOf(compiled(book).edition, 'legend-of-signs')).replace(/<\/d[td]>/gu, ' | '))
  }
  expect(legend('chicago')).toBe(' Signs[words] | supplied by the editors | [n illegible] | illegible | words [sic], words [sic: read words] | thus in the source; with the editors’ correction where one is given | ')
  expect(legend('shanghai', 'zh-Hant')).toBe(' 符號說明［文字］ | 編者補字 | □, □（n） | 無法辨識 | 文字（原文如此）, 文字〔文字〕 | 原文如此；附編者訂正者，訂正在後 | ')
})

test('an extent in characters is so many signs, within reason', () => {
  const sign = signsOf('shanghai').signs.illegible
  expect(['3 characters', '三字', '12字', '99 characters', '0 characters', '3 words'].map((given) => signForm(sign, given).before)).toEqual(['□□□', '□□□', '□'.repeat(12), '□（99 characters）', '□（0 characters）', '□（3 words）'])
})

describe('the styles that are shipped', () => {
  let house: House
  beforeAll(async () => {
    house = (await load('test/fixtures/tiny', { programRoot: process.cwd() })).book!.house
  })
  test.each(styles)('%s: every sign is drawn by the faces of the house, and no two are alike', (id) => {
    const { signs } = signsOf(id)
    const shown = phenomenonNames.flatMap((name) => [undefined, '7'].map((given) => ({ name, text: JSON.stringify([signs[name].manner, wordless.has(name), signForm(signs[name], given)]) })))
    for (const { name, text } of shown) expect(shown.filter((each) => each.text === text).map((each) => each.name).every((each) => each === name), text).toBe(true)
    const drawn = (script: string, code: number): boolean => house.fonts.some((face) => house.stacks[script]!.includes(face.family) && covers(face, code))
    const inText = (lang: string): Element[] => signText(JSON.stringify(signs), { signs: signsOf(id).lang, around: lang }) as Element[]
    const undrawn = inText('en').flatMap(({ properties, children }) => {
      const script = properties['lang'] === undefined ? 'default' : 'Hani'
      return [...(children[0] as { value: string }).value].filter((character) => !drawn(script, character.codePointAt(0) ?? 0))
    })
    expect(undrawn).toEqual([])
    expect(inText('zh-Hans').every(({ properties }) => properties['lang'] === undefined)).toBe(true)
  })
  test('a style with a phenomenon left out is refused at its place', () => {
    const { messages } = parseSigns({ file: 'styles/phenomena/own.yaml', text: "name: Own\nsigns:\n  supplied: { before: '[', afte: ']' }\n", hash: '' }, 'own')
    expect(messages.map(({ line, ruleId, note }) => `${line} ${ruleId} ${note}`)).toContain('3 yaml-key-known Did you mean “after”?')
    expect(messages.filter(({ ruleId }) => ruleId === 'yaml-key-required')).toHaveLength(phenomenonNames.length - 1)
  })
  test('editors complete it by its schema', () => expect(jsonSchemas()).toHaveProperty(['signs.schema.json', 'properties', 'signs', 'properties', 'redacted']))
})

import { expect, test } from 'vitest'
import { recognizer, type FormKind, type RegisteredForm } from '../../pipeline/language/recognition/index.ts'

const register: readonly [entry: string, kind: FormKind, lang: string, ...texts: string[]][] = [
  ['sheng', 'preferred', 'en', 'Sheng Shicai'],
  ['sheng', 'short', 'en', 'Sheng'],
  ['sheng', 'variant', 'en', 'Sheng Shih-ts’ai', 'Sheng Shih-tsai'],
  ['sheng', 'form', 'zh-Hant', '盛世才'],
  ['chiang', 'preferred', 'en', 'Chiang Kai-shek'],
  ['chiang', 'variant', 'en', 'Chiang Kai Shek', 'Jiang Jieshi'],
  ['urumchi', 'preferred', 'en', 'Ürümchi'],
  ['urumchi', 'variant', 'en', 'Urumchi', 'Tihwa'],
  ['urumchi', 'variant', 'ru', 'Урумчи'],
  ['xinjiang', 'preferred', 'en', 'Xinjiang'],
  ['xinjiang', 'variant', 'en', 'Sinkiang'],
  ['xinjiang', 'form', 'zh-Hant', '新疆'],
  ['xinjiang', 'form', 'ar', 'شينجيانغ'],
  ['china', 'form', 'ar', 'الصين'],
  ['ghulja', 'form', 'ug-Arab', 'غۇلجا'],
  ['qasimi', 'form', 'zh-Hant', '阿合買提江·哈斯木'],
  ['qasimi', 'form', 'ug-Arab', 'ئەخمەتجان قاسىمى'],
  ['batur', 'preferred', 'en', 'Osman Batur'],
  ['batur', 'variant', 'ru', 'Оспан-батый'],
  ['masud', 'variant', 'en', 'Mes’ud', 'Mes'],
  ['uyghur', 'preferred', 'en', 'Uyghur'],
  ['uyghur', 'variant', 'en', 'Uighur'],
  ['party', 'preferred', 'en', 'Kuomintang'],
  ['party', 'variant', 'en', 'KMT'],
  ['uyghur', 'form', 'es', 'uighur'],
  ['assembly', 'form', 'en', 'kurultai'],
  ['ma', 'short', 'en', 'Ma'],
]
const forms: RegisteredForm[] = register.flatMap(([entry, kind, lang, ...texts]) => texts.map((text) => ({ entry, kind, lang, text })))
const recognize = recognizer(forms)

/** “written=entry/kind”, with “+suffix”, in the order of the text. */
function found(text: string): string[] {
  return recognize(text).map(({ start, end, suffix, entry, kind }) => `${text.slice(start, end)}${suffix && `+${suffix}`}=${entry}/${kind}`)
}

test.each<[string, string, string[]]>([
  ['the longest name counts, and none inside it', 'Sheng, Sheng Shicai and Shenggen', ['Sheng=sheng/short', 'Sheng Shicai=sheng/preferred']],
  ['accents tell forms apart', 'Ürümchi and Urumchi', ['Ürümchi=urumchi/preferred', 'Urumchi=urumchi/variant']],
  ['decomposed accents', 'U\u0308ru\u0308mchi', ['U\u0308ru\u0308mchi=urumchi/preferred']],
  ['accents that no form has', 'Osmán Batur', ['Osmán Batur=batur/preferred']],
  ['kinds of apostrophes', 'Sheng Shih-ts\'ai, Sheng Shih-tsʼai, Sheng Shih-ts‘ai', ['Sheng Shih-ts\'ai=sheng/variant', 'Sheng Shih-tsʼai=sheng/variant', 'Sheng Shih-ts‘ai=sheng/variant']],
  ['hyphens and spaces', 'Sheng Shih‑ts’ai, Chiang Kai Shek, Chiang Kai-shek', ['Sheng Shih‑ts’ai=sheng/variant', 'Chiang Kai Shek=chiang/variant', 'Chiang Kai-shek=chiang/preferred']],
  ['line ends and runs of spaces', 'Sheng\n  Shih-\r\nts’ai, Sheng\u00A0 Shicai', ['Sheng\n  Shih-\r\nts’ai=sheng/variant', 'Sheng\u00A0 Shicai=sheng/preferred']],
  ['not over the end of a paragraph', 'Sheng\n\nShicai', ['Sheng=sheng/short']],
  ['soft hyphens and joiners', 'Sin\u00ADkiang غۇل\u200Cجا', ['Sin\u00ADkiang=xinjiang/variant', 'غۇل\u200Cجا=ghulja/form']],
  ['capitals', 'SINKIANG, SHENG SHIH-TS’AI, KMT', ['SINKIANG=xinjiang/variant', 'SHENG SHIH-TS’AI=sheng/variant', 'KMT=party/variant']],
  ['capitals are nearest to the form that has more of them', 'UIGHUR', ['UIGHUR=uyghur/variant']],
  ['a first letter', 'Kurultai. sheng Shih-tsai', ['Kurultai=assembly/form', 'sheng Shih-tsai=sheng/variant']],
  ['a common word is no name', 'a sinkiang, ma, mAs, kmt, SiNkiang', []],
  ['possessive and plural', 'Sinkiang’s Uighurs, Uighurs\' SINKIANG\'S Mas', ['Sinkiang+’s=xinjiang/variant', 'Uighur+s=uyghur/variant', 'Uighur+s=uyghur/variant', "SINKIANG+'S=xinjiang/variant"]],
  ['words that only begin alike', 'Sinkiangese Uighuristan Mes’udi preSinkiang Sinkiang2', []],
  ['an apostrophe inside a name', 'Mes’ud', ['Mes’ud=masud/variant']],
  ['hyphens join words that stay words', 'Xinjiang-born, pre-Sinkiang', ['Xinjiang=xinjiang/preferred', 'Sinkiang=xinjiang/variant']],
  ['Chinese knows no boundary of words', '又盛世才在新疆省，盛\n世才', ['盛世才=sheng/form', '新疆=xinjiang/form', '盛\n世才=sheng/form']],
  ['kinds of middle dots', '阿合買提江・哈斯木', ['阿合買提江・哈斯木=qasimi/form']],
  ['Arabic prefixes', 'وشينجيانغ بشينجيانغ وبالصين فالصين', ['شينجيانغ=xinjiang/form', 'شينجيانغ=xinjiang/form', 'الصين=china/form', 'الصين=china/form']],
  ['the article after ل', 'للصين', ['لصين=china/form']],
  ['vowel signs and tatweel', 'شِينجِيانـغ', ['شِينجِيانـغ=xinjiang/form']],
  ['Uyghur endings', 'غۇلجىدا غۇلجىنىڭ غۇلجا غۇلجىكى ئەخمەتجان قاسىمىنىڭ', ['غۇلجى+دا=ghulja/form', 'غۇلجى+نىڭ=ghulja/form', 'غۇلجا=ghulja/form', 'ئەخمەتجان قاسىمى+نىڭ=qasimi/form']],
  ['й is a letter and no accent', 'Оспан-батый, Оспан-батыи\u0306, Оспан-батыи, УРУМЧИ', ['Оспан-батый=batur/variant', 'Оспан-батыи\u0306=batur/variant', 'УРУМЧИ=urumchi/variant']],
  ['nothing', '', []],
])('%s', (_name, text, expected) => {
  expect(found(text)).toEqual(expected)
})

test('a spelling of two entries names both', () => {
  const both = recognizer([{ entry: 'a', kind: 'variant', lang: 'en', text: 'Altai' }, { entry: 'b', kind: 'variant', lang: 'en', text: 'Altai' }])
  expect(both('In Altai')).toMatchObject([{ entry: 'a', start: 3, end: 8, others: [{ entry: 'b' }] }])
})

test('10,000 names that share their beginnings are all found', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => `Ma ${[...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('').replace(/^./u, (letter) => letter.toUpperCase())}`)
  const all = recognizer(many.map((text) => ({ entry: text, kind: 'preferred', lang: 'en', text })))
  expect(all(many.join(', ')).map(({ entry }) => entry)).toEqual(many)
})

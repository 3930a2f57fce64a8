import type { Edition } from '../model/edition.ts'
import { hasClass, property, visitElements } from './tree.ts'

/** Language subtag → ISO 639-2/B, as libraries and shops ask, and its English name; a language without an entry is left out of their records. */
const codes: Readonly<Record<string, readonly [code: string, name: string]>> = {
  ar: ['ara', 'Arabic'], az: ['aze', 'Azerbaijani'], de: ['ger', 'German'], el: ['gre', 'Greek'], en: ['eng', 'English'], es: ['spa', 'Spanish'], fa: ['per', 'Persian'], fr: ['fre', 'French'], he: ['heb', 'Hebrew'], it: ['ita', 'Italian'], ja: ['jpn', 'Japanese'],
  kk: ['kaz', 'Kazakh'], ko: ['kor', 'Korean'], ky: ['kir', 'Kyrgyz'], la: ['lat', 'Latin'], mn: ['mon', 'Mongolian'], ota: ['ota', 'Ottoman Turkish'], pl: ['pol', 'Polish'], pt: ['por', 'Portuguese'], ru: ['rus', 'Russian'], tg: ['tgk', 'Tajik'], tr: ['tur', 'Turkish'], tt: ['tat', 'Tatar'],
  ug: ['uig', 'Uyghur'], uk: ['ukr', 'Ukrainian'], uz: ['uzb', 'Uzbek'], zh: ['chi', 'Chinese'], chg: ['chg', 'Chagatai'], mnc: ['mnc', 'Manchu'], bo: ['tib', 'Tibetan'],
}

/** A language of the book in the words of a record. */
export interface RecordLanguage {
  readonly code: string
  readonly name: string
}

/** The main language; those of the documents’ originals, and of such as stand beside a translation; those of the translations. Not those of which only words stand in the book. */
export function languagesOf({ metadata, sections }: Edition): { main: RecordLanguage | undefined; originals: RecordLanguage[]; translated: RecordLanguage[]; translations: RecordLanguage[]; all: RecordLanguage[] } {
  const tags = { original: [] as string[], translation: [] as string[] }
  const translated: string[] = []
  const inOrder: string[] = [metadata.languages[0]]
  for (const { tree } of sections) {
    const before = { originals: tags.original.length, translations: tags.translation.length }
    visitElements(tree, (node) => {
      const lang = property(node, 'lang')
      for (const role of ['original', 'translation'] as const) {
        if (lang === undefined || !hasClass(node, role)) continue
        tags[role].push(lang)
        inOrder.push(lang)
      }
    })
    if (tags.translation.length > before.translations) translated.push(...tags.original.slice(before.originals))
  }
  return { main: named([metadata.languages[0]])[0], originals: named(tags.original), translated: named(translated), translations: named(tags.translation), all: named(inOrder) }
}

function named(tags: readonly string[]): RecordLanguage[] {
  const found = new Map<string, RecordLanguage>()
  for (const tag of tags) {
    const entry = codes[tag.split('-')[0] ?? '']
    if (entry !== undefined && !found.has(entry[0])) found.set(entry[0], { code: entry[0], name: entry[1] })
  }
  return [...found.values()]
}

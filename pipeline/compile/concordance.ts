import type { Element, ElementContent } from 'hast'
import { collator } from '../language/collation.ts'
import { romanised } from '../language/romanisation.ts'
import { scriptName, scriptOfTag, type Script } from '../language/scripts.ts'
import type { Name } from '../model/book.ts'
import { header } from './colophon.ts'
import type { Draft } from './draft.ts'
import { element, language, placed } from './elements.ts'

/** The languages by whose dictionaries the forms of a script are filed. */
const filedAs: Readonly<Partial<Record<Script, string>>> = { Latn: 'en', Arab: 'ar', Hani: 'zh-Hant-u-co-stroke', Cyrl: 'ru' }

interface Spelling {
  readonly text: string
  readonly lang: string
  readonly name: Name
}

/**
 * The concordance of names: every spelling that the register knows or its schemes give, by script, each with the entry it belongs to. Who meets a name in
 * a source finds here how this book writes it.
 */
export function concordance(draft: Draft): ElementContent[] {
  const { names, words, printedNames, romanise } = draft.facts
  const titles: Readonly<Partial<Record<Script, string>>> = { Latn: words.scriptLatin, Arab: words.scriptArabic, Hani: words.scriptChinese, Cyrl: words.scriptCyrillic }
  const groups = new Map<Script, Spelling[]>([['Latn', []], ['Arab', []], ['Hani', []], ['Cyrl', []]])
  for (const name of names.values()) {
    const computed = name.forms.flatMap((form) => romanised(name, form, romanise) ?? [])
    for (const { text, lang } of [...name.forms, ...name.variants, ...computed]) {
      if (text === name.preferred) continue
      const script = scriptOfTag(lang)
      const spellings = groups.get(script) ?? []
      groups.set(script, spellings)
      // Two languages of a script may spell a name alike.
      if (!spellings.some((each) => each.name === name && each.text === text)) spellings.push({ text, lang, name })
    }
  }
  const parts = [...groups].flatMap(([script, spellings]) => {
    if (spellings.length === 0) return []
    const compare = collator(filedAs[script] ?? draft.lang)
    spellings.sort((a, b) => compare(a.text, b.text) || compare(a.name.preferred, b.name.preferred))
    const place = spellings[0]?.name.place ?? draft.place
    return [placed(element('h2', {}, titles[script] ?? scriptName(script, draft.lang)), place), element('ul', { className: ['concordance'] }, ...spellings.map((each) => line(each, draft.lang, printedNames)))]
  })
  return [header(words.concordance, draft.place), ...parts]
}

function line({ text, lang, name }: Spelling, bookLang: string, printed: ReadonlySet<string>): Element {
  const own = lang.split('-')[0] === bookLang.split('-')[0]
  const spelling = element('span', { className: ['spelling'] }, element('span', own ? {} : language(lang), text))
  const entry = printed.has(name.id) ? element('a', { className: ['entry-name'], href: `#name-${name.id}` }, name.preferred) : element('span', { className: ['entry-name'] }, name.preferred)
  return placed(element('li', {}, spelling, ' ', entry), name.place)
}

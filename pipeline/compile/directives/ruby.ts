import type { Element, ElementContent } from 'hast'
import { languageOfRun } from '../../language/run-languages.ts'
import { languageOfTag, scriptOfTag, scriptRuns } from '../../language/scripts.ts'
import { readableCharacters, readingsOf, rubyParts } from '../../model/ruby.ts'
import { element, language } from '../elements.ts'
import { isForeign } from '../languages.ts'
import { attribute, type DirectiveTransformer } from './transformer.ts'

/**
 * `:ruby[漢字]{rt="hànzì"}` → `<ruby>漢字<rt lang="zh-Latn">hànzì</rt></ruby>`; a reading for each character where there are as many. It stands
 * inside what the words are, a link to the register perhaps. Brackets for readers that know no ruby are the EPUB’s (epub/ruby.ts).
 */
export const ruby: DirectiveTransformer = (call) => {
  const rt = attribute(call, 'rt') ?? ''
  const children = call.children()
  const base = textOf(children)
  const { languages } = call.draft.facts
  const own = isForeign(base, call.options.lang) ? languageOfText(base, languages) : undefined
  const readings = readingsOf(rt)
  const annotated = (content: readonly ElementContent[], lang: string | undefined, reading: string): ElementContent[] => {
    const tag = languageOfReading(reading, lang ?? call.options.lang, languages)
    return [...content, element('rt', tag === undefined ? {} : language(tag), reading)]
  }
  const around = (content: readonly ElementContent[], lang: string | undefined, told: boolean): Element =>
    element('ruby', lang === undefined || told ? {} : language(lang), ...content)

  if (readings.length === 1 || readings.length !== readableCharacters(base).length) {
    const whole = (content: ElementContent[], lang: string | undefined, told: boolean): ElementContent => {
      const [only] = content
      if (content.length === 1 && only?.type === 'element') return { ...only, children: [whole(only.children, tagOf(only) ?? lang, told || tagOf(only) !== undefined)] }
      return around(annotated(content, lang, readings.join('\u00A0')), lang, told)
    }
    return whole(children, own, false)
  }

  const waiting = [...readings]
  const each = (content: readonly ElementContent[], lang: string | undefined, told: boolean): ElementContent[] =>
    content.flatMap((child): ElementContent[] => {
      if (child.type === 'element') return [{ ...child, children: each(child.children, tagOf(child) ?? lang, told || tagOf(child) !== undefined) }]
      if (child.type !== 'text') return [child]
      const made: ElementContent[] = []
      let open: ElementContent[] = []
      const close = (): void => {
        if (open.length > 0) made.push(around(open, lang, told))
        open = []
      }
      for (const { text, isReadable } of rubyParts(child.value)) {
        if (isReadable) open.push(...annotated([{ type: 'text', value: text }], lang, waiting.shift() ?? ''))
        else {
          close()
          made.push({ type: 'text', value: text })
        }
      }
      close()
      return made
    })
  return each(children, own, false)
}

function tagOf(node: Element): string | undefined {
  const { lang } = node.properties
  return typeof lang === 'string' ? lang : undefined
}

function textOf(nodes: readonly ElementContent[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : '')).join('')
}

function languageOfText(text: string, languages: readonly string[]): string | undefined {
  const run = scriptRuns(text).find(({ script }) => script !== 'Zyyy' && script !== 'Zzzz' && script !== 'Latn')
  return run && languageOfRun(run.text, run.script, languages)
}

/** The language of a reading, told by its letters: roman ones spell the language of the words; undefined where it is theirs. */
function languageOfReading(reading: string, lang: string, languages: readonly string[]): string | undefined {
  if (/\p{Script=Bopomofo}/u.test(reading)) return 'zh-Bopo'
  const script = scriptRuns(reading).find((run) => run.script !== 'Zyyy' && run.script !== 'Zzzz')?.script
  if (script === undefined || script === scriptOfTag(lang)) return undefined
  return script === 'Latn' ? `${languageOfTag(lang)}-Latn` : languageOfRun(reading, script, [lang, ...languages])
}

import type { Element, Nodes, Parents } from 'xast'
import type { Place } from '../../model/diagnostics.ts'
import type { Ledger } from '../gathered.ts'
import type { Run } from '../inline.ts'
import { attribute, elements, first, local, textOf } from '../xml.ts'
import type { Relation, Style } from './package.ts'

/** What the words of a paragraph need to know. */
export interface RunContext {
  readonly file: string
  readonly ledger: Ledger
  readonly relations: ReadonlyMap<string, Relation>
  readonly styles: ReadonlyMap<string, Style>
  /** BCP 47 tag of the text around, and tags that Word gives where it says nothing else. */
  readonly lang: string
  readonly note: (kind: 'footnote' | 'endnote', id: string, place: Place) => string | undefined
  readonly image: (drawing: Element, place: Place) => Run | undefined
  readonly comment: (id: string, place: Place) => void
}

type Make = Pick<Run, 'strong' | 'emphasis' | 'deleted' | 'lang' | 'url'>

/** The runs of a paragraph; `number` is the paragraph’s, counted from 1 through the document. */
export function runsOf(paragraph: Element, number: number, context: RunContext): Run[] {
  const runs: Run[] = []
  let field = 0
  let result = true
  const place = (): Place => ({ file: context.file, line: number, column: [...runs.map((run) => run.text).join('')].length + 1 })
  const walk = (parent: Parents, make: Make): void => {
    for (const child of parent.children as Nodes[]) {
      if (child.type !== 'element') continue
      switch (local(child)) {
        case 'r': run(child, { ...make, ...makeOf(child, context, place()) }); break
        case 'hyperlink': walk(child, { ...make, ...linkOf(child) }); break
        case 'ins': case 'moveTo':
          context.ledger.decide(`A tracked insertion by ${attribute(child, 'author') ?? 'somebody'} is taken as accepted: “${shortened(textOf(child))}”.`, place(), 'Accept or reject the changes in Word first, if you want it otherwise.')
          walk(child, make)
          break
        case 'del': case 'moveFrom':
          context.ledger.left.push(visibleText(child))
          context.ledger.decide(`A tracked deletion by ${attribute(child, 'author') ?? 'somebody'} is taken as accepted: “${shortened(textOf(child))}”.`, place(), 'Accept or reject the changes in Word first, if you want it otherwise.')
          break
        case 'smartTag': case 'customXml': case 'fldSimple': case 'bdo': case 'dir': walk(child, make); break
        case 'sdt': { const content = first(child, 'sdtContent'); if (content) walk(content, make); break }
        case 'AlternateContent': { const choice = first(child, 'Choice') ?? first(child, 'Fallback'); if (choice) walk(choice, make); break }
        case 'oMath': case 'oMathPara':
          context.ledger.lose(`A formula cannot be carried over: “${shortened(textOf(child))}”.`, place(), visibleText(child), 'Write it in words, or as a picture.')
          break
        case 'pPr': case 'bookmarkStart': case 'bookmarkEnd': case 'proofErr': case 'commentRangeStart': case 'commentRangeEnd': case 'permStart': case 'permEnd': case 'lastRenderedPageBreak': break
        case 'moveFromRangeStart': case 'moveFromRangeEnd': case 'moveToRangeStart': case 'moveToRangeEnd': break
        default: context.ledger.lose(`“${child.name}” is not known, and is not carried over.`, place(), visibleText(child))
      }
    }
  }
  const linkOf = (link: Element): Make => {
    const target = context.relations.get(attribute(link, 'id') ?? '')?.target
    if (target !== undefined && /^(?:https?|mailto):/iu.test(target)) return { url: target }
    context.ledger.drop(target === undefined ? 'A link inside the Word file is not carried over; its words are.' : `A link to “${target}” is not carried over; its words are.`, place(), 'Write [words](#id) or :ref{to=…}.')
    return {}
  }
  const run = (element: Element, make: Make): void => {
    for (const child of elements(element)) {
      const shown = field === 0 || result
      switch (local(child)) {
        case 't': if (shown) runs.push({ ...make, text: textOf(child) }); break
        case 'tab': case 'ptab': if (shown) runs.push({ ...make, text: ' ' }); break
        case 'noBreakHyphen': runs.push({ ...make, text: '\u2011' }); break
        case 'softHyphen': break
        case 'cr': runs.push({ ...make, text: '', node: { type: 'break' } }); break
        case 'br':
          if (['page', 'column'].includes(attribute(child, 'type') ?? '')) context.ledger.drop('A page or column break is not carried over.', place(), 'The press makes its own pages.')
          else runs.push({ ...make, text: '', node: { type: 'break' } })
          break
        case 'sym': context.ledger.lose(`A sign of the font “${attribute(child, 'font') ?? ''}” (${attribute(child, 'char') ?? ''}) cannot be carried over: it is no character.`, place(), '', 'Write the character that was meant.'); break
        case 'footnoteReference': case 'endnoteReference': {
          const label = context.note(local(child) === 'footnoteReference' ? 'footnote' : 'endnote', attribute(child, 'id') ?? '', place())
          if (label !== undefined) runs.push({ text: '', node: { type: 'footnoteReference', identifier: label, label } })
          break
        }
        case 'fldChar': {
          const type = attribute(child, 'fldCharType')
          if (type === 'begin') { field += 1; result = false }
          else if (type === 'separate') result = true
          else if (type === 'end') { field = Math.max(0, field - 1); result = true }
          break
        }
        case 'instrText': {
          const code = textOf(child).trim()
          if (/ADDIN (?:ZOTERO|CSL|EN\.CITE|Mendeley)/iu.test(code)) context.ledger.drop('A citation of Zotero, Mendeley or EndNote is carried over as its words only.', place(), 'Export the library, import it too, and write [@key].')
          break
        }
        case 'drawing': case 'pict': case 'object': {
          const picture = context.image(child, place())
          if (picture) runs.push(picture)
          break
        }
        case 'AlternateContent': {
          const choice = first(child, 'Choice') ?? first(child, 'Fallback')
          for (const drawing of choice ? elements(choice, 'drawing', 'pict', 'object') : []) {
            const picture = context.image(drawing, place())
            if (picture) runs.push(picture)
          }
          break
        }
        case 'commentReference': context.comment(attribute(child, 'id') ?? '', place()); break
        case 'rPr': case 'lastRenderedPageBreak': case 'footnoteRef': case 'endnoteRef': case 'annotationRef': case 'delText': case 'delInstrText': case 'separator': case 'continuationSeparator': break
        case 'ruby': {
          const base = first(child, 'rubyBase')
          const reading = textOf(first(child, 'rt') ?? child)
          if (base) for (const each of elements(base, 'r')) run(each, make)
          context.ledger.lose(`A reading beside characters is not carried over: “${reading}”.`, place(), reading, 'Write :ruby[…]{rt="…"}.')
          break
        }
        default: context.ledger.lose(`“${child.name}” is not known, and is not carried over.`, place(), visibleText(child))
      }
    }
  }
  walk(paragraph, {})
  return runs
}

/** How a run looks, and the language that Word states of it. */
function makeOf(run: Element, { ledger, styles, lang }: RunContext, place: Place): Make {
  const own = first(run, 'rPr')
  const style = styles.get(attribute(first(own, 'rStyle'), 'val') ?? '')?.run
  const on = (name: string): boolean => {
    const found = first(own, name) ?? first(style, name)
    return found !== undefined && !['0', 'false', 'off', 'none'].includes(attribute(found, 'val') ?? 'true')
  }
  for (const [name, said] of [['smallCaps', 'Small capitals'], ['caps', 'Capitals by format'], ['u', 'An underline'], ['highlight', 'A highlight'], ['vanish', 'Hiding by format'], ['emboss', 'Relief']] as const) {
    if (on(name)) ledger.drop(`${said} cannot be carried over; the words are.`, place)
  }
  const raised = attribute(first(own, 'vertAlign') ?? first(style, 'vertAlign'), 'val')
  if ((raised === 'superscript' || raised === 'subscript') && /\S/u.test(visibleText(run))) ledger.drop(`Type set as ${raised} cannot be carried over; the words are.`, place, 'Raised figures may be calls of notes that were typed by hand.')
  const stated = statedLanguage(own, style, visibleText(run))
  return { strong: on('b'), emphasis: on('i'), deleted: on('strike') || on('dstrike'), ...(stated !== undefined && languageKey(stated) !== languageKey(lang) && { lang: stated }) }
}

/** Of the three languages that Word gives a run, the one for the script of its letters. */
export function statedLanguage(own: Element | undefined, style: Element | undefined, text: string): string | undefined {
  const lang = first(own, 'lang') ?? first(style, 'lang')
  if (lang === undefined || !/\p{L}/u.test(text)) return undefined
  const by = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u.test(text) ? 'eastAsia' : /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text) ? 'bidi' : 'val'
  const tag = attribute(lang, by)
  return tag === undefined || tag === 'x-none' ? undefined : simpler(tag)
}

/** Word’s tags as the press has them: zh-TW → zh-Hant, en-GB → en, ug-CN → ug-Arab. */
export function simpler(tag: string): string {
  const [language = '', ...rest] = tag.split('-')
  const parts = rest.map((part) => part.toLowerCase())
  if (language === 'zh') return parts.some((part) => ['tw', 'hk', 'mo', 'hant'].includes(part)) ? 'zh-Hant' : 'zh-Hans'
  if (language === 'ug' && parts.every((part) => part === 'cn')) return 'ug-Arab'
  const script = rest.find((part) => part.length === 4 && /^[A-Za-z]+$/u.test(part))
  return script === undefined ? language.toLowerCase() : `${language.toLowerCase()}-${script}`
}

function languageKey(tag: string): string {
  return simpler(tag)
}

/** Words that a reader of the Word file sees. */
export function visibleText(node: Nodes): string {
  if (node.type === 'text') return ''
  if (node.type !== 'element') return ''
  if (local(node) === 't') return textOf(node)
  if (['delText', 'instrText', 'Fallback'].includes(local(node))) return ''
  return (node.children as Nodes[]).map(visibleText).join('')
}

export function shortened(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim()
  return [...plain].length > 60 ? `${[...plain].slice(0, 60).join('')}…` : plain
}

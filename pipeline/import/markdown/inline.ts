import { ruleFreeTag } from './spans.ts'
import type { Scribe } from './scribe.ts'

/**
 * One line of foreign Markdown in the press’s words. Code stays as it is. `offset` is the column of the line’s first character, less 1.
 */
export function convertLine(line: string, scribe: Scribe, offset = 0): string {
  let made = ''
  let from = 0
  // Code spans and what is escaped are nobody’s syntax.
  for (const match of line.matchAll(/(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)(?:\{=\w+\})?/gu)) {
    made += words(line.slice(from, match.index), scribe, offset + from)
    const raw = /\{=(\w+)\}$/u.exec(match[0])
    if (raw) scribe.lose(`Raw ${raw[1]} is not carried over: “${match[0]}”.`, offset + match.index, match[0])
    else made += match[0]
    from = match.index + match[0].length
  }
  return made + words(line.slice(from), scribe, offset + from)
}

function words(text: string, scribe: Scribe, offset: number): string {
  let line = text
  const replace = (pattern: RegExp, change: (match: RegExpExecArray, at: number) => string): void => {
    let made = ''
    let from = 0
    for (const match of line.matchAll(pattern)) {
      made += line.slice(from, match.index) + change(match as RegExpExecArray, offset + match.index)
      from = match.index + match[0].length
    }
    line = made + line.slice(from)
  }
  replace(/\{\{<.*?>\}\}/gu, ([all], at) => { scribe.lose(`The shortcode “${all}” is not carried over.`, at, all); return '' })
  replace(/<!--.*?-->/gu, ([all], at) => { scribe.lose(`A comment is not carried over: “${all}”.`, at, all); return '' })
  replace(/<br\s*\/?>/giu, ([all]) => { scribe.left.push(all); return '\\\n' })
  replace(/<(\/?)(em|i|strong|b|del|s)>/giu, ([all, , tag = '']) => { scribe.left.push(all); return ({ em: '*', i: '*', strong: '**', b: '**', del: '~~', s: '~~' })[tag.toLowerCase()] ?? '' })
  replace(/<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/giu, ([all], at) => {
    if (/^<(?:https?|mailto):/iu.test(all)) return all
    scribe.drop(`HTML is not carried over; the words in it are: “${ruleFreeTag(all)}”.`, at, all)
    return ''
  })
  // A note in its place: its text goes below.
  replace(/(?<!\\)\^\[((?:[^[\]\\]|\\.|\[(?:[^[\]\\]|\\.)*\])*)\]/gu, ([, note = '']) => scribe.note(words(note, scribe, offset)))
  // Words with attributes.
  replace(/(?<![\\!\]])\[((?:[^[\]\\]|\\.|\[(?:[^[\]\\]|\\.)*\])*)\]\{([^{}]*)\}/gu, ([, inner = '', attributes = ''], at) => {
    const language = /(?:^|\s)(?:lang|xml:lang)=["']?([A-Za-z0-9-]+)/u.exec(attributes)?.[1]
    if (language !== undefined) scribe.left.push(attributes)
    if (language !== undefined) return `:lang[${inner}]{tag=${language}}`
    if (/\.index\b/u.test(attributes)) return `${inner}:index[${inner}]`
    if (/\.(?:em|italic)\b/u.test(attributes)) return `*${inner}*`
    scribe.drop(`Words with the attributes “{${attributes}}” are carried over as they are.`, at, `{${attributes}}`)
    return inner
  })
  // Pictures and links with attributes.
  replace(/(!?\[(?:[^[\]\\]|\\.)*\]\([^()]*(?:\([^()]*\)[^()]*)*\))\{([^{}]*)\}/gu, ([, link = '', attributes = ''], at) => {
    if (/=|\./u.test(attributes)) scribe.drop(`The attributes “{${attributes}}” are not carried over.`, at, `{${attributes}}`)
    const id = /#([\w:.-]+)/u.exec(attributes)?.[1]
    if (id !== undefined && !scribe.figures.has(id)) scribe.drop(`The id “#${id}” is not carried over.`, at, `#${id}`)
    return link
  })
  replace(/(?<![\\[\w])@((?:fig|tbl|sec|eq|lst|thm)-[\w-]+)/gu, ([all, id = ''], at) => {
    const target = scribe.target(id)
    scribe.left.push(all)
    if (target !== undefined) return `:ref{to=${target}}`
    scribe.decide(`“${all}” refers to something that the file does not have.`, at, 'Write :ref{to=…}.')
    return `\\${all}`
  })
  replace(/\[([^[\]]*)\]\(#([\w:.-]+)\)/gu, ([all, inner = '', id = ''], at) => {
    const target = scribe.target(id)
    if (target !== undefined) return `[${inner}](#${target})`
    scribe.decide(`The link “${all}” leads to nothing that is carried over; its words are.`, at, 'Write [words](#id).')
    scribe.left.push(id)
    return inner
  })
  replace(/(?<![\\^[])\^([^\s^[\]]+)\^/gu, ([all, inner = ''], at) => { scribe.drop(`Raised words are carried over as they are: “${all}”.`, at); return inner })
  replace(/(?<![\\~])~([^\s~]+)~(?!~)/gu, ([all, inner = ''], at) => { scribe.drop(`Lowered words are carried over as they are: “${all}”.`, at); return inner })
  replace(/(?<!\\)\$(?=\S)([^$\n]*[^\s\\$])\$(?!\d)/gu, ([all, inner = ''], at) => { scribe.decide(`A formula is carried over as code: “${all}”.`, at, 'Write it in words, or as a picture.'); return `\`${inner}\`` })
  replace(/\\(?:newpage|pagebreak|clearpage|noindent|bigskip|medskip|smallskip)\b(?:\{\})?/gu, ([all], at) => { scribe.lose(`“${all}” of LaTeX is not carried over.`, at, all); return '' })
  return line
}

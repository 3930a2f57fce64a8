import type { Element, Nodes } from 'xast'
import { scriptOfTag } from '../../pipeline/language/scripts.ts'
import { elementsWhere, xmlText, type OpenedEpub } from '../../pipeline/epub/reading.ts'

const scripts = [['Arab', /\p{Script=Arabic}/u], ['Hani', /\p{Script=Han}/u], ['Cyrl', /\p{Script=Cyrillic}/u]] as const

/** What a screen reader needs of the text and no outside judge looks at: every script under its language, headings without gaps. */
export function lintText(opened: OpenedEpub): string[] {
  const files = [...opened.files.keys()].filter((name) => name.endsWith('.xhtml')).map((name) => name.replace('OEBPS/', ''))
  return files.flatMap((file) => {
    const tree = opened.xml(file)!
    const bodies = elementsWhere(tree, (node) => node.name === 'html' || node.name === 'body')
    const [html, body] = bodies
    if (html === undefined || body === undefined) return [`${file}: no body`]
    return [...lintScripts(body, html.attributes['lang'] ?? '', html.attributes['dir'] ?? '', file), ...lintHeadings(body, file)]
  })
}

/** Letters of another script stand under a language that is written in it, Arabic ones from right to left. */
function lintScripts(node: Nodes, lang: string, dir: string, file: string): string[] {
  if (node.type === 'text') {
    return scripts.flatMap(([script, letters]) => {
      if (!letters.test(node.value)) return []
      const shown = `${file}: “${node.value.trim().slice(0, 40)}”`
      if (scriptOfTag(lang) !== script) return [`${shown} stands under lang=${lang}`]
      return script === 'Arab' && dir !== 'rtl' ? [`${shown} stands under dir=${dir}`] : []
    })
  }
  if (node.type !== 'element') return []
  const [ownLang, ownDir] = [node.attributes['lang'] ?? lang, node.attributes['dir'] ?? dir]
  return node.children.flatMap((child) => lintScripts(child, ownLang, ownDir, file))
}

/** A page begins with a heading of the first rank (or has none), and no rank is left out. Lists of reading systems (`hidden`) count too. */
function lintHeadings(body: Element, file: string): string[] {
  const headings = elementsWhere(body, (node) => /^h[1-6]$/u.test(node.name))
  let before = 0
  return headings.flatMap((heading) => {
    const rank = Number(heading.name.slice(1))
    const [last, empty] = [before, xmlText(heading).trim() === '']
    before = rank
    if (empty) return [`${file}: an empty ${heading.name}`]
    return rank > last + 1 ? [`${file}: h${rank} “${xmlText(heading)}” follows ${last === 0 ? 'nothing' : `h${last}`}`] : []
  })
}

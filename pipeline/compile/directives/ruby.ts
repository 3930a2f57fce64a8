import type { ElementContent } from 'hast'
import { readableCharacters, readingsOf, rubyParts } from '../../model/ruby.ts'
import { element } from '../elements.ts'
import { attribute, type DirectiveTransformer } from './transformer.ts'

/**
 * `:ruby[漢字]{rt="hànzì"}` → `<ruby>漢字<rt>hànzì</rt></ruby>`; a reading for each character where there are as many. It stands inside what the
 * words are, a link to the register perhaps. In which language each is, compile/languages.ts tells; brackets for reading systems that know no
 * ruby are the EPUB’s (epub/ruby.ts).
 */
export const ruby: DirectiveTransformer = (call) => {
  const children = call.children()
  const readings = readingsOf(attribute(call, 'rt') ?? '')
  const isEach = readings.length > 1 && readings.length === readableCharacters(textOf(children)).length
  return isEach ? each(children, [...readings]) : whole(children, readings.join('\u00A0'))
}

/** One reading over all words, inside the element that holds them all. */
function whole(content: readonly ElementContent[], reading: string): ElementContent {
  const [only] = content
  if (content.length === 1 && only?.type === 'element') return { ...only, children: [whole(only.children, reading)] }
  return element('ruby', {}, ...content, element('rt', {}, reading))
}

/** A reading behind every character that can have one; they are taken from `waiting`. */
function each(content: readonly ElementContent[], waiting: string[]): ElementContent[] {
  return content.flatMap((child): ElementContent[] => {
    if (child.type === 'element') return [{ ...child, children: each(child.children, waiting) }]
    if (child.type !== 'text') return [child]
    const made: ElementContent[] = []
    let open: ElementContent[] = []
    const close = (): void => {
      if (open.length > 0) made.push(element('ruby', {}, ...open))
      open = []
    }
    for (const { text, isReadable } of rubyParts(child.value)) {
      if (isReadable) open.push({ type: 'text', value: text }, element('rt', {}, waiting.shift() ?? ''))
      else {
        close()
        made.push({ type: 'text', value: text })
      }
    }
    close()
    return made
  })
}

function textOf(nodes: readonly ElementContent[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : '')).join('')
}

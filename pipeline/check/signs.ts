import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { givenAttribute, isPhenomenon, signForm, wordless, type Phenomenon } from '../model/phenomena.ts'
import { flatten } from './anchors.ts'
import { isDirective } from './directives.ts'
import type { Check } from './index.ts'
import { placeOf, walk, type BookTree } from './trees.ts'

interface Mark {
  readonly name: Phenomenon
  /** The value of the attribute that its sign prints. */
  readonly given: string | undefined
  readonly place: Place
}

/** Signs of textual phenomena: told apart, and explained. */
export const checkSigns: Check = ({ book: { config, configFile, signs }, trees, standing }) => {
  const marks = trees.filter((tree) => tree.part === 'text').flatMap((tree) => standing.of(marksOf, tree))
  const [first] = marks
  if (first === undefined) return []
  const messages: Diagnostic[] = []
  const { front, body, back } = config.order
  if (!flatten([...front, ...body, ...back]).some((entry) => entry.kind === 'generated' && entry.part === 'legend-of-signs')) {
    messages.push(diagnostic('sign-explained', `The texts have editorial signs, the first at ${first.place.file}:${first.place.line}, and the order has no legend of them.`, configFile.at(['order'])))
  }
  const taken = new Map<string, Mark>()
  for (const mark of marks) {
    const sign = signs.signs[mark.name]
    // Two extents make no difference between signs.
    const { before, after } = signForm(sign, mark.given && '{}')
    const shown = [wordless.has(mark.name) ? 'alone' : 'around', sign.manner, before, after].join('\u0000')
    const earlier = taken.get(shown)
    if (earlier === undefined) taken.set(shown, mark)
    else if (earlier.name !== mark.name) {
      // Once for each two.
      const pair = `${shown} ${earlier.name} ${mark.name}`
      if (taken.has(pair)) continue
      taken.set(pair, mark)
      messages.push(diagnostic('sign-distinct', `The style “${signs.id}” prints “${mark.name}” as it prints “${earlier.name}” at ${earlier.place.file}:${earlier.place.line}: “${before}${wordless.has(mark.name) ? '' : '…'}${after}”.`, mark.place))
    }
  }
  return messages
}

function marksOf(tree: BookTree): readonly Mark[] {
  const marks: Mark[] = []
  walk(tree, (node) => {
    if (!isDirective(node) || node.type !== 'textDirective' || !isPhenomenon(node.name)) return
    marks.push({ name: node.name, given: node.attributes?.[givenAttribute[node.name] ?? ''] ?? undefined, place: placeOf(tree, node) })
  })
  return marks
}

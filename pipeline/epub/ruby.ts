import { element, insertBefore, text, visitElements, type Parent } from './tree.ts'

/** Puts brackets around readings, `<rp>`, for reading systems that know no ruby: 漢字 (hànzì). They are no text of the book. */
export function bracketReadings(tree: Parent): void {
  visitElements(tree, (node, ancestors) => {
    const parent = ancestors.at(-1)
    if (node.tagName !== 'rt' || parent === undefined) return undefined
    insertBefore(parent, node, [element('rp', {}, [text('(')])])
    parent.children.splice(parent.children.indexOf(node) + 1, 0, element('rp', {}, [text(')')]))
    return false
  })
}

import type { Root } from 'hast'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Section } from '../model/edition.ts'
import { pageLabel, type PageMap } from '../model/page-map.ts'
import { fallback } from './characters.ts'
import { hrefTo, type Files } from './files.ts'
import type { PageBreak } from './page-breaks.ts'
import { hasClass, property, text, visitElements, type Parent } from './tree.ts'

/** What stands for a page number in a draft without pages. */
export const noPage = '—'

/** What a section needs to fill its slots. */
export interface SlotContext {
  readonly files: Files
  readonly pageMap: PageMap | undefined
  /** The markers of the print pages, by page index. */
  readonly marks: ReadonlyMap<number, PageBreak>
}

/**
 * Fills every slot with its target's page label, linked to the marker of that page. Without a page map the slots of lists (those with a
 * width) go, and those in running text hold a dash linked to the target.
 */
export function fillSlots(tree: Root | Parent, section: Section, file: string, context: SlotContext): Diagnostic[] {
  const messages: Diagnostic[] = []
  visitElements(tree, (node, ancestors) => {
    if (!hasClass(node, 'slot')) return undefined
    const target = property(node, 'dataTarget') ?? ''
    const parent = ancestors.at(-1)
    if (context.pageMap === undefined && node.properties['dataWidth'] !== undefined && parent) {
      parent.children = parent.children.filter((child) => child !== node) as typeof parent.children
      return false
    }
    const label = context.pageMap && pageLabel(context.pageMap, target)
    if (context.pageMap && label === undefined) {
      messages.push(diagnostic('reference-defined', `The page of “${target}” is asked for, but no page holds it.`, fallback(section)))
    }
    node.children = [text(label ?? noPage)]
    // The target itself is resolved with the other links; only the marker of a page is known here.
    const mark = context.marks.get(context.pageMap?.anchors[target] ?? -1)
    if (node.tagName === 'a') {
      const href = mark && `${mark.file === file ? '' : mark.file}#${mark.id}`
      node.properties['href'] = href ?? hrefTo(context.files, target, file)
      node.properties['dataResolved'] = 'true'
    }
    return false
  })
  return messages
}

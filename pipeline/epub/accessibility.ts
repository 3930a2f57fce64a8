import type { Element } from 'xast'
import type { Edition } from '../model/edition.ts'
import { property, visitElements } from './tree.ts'
import type { SectionPage } from './sections.ts'
import { xml } from './xml.ts'

/** What the content has that matters to readers with other needs. */
interface Findings {
  readonly images: number
  /** Images and drawings without a text alternative. */
  readonly bare: number
  readonly headings: boolean
  readonly noteCalls: boolean
}

/**
 * schema.org accessibility metadata, computed from the pages as they are. Conformance is claimed only where every image has its
 * alternative text and every page its heading or role, and is said to be found by automatic checks.
 */
export function accessibilityMetadata(edition: Edition, pages: readonly SectionPage[], printPages: boolean): Element[] {
  const findings = examine(pages)
  const meta = (name: string, value: string): Element => xml('meta', { property: `schema:${name}` }, value)
  const modes = findings.images > 0 ? ['textual', 'visual'] : ['textual']
  const features = [
    'ARIA', 'displayTransformability', 'readingOrder', 'tableOfContents',
    ...(findings.headings ? ['structuralNavigation'] : []),
    ...(findings.images > 0 && findings.bare === 0 ? ['alternativeText'] : []),
    ...(printPages ? ['pageNavigation', 'pageBreakMarkers'] : []),
  ].sort()
  const conforms = findings.bare === 0
  return [
    ...modes.map((mode) => meta('accessMode', mode)),
    ...(findings.bare === 0 ? [meta('accessModeSufficient', 'textual')] : []),
    ...(findings.images > 0 ? [meta('accessModeSufficient', 'textual,visual')] : []),
    ...features.map((feature) => meta('accessibilityFeature', feature)),
    meta('accessibilityHazard', 'none'),
    meta('accessibilitySummary', summary(findings, printPages, conforms)),
    ...(conforms ? [
      xml('meta', { property: 'dcterms:conformsTo', id: 'conformance' }, 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA'),
      xml('meta', { property: 'a11y:certifiedBy', id: 'certifier', refines: '#conformance' }, edition.metadata.generator),
    ] : []),
  ]
}

function examine(pages: readonly SectionPage[]): Findings {
  let images = 0
  let bare = 0
  let headings = false
  let noteCalls = false
  for (const page of pages) {
    visitElements(page.tree, (node) => {
      if (node.tagName === 'img' || node.tagName === 'svg') {
        images++
        const title = node.children.some((child) => child.type === 'element' && (child.tagName === 'title' || child.tagName === 'desc'))
        if (!title && !property(node, 'alt') && !property(node, 'ariaLabel') && !property(node, 'ariaHidden')) bare++
      }
      headings ||= /^h[2-6]$/u.test(node.tagName) || node.tagName === 'h1'
      noteCalls ||= node.properties['epub:type'] === 'noteref'
    })
  }
  return { images, bare, headings, noteCalls }
}

function summary(findings: Findings, printPages: boolean, conforms: boolean): string {
  return [
    'All text is real text in logical reading order; the language and direction of every passage are marked.',
    findings.noteCalls ? 'Notes are linked both ways.' : '',
    findings.images === 0 ? 'There are no images.' : findings.bare === 0 ? 'Every image and map has an alternative text.' : 'Some images have no alternative text.',
    printPages ? 'The pages of the print edition are marked and listed.' : '',
    conforms ? 'Conformance was judged by automatic checks when the book was made, not by a person.' : '',
  ].filter((sentence) => sentence !== '').join(' ')
}

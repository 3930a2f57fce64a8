import type { Element } from 'xast'
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
 * schema.org accessibility metadata, computed from the pages as they are. Conformance with EPUB Accessibility 1.1 and WCAG 2.2 AA cannot be
 * computed: it is claimed only where `certifiedBy` names who judged it, and never where an image lacks its alternative text.
 */
export function accessibilityMetadata(pages: readonly SectionPage[], printPages: boolean, certifiedBy: string | undefined): Element[] {
  const findings = examine(pages)
  const meta = (name: string, value: string): Element => xml('meta', { property: `schema:${name}` }, value)
  const modes = findings.images > 0 ? ['textual', 'visual'] : ['textual']
  const features = [
    'ARIA', 'displayTransformability', 'readingOrder', 'tableOfContents',
    ...(findings.headings ? ['structuralNavigation'] : []),
    ...(findings.images > 0 && findings.bare === 0 ? ['alternativeText'] : []),
    ...(printPages ? ['pageNavigation', 'pageBreakMarkers'] : []),
  ].sort()
  const certifier = findings.bare === 0 ? certifiedBy : undefined
  return [
    ...modes.map((mode) => meta('accessMode', mode)),
    ...(findings.bare === 0 ? [meta('accessModeSufficient', 'textual')] : []),
    ...(findings.images > 0 ? [meta('accessModeSufficient', 'textual,visual')] : []),
    ...features.map((feature) => meta('accessibilityFeature', feature)),
    meta('accessibilityHazard', 'none'),
    meta('accessibilitySummary', summary(findings, printPages, certifier)),
    ...(certifier === undefined ? [] : [
      xml('meta', { property: 'dcterms:conformsTo', id: 'conformance' }, 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA'),
      xml('meta', { property: 'a11y:certifiedBy', id: 'certifier', refines: '#conformance' }, certifier),
    ]),
  ]
}

/** Looks through the pages for what readers with other needs should know of. */
export function examine(pages: readonly SectionPage[]): Findings {
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

function summary(findings: Findings, printPages: boolean, certifier: string | undefined): string {
  return [
    'All text is real text in logical reading order; the language and direction of passages in other languages are marked.',
    findings.noteCalls ? 'Notes are linked both ways.' : '',
    findings.images === 0 ? 'There are no images.' : findings.bare === 0 ? 'Every image and map has an alternative text.' : 'Some images have no alternative text.',
    printPages ? 'The pages of the print edition are marked and listed.' : '',
    certifier === undefined ? 'Conformance with WCAG has not been certified.' : '',
  ].filter((sentence) => sentence !== '').join(' ')
}

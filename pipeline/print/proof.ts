import type { Edition } from '../model/edition.ts'
import type { PageMap } from '../model/page-map.ts'
import type { Proof, ProofPage } from '../model/proof.ts'
import { pageBox, rulesOf } from './assemble.ts'
import type { ServedFont } from './fonts.ts'
import type { Leaf } from './labels.ts'
import { whiteRules } from './levelling.ts'
import { measure } from './quality.ts'
import type { SectionPages } from './sections.ts'
import type { Served } from './serve.ts'
import { fontFaces } from './sheet.ts'

interface ProofInput {
  readonly edition: Edition
  readonly leaves: readonly Leaf[]
  /** With their white. */
  readonly laid: ReadonlyMap<string, SectionPages>
  readonly pageMap: PageMap
  readonly fonts: readonly ServedFont[]
  readonly files: ReadonlyMap<string, Served>
}

/** The pages as a proof: the very boxes, rules, fonts and pictures that the PDF is printed from. */
export function proofOf({ edition, leaves, laid, pageMap, fonts, files }: ProofInput): Proof {
  const cuts = new Map(fonts.map(({ face, cut }) => [face, cut]))
  // A font that was cut down for other characters is another file.
  const fontCss = fontFaces(fonts.map(({ face }) => face), (face) => `/font/${face.fileName}?${cuts.get(face)?.slice(0, 16) ?? ''}`)
  const pages = leaves.map((leaf): ProofPage => {
    const page = leaf.page === undefined ? undefined : laid.get(leaf.section.id)?.pages[leaf.page]
    const show = (): ReturnType<ProofPage['show']> => {
      const xml = pageBox(leaf, laid, edition.theme?.marks)
      return { xml, css: whiteRules(xml) }
    }
    return { laid: page, body: page?.body ?? [], notes: page?.notes ?? [], boxes: page?.boxes ?? [], show }
  })
  return {
    pageMap,
    pages,
    trim: edition.trim,
    lang: edition.metadata.languages[0],
    css: asPrinted(rulesOf(edition, leaves, laid, fontCss)),
    files: new Map([...files].filter(([path]) => /^\/(?:font|asset)\//u.test(path))),
    measure: measure.toString(),
  }
}

/** What holds for print holds on the screen, and what holds for screens does not. */
function asPrinted(css: string): string {
  return css.replace(/@media\s+print\b/gu, '@media all').replace(/@media\s+screen\b/gu, '@media not all')
}

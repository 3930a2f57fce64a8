import type { Section } from '../model/edition.ts'
import { hasClass, visitElements } from './tree.ts'

/** What a section is, for reading systems (`epub:type`) and for assistive technology (DPUB-ARIA `role`). */
export interface SectionRole {
  readonly type?: string
  readonly role?: string
}

/** Chapters whose id says what they are. */
const named: Readonly<Record<string, SectionRole>> = {
  introduction: { type: 'introduction', role: 'doc-introduction' },
  foreword: { type: 'foreword', role: 'doc-foreword' },
  prologue: { type: 'prologue', role: 'doc-prologue' },
  epilogue: { type: 'epilogue', role: 'doc-epilogue' },
  afterword: { type: 'afterword', role: 'doc-afterword' },
  conclusion: { type: 'conclusion', role: 'doc-conclusion' },
  acknowledgements: { type: 'acknowledgments', role: 'doc-acknowledgments' },
  acknowledgments: { type: 'acknowledgments', role: 'doc-acknowledgments' },
}

/**
 * Types and roles by kind. A section with no fitting word in the vocabularies gets none, rather than a wrong one: half the
 * sense of `epub:type` is that it can be believed.
 */
export function sectionRole(section: Section): SectionRole {
  switch (section.kind) {
    case 'half-title': return { type: 'halftitlepage' }
    case 'title-page': return { type: 'titlepage' }
    case 'imprint': return { type: 'copyright-page' }
    case 'contents': return { type: 'toc', role: 'doc-toc' }
    case 'preface': return { type: 'preface', role: 'doc-preface' }
    case 'list-of-documents': case 'calendar-of-regests': case 'legend-of-signs': case 'abbreviations': return {}
    // Maps are illustrations; the vocabulary has no list of them alone.
    case 'list-of-figures': case 'list-of-maps': return { type: 'loi' }
    case 'list-of-tables': return { type: 'lot' }
    case 'part': return { type: 'part', role: 'doc-part' }
    case 'chapter': return named[section.id] ?? (section.matter === 'body' ? { type: 'chapter', role: 'doc-chapter' } : {})
    case 'document': return { type: 'chapter', role: 'doc-chapter' }
    case 'bibliography': return { type: 'bibliography', role: 'doc-bibliography' }
    case 'chronology': return section.matter === 'back' ? { type: 'appendix', role: 'doc-appendix' } : {}
    case 'colophon': return { type: 'colophon', role: 'doc-colophon' }
    case 'transliteration-tables': return section.matter === 'back' ? { type: 'appendix', role: 'doc-appendix' } : {}
    case 'concordance': return { type: 'glossary', role: 'doc-glossary' }
    case 'index': return { type: 'index', role: 'doc-index' }
    case 'register': return leadsToPages(section) ? { type: 'index', role: 'doc-index' } : { type: 'glossary', role: 'doc-glossary' }
  }
}

/** A register that names pages is an index; one that only explains its names is a glossary. */
function leadsToPages(section: Section): boolean {
  let found = false
  visitElements(section.tree, (node) => { found ||= hasClass(node, 'slot') })
  return found
}

import type { BookConfig, DocumentText, SourceDocument } from './book.ts'

/** How the lines of a text run, as CSS names it: `vertical-rl` lines stand upright and follow from right to left, `vertical-lr` from left to right. */
export const writingModes = ['horizontal-tb', 'vertical-rl', 'vertical-lr'] as const

export type WritingMode = (typeof writingModes)[number]

/** How a text of a document is set: an original as the document says, else as the policy says for its language; a translation horizontally. */
export function writingModeOf(text: Pick<DocumentText, 'role' | 'lang'>, document: Pick<SourceDocument, 'writingMode'>, policies: Pick<BookConfig['policies'], 'writingModes'>): WritingMode {
  if (text.role !== 'original') return 'horizontal-tb'
  if (document.writingMode !== undefined) return document.writingMode
  // zh-Hant-TW is meant by zh-Hant, and by zh where that alone is named.
  for (let tag = text.lang; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const mode = policies.writingModes[tag]
    if (mode !== undefined) return mode
  }
  return 'horizontal-tb'
}

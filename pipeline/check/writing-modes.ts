import { verticalModeOf } from '../language/vertical.ts'
import type { SourceDocument } from '../model/book.ts'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { WritingMode } from '../model/writing-mode.ts'
import type { Check } from './index.ts'

/** Texts that are to be set in upright lines, or in such an order of lines, and whose script is not written so. */
export const checkWritingModes: Check = ({ book, standing }) => [
  ...Object.entries(book.config.policies.writingModes).flatMap(([tag, mode]) => judge(tag, mode, `Texts in “${tag}”`, book.configFile.at(['policies', 'writing_modes', tag]))),
  ...[...book.documents.values()].flatMap((document) => standing.of(judgeDocument, document)),
]

function judgeDocument({ id, writingMode, texts, yaml }: SourceDocument): Diagnostic[] {
  if (writingMode === undefined) return []
  return texts.filter(({ role }) => role === 'original').flatMap(({ lang }) => judge(lang, writingMode, `The original of “${id}”, in “${lang}”,`, yaml.at(['writing_mode'])))
}

function judge(tag: string, mode: WritingMode, what: string, place: Place): Diagnostic[] {
  const possible = verticalModeOf(tag)
  if (mode === 'horizontal-tb' || mode === possible) return []
  const hint = possible === undefined ? undefined : `Write ${possible}: its lines follow each other so.`
  return [diagnostic('writing-mode-possible', `${what} cannot be set ${mode}.`, place, hint)]
}

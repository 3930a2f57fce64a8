import { languageRuns } from '../../pipeline/language/run-languages.ts'
import { directionOfTag } from '../../pipeline/language/scripts.ts'
import { correctionWordsFor } from '../../pipeline/language/words/corrections.ts'
import { wordsFor } from '../../pipeline/language/words/index.ts'
import type { PrintManner } from '../../pipeline/release/index.ts'

/** How tests print what changed: dates as they are. */
export function mannerOf(lang: string, candidates: readonly string[] = ['zh-Hant', 'ar']): PrintManner {
  return { words: wordsFor(lang), corrections: correctionWordsFor(lang), lang, directionOf: directionOfTag, dateOf: (iso) => iso, runsOf: (text, own) => languageRuns(text, candidates, own) }
}

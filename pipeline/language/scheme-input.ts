import { hasChinese, suggestReading, type NamedKind } from './readings.ts'
import { unvocalised } from './vocalisation.ts'

/** What a scheme converts, and why the result may be no transliteration. */
export interface SchemeInput {
  readonly text: string
  /** Chinese characters were replaced by their likely reading. */
  readonly suggested: boolean
  /** Arabic words without the signs that the rules need. */
  readonly unvocalised: readonly string[]
}

/**
 * Makes text ready for a scheme that converts from the language `from` (BCP 47). The schemes of Chinese go from pinyin: characters get
 * their likely reading first. Those of Arabic go by the signs of vocalisation, which are looked for.
 */
export function schemeInput(from: string, text: string, kind?: NamedKind): SchemeInput {
  const [language] = from.split('-')
  const suggested = language === 'zh' && hasChinese(text)
  return { text: suggested ? suggestReading(text, kind) : text, suggested, unvocalised: language === 'ar' ? unvocalised(text) : [] }
}

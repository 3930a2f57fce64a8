import { foreignLetters } from '../language/letters.ts'
import { diagnostic } from '../model/diagnostics.ts'
import type { Check } from './index.ts'
import { shownCharacter, tallyOf } from './tally.ts'

/** Letters that look right and belong to another language: typed on its keyboard, or left by a conversion. */
export const checkLetters: Check = (_book, _trees, prose) => {
  const tally = tallyOf()
  for (const { text, lang, kind, file, place } of prose) {
    if (kind !== 'text') continue
    foreignLetters(text, lang, ({ index, character, language, meant, fault }) => {
      tally.add(file, character + fault, (more) => {
        const what = fault === 'letter' ? `is no letter of ${language}` : `cannot stand here in ${language}`
        const instead = meant === '' ? '' : `: probably ${[...meant].map(shownCharacter).join(' or ')} is meant`
        return diagnostic('letter-of-language', `${shownCharacter(character)} ${what}${instead}${more}.`, place(index))
      })
    })
  }
  return tally.messages()
}

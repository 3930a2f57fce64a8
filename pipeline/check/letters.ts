import { foreignLetters } from '../language/letters.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Check } from './index.ts'
import type { FileProse } from './prose.ts'
import { shownCharacter, tallyOf } from './tally.ts'

/** Letters that look right and belong to another language: typed on its keyboard, or left by a conversion. */
export const checkLetters: Check = ({ prose, standing }) => prose.flatMap((file) => standing.of(judgeFile, file))

function judgeFile({ stretches }: FileProse): Diagnostic[] {
  const tally = tallyOf()
  for (const { text, lang, kind, file, place } of stretches) {
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

import { presentationForm } from '../language/presentation-forms.ts'
import { scanFor } from '../language/scanning.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Check } from './index.ts'
import type { FileProse } from './prose.ts'
import { codePoint, tallyOf } from './tally.ts'

const scan = scanFor(/[\u2E80-\u2FDF\uF900-\uFB17\uFB50-\uFEFC\uFF10-\uFF5A\u{2F800}-\u{2FA1F}]/u)

/** Letters in a coded shape: they are not found by a search, and are not the letter for a screen reader or a collation. */
export const checkPresentationForms: Check = ({ prose, standing }) => prose.flatMap((file) => standing.of(judgeFile, file))

function judgeFile({ stretches }: FileProse): Diagnostic[] {
  const tally = tallyOf()
  for (const { text, lang, kind: set, file, place } of stretches) {
    if (set === 'code') continue
    scan(text, (index, character) => {
      const form = presentationForm(character, lang)
      if (form === undefined) return
      tally.add(file, character, (more) => {
        const codes = [...form.plain].map(codePoint).join(' ')
        return diagnostic('presentation-form-absent', `“${character}” (${codePoint(character)}) is ${form.kind} of “${form.plain}” (${codes})${more}.`, place(index), `Write “${form.plain}”.`)
      })
    })
  }
  return tally.messages()
}

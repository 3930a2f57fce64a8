import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Check } from './index.ts'

/** Forms of the register that nobody has confirmed: the registers and the concordance would print them as fact. */
export const checkNameForms: Check = ({ names }) => [...names.values()].flatMap((name): Diagnostic[] =>
  name.forms.filter((form) => !form.confirmed).map(({ text, lang, place }) => diagnostic('name-form-confirmed', `“${text}” (${lang}), a form of “${name.id}”, is not confirmed.`, place)),
)

import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { Check } from './index.ts'

/** ISBNs, of the book and of its releases: 13 digits, 978 or 979, and the check digit. */
export const checkIdentifiers: Check = ({ book: { config, configFile, releases } }) =>
  (['pdf', 'epub'] as const).flatMap((format) => [
    ...judge(config.identifiers.isbn[format], configFile.at(['identifiers', 'isbn', format])),
    ...releases.flatMap(({ isbn, at }) => judge(isbn[format], at(['isbn', format]))),
  ])

function judge(isbn: string | undefined, place: Place): Diagnostic[] {
  if (isbn === undefined) return []
  const digits = isbn.replace(/[-\u2010-\u2015 ]/gu, '')
  if (!/^97[89]\d{10}$/u.test(digits)) return [diagnostic('isbn-valid', `“${isbn}” is not an ISBN of 13 digits.`, place)]
  const sum = [...digits.slice(0, 12)].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  const right = (10 - (sum % 10)) % 10
  if (right === Number(digits[12])) return []
  return [diagnostic('isbn-valid', `The check digit of “${isbn}” is wrong: the digits before it ask for ${right}.`, place)]
}

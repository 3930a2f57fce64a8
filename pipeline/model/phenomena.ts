/** Textual phenomena that are marked in originals and translations; each is a directive of model/directives/phenomena/. */
export const phenomenonNames = ['supplied', 'conjecture', 'illegible', 'omitted', 'sic', 'deleted', 'added', 'unclear', 'expan', 'folio', 'marginal', 'redacted'] as const
export type Phenomenon = (typeof phenomenonNames)[number]

/** How words under a sign are set. */
export type SignManner = 'plain' | 'italic' | 'struck' | 'underlined' | 'superscript'

/** What stands around marked words, or, where a mark has none, what is printed in their stead. */
interface SignForm {
  readonly before: string
  readonly after: string
}

/** The sign of one phenomenon. */
export interface Sign extends SignForm {
  readonly manner: SignManner
  /** The form where the mark gives an extent, correction, place or number: “{}” stands for it. */
  readonly given?: SignForm | undefined
  /** Printed once for each character of an extent such as “3 characters” or “三字”. */
  readonly each?: string | undefined
}

/** A house style of signs: styles/phenomena/<id>.yaml. */
export interface SignStyle {
  readonly id: string
  readonly name: string
  /** Language of signs that are East Asian characters, whose faces draw them in any text. */
  readonly lang?: string | undefined
  readonly signs: Readonly<Record<Phenomenon, Sign>>
}

/** The attribute that the form `given` prints, by phenomenon. */
export const givenAttribute: Readonly<Partial<Record<Phenomenon, string>>> = { illegible: 'extent', omitted: 'extent', redacted: 'extent', sic: 'corr', added: 'place', folio: 'n' }

/** Phenomena that mark no words: their sign stands alone. */
export const wordless: ReadonlySet<Phenomenon> = new Set(['illegible', 'omitted', 'folio', 'redacted'])

export function isPhenomenon(name: string): name is Phenomenon {
  return (phenomenonNames as readonly string[]).includes(name)
}

/** The form of a sign, with what the mark gives put in. `given`: the value of its attribute. */
export function signForm(sign: Sign, given: string | undefined): SignForm {
  const characters = given === undefined || sign.each === undefined ? undefined : countOf(given)
  if (sign.each !== undefined && characters !== undefined) return { before: sign.each.repeat(characters), after: '' }
  if (given === undefined || sign.given === undefined) return { before: sign.before, after: sign.after }
  const put = (text: string): string => text.replaceAll('{}', given)
  return { before: put(sign.given.before), after: put(sign.given.after) }
}

const numerals = '一二三四五六七八九十'

/** The number of characters that an extent names, up to 20: “3 characters”, “3字”, “三字”. */
function countOf(extent: string): number | undefined {
  const [, digits, han] = /^(?:(\d{1,2})\s*(?:characters?|chars?|字)|([一二三四五六七八九十])字)$/u.exec(extent.trim()) ?? []
  const count = digits === undefined ? (han === undefined ? 0 : numerals.indexOf(han) + 1) : Number(digits)
  return count >= 1 && count <= 20 ? count : undefined
}

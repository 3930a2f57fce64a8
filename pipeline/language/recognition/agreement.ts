import { caseOf, kindOf, kinds, smallOf } from './characters.ts'

/** How a stretch of text was written, measured by a form with the same folded letters. */
export interface Agreement {
  /** 0: as the form has it. Accents count most, then spaces and hyphens, then capitals; kinds of apostrophes count nothing. */
  readonly distance: number
  /** The stretch is in capitals throughout and the form is not. */
  readonly capitals: boolean
}

/** What one letter with other accents adds to the distance: more than all spaces and capitals of a name. */
export const accentDistance = 10_000
/** Another space or hyphen: more than all capitals. */
const gapDistance = 100

const same: Agreement = { distance: 0, capitals: false }

/**
 * Holds a stretch of text against a form. Capitals may begin any of its words or be all of it; a small letter for the
 * form’s first capital is taken only where another capital shows a name. Undefined where the case is another.
 */
export function agreement(written: string, form: string): Agreement | undefined {
  if (written === form) return same
  const [text, own] = [new Letters(written), new Letters(form)]
  let distance = 0
  // Letters large in the text and small in the form: at the beginning of a word, elsewhere; large in both; small in the text.
  let raised = 0
  let raisedWithin = 0
  let kept = 0
  let small = 0
  let lowered = false
  for (let index = 0; text.next(); index++) {
    // Folding was equal, so that letters correspond.
    if (!own.next()) return undefined
    if (text.gap !== own.gap) distance += gapDistance
    if (text.unit !== own.unit && smallOf(text.unit) !== smallOf(own.unit) && kindOf(text.unit) === kinds.word) distance += accentDistance
    const [a, b] = [caseOf(text.unit), caseOf(own.unit)]
    if (a === 's') small++
    if (a === b) kept += a === 'L' ? 1 : 0
    else if (a === 'L' && b === 's') {
      if (text.first) raised++
      else raisedWithin++
    } else if (a === 's' && b === 'L') {
      if (index > 0) return undefined
      lowered = true
    }
  }
  const capitals = small === 0 && raised + raisedWithin > 0 && raised + raisedWithin + kept > 1
  if ((raisedWithin > 0 && !capitals) || (lowered && kept === 0)) return undefined
  return { distance: distance + raised + raisedWithin + (lowered ? 1 : 0), capitals }
}

const none = 0
const gaps = { space: 1, hyphen: 2 } as const

/** Goes from letter to letter; what is ignored is passed over. Once on a letter, `gap` says what parts it from the one before. */
class Letters {
  unit = 0
  /** Begins a word. */
  first = true
  gap: number = none
  private at = 0
  private readonly text: string
  constructor(text: string) {
    this.text = /[\u0300-\u036F\u0653-\u0655]/u.test(text) ? text.normalize('NFC') : text
  }

  next(): boolean {
    const { text } = this
    this.first = this.at === 0 || kindOf(this.unit) === kinds.other
    this.gap = none
    while (this.at < text.length) {
      this.unit = text.charCodeAt(this.at++)
      const kind = kindOf(this.unit)
      if (kind === kinds.space || kind === kinds.hyphen) {
        this.gap = kind === kinds.space && this.gap !== gaps.hyphen ? gaps.space : gaps.hyphen
        this.first = true
      } else if (kind !== kinds.ignored) {
        // A line end between Chinese characters is no gap.
        if (kind === kinds.han) this.gap = none
        return true
      }
    }
    return false
  }
}

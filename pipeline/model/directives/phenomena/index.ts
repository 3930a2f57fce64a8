import { added } from './added.ts'
import { conjecture } from './conjecture.ts'
import { deleted } from './deleted.ts'
import { expan } from './expan.ts'
import { folio } from './folio.ts'
import { illegible } from './illegible.ts'
import { marginal } from './marginal.ts'
import { omitted } from './omitted.ts'
import { redacted } from './redacted.ts'
import { sic } from './sic.ts'
import { supplied } from './supplied.ts'
import { unclear } from './unclear.ts'

/** The marks of textual phenomena: what the editors saw in a source, or did to it. The house’s style says with which signs each is printed. */
export const phenomena = [
  supplied, conjecture, illegible, omitted, sic, deleted, added,
  unclear, expan, folio, marginal, redacted,
] as const

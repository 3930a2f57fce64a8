import { openSession, prepare, type BuildOptions, type Session } from './build.ts'
import { longDate } from './language/dates.ts'
import { languageRuns } from './language/run-languages.ts'
import { directionOfTag } from './language/scripts.ts'
import { correctionWordsFor } from './language/words/corrections.ts'
import { keptEdition } from './load/index.ts'
import { hasErrors, type Diagnostic } from './model/diagnostics.ts'
import type { Edition } from './model/edition.ts'
import type { CorrectionFormat } from './model/releases.ts'
import { print } from './print/index.ts'
import { compareEditions, errata, keepEdition, redline, type EditionChanges, type PrintManner } from './release/index.ts'

export interface CorrectOptions extends Pick<BuildOptions, 'cache' | 'browser' | 'workers' | 'onProgress' | 'onWork' | 'signal'> {
  readonly session: Session
  readonly formats: readonly CorrectionFormat[]
}

/**
 * Prints what changed since a release: errata.pdf, the sheet for holders of the printed old one, and redline.pdf, the new one with its
 * insertions and deletions. By the press’s own way, with its proofs: after an error there is no file of that name.
 */
export async function printCorrections(changes: EditionChanges, edition: Edition, options: CorrectOptions): Promise<{ output: Map<string, Uint8Array>; messages: Diagnostic[] }> {
  const { cache, browser, workers, onProgress, onWork, signal, session, formats } = options
  const manner = printManner(edition)
  const output = new Map<string, Uint8Array>()
  const messages: Diagnostic[] = []
  for (const format of formats) {
    const made = (format === 'errata' ? errata : redline)(edition, changes, manner)
    const { css } = made.house
    const dressed: Edition = { ...made, house: { ...made.house, css: { ...css, print: `${css.print}\n${css.changes}` } } }
    onProgress?.({ stage: 'paginate', done: 0, total: made.sections.length })
    const printed = await print(dressed, { pdf: true, cacheDir: cache, onWork, room: session.room, ...(workers && { workers }), ...(browser && { browser }), ...(onProgress && { onProgress }), ...(signal && { signal }) })
    messages.push(...printed.messages)
    if (printed.pdf !== undefined && !hasErrors(printed.messages)) output.set(`${format}.pdf`, printed.pdf)
  }
  return { output, messages }
}

/** In the words of the book’s main language. */
function printManner({ metadata: { languages }, words }: Edition): PrintManner {
  const [lang] = languages
  return { words, corrections: correctionWordsFor(lang), lang, directionOf: directionOfTag, dateOf: (iso) => longDate(iso, lang), runsOf: (text, own) => languageRuns(text, languages, own) }
}

export interface DraftOptions extends Pick<BuildOptions, 'root' | 'cache' | 'browser' | 'workers' | 'onProgress' | 'signal'> {
  /** Version of a release of which something is kept. */
  readonly old: string
  readonly format: CorrectionFormat
}

/** Prints what changed from a release to the book folder as it is. `missing`: of that release nothing is kept. */
export async function correctDraft({ root, old, format, ...options }: DraftOptions): Promise<{ pdf: Uint8Array | undefined; messages: Diagnostic[]; missing?: boolean }> {
  const session = openSession()
  try {
    const { value, messages } = await keptEdition(root, old, session.standing)
    if (value === undefined) return { pdf: undefined, messages: [...messages], missing: messages.length === 0 }
    const { edition, messages: found } = await prepare(root, { session, onProgress: options.onProgress })
    if (edition === undefined || hasErrors(found)) return { pdf: undefined, messages: found }
    const { output, messages: printed } = await printCorrections(compareEditions(value, { kept: keepEdition(edition) }), edition, { ...options, session, formats: [format] })
    return { pdf: output.get(`${format}.pdf`), messages: [...found, ...printed] }
  } finally {
    await session.room.close()
  }
}

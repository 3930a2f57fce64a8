import { readSchemes } from '../load/index.ts'
import type { NamedKind } from '../language/readings.ts'
import { schemeInput } from '../language/scheme-input.ts'
import { transliterator } from '../language/transliteration.ts'
import { nearest } from '../model/diagnostics.ts'
import { exitCodes } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

/** Words that are named where signs of vocalisation are missing. */
const NAMED = 5

/** `sourcebook translit --list`: the schemes that come with the program. Returns the exit code. */
export function listSchemesCommand(terminal: Terminal): number {
  const rows = [...readSchemes().values()].map(({ id, tag, name }) => [id, tag, name] as const)
  const [first, second] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  terminal.out(rows.map(([id, tag, name]) => `${id.padEnd(first ?? 0)}  ${tag.padEnd(second ?? 0)}  ${name}\n`).join(''))
  return exitCodes.ok
}

export interface TranslitOptions {
  /** Id of the scheme. */
  readonly scheme: string
  readonly words: readonly string[]
  /** Opens the lines to convert where there are no words. */
  readonly input: () => AsyncIterable<string>
  /** What Chinese characters name; without it that is guessed. */
  readonly kind?: NamedKind | undefined
}

/** `sourcebook translit`: converts the words or the lines. What makes the result doubtful is said on the error output. Returns the exit code. */
export async function translitCommand({ scheme: id, words, input, kind }: TranslitOptions, terminal: Terminal): Promise<number> {
  const schemes = readSchemes([id])
  const scheme = schemes.get(id)
  if (scheme === undefined) {
    const near = nearest(id, [...readSchemes().keys()])
    terminal.err(`There is no scheme “${id}”.${near === undefined ? '' : ` Did you mean “${near}”?`}\nTry: sourcebook translit --list\n`)
    return exitCodes.usage
  }
  const { transliterate } = transliterator(schemes)
  const bare = new Set<string>()
  let suggested = false
  const convert = (text: string): void => {
    const ready = schemeInput(scheme.from, text, kind)
    suggested ||= ready.suggested
    for (const word of ready.unvocalised) bare.add(word)
    terminal.out(`${transliterate(id, ready.text)}\n`)
  }
  if (words.length > 0) convert(words.join(' '))
  else for await (const line of input()) convert(line)
  if (suggested) terminal.err('The reading of the Chinese characters is a suggestion: an editor must confirm it.\n')
  if (bare.size > 0) {
    const named = [...bare].slice(0, NAMED).join(', ')
    terminal.err(`The text lacks vowel signs, so the result is not a transliteration: ${named}${bare.size > NAMED ? ` and ${bare.size - NAMED} more` : ''}.\n`)
  }
  return exitCodes.ok
}

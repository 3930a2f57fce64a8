import { readSchemes } from '../load/index.ts'
import { transliterator } from '../language/transliteration.ts'
import { nearest } from '../model/diagnostics.ts'
import { exitCodes } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

/** `sourcebook translit --list`: the schemes that come with the program. Returns the exit code. */
export function listSchemesCommand(terminal: Terminal): number {
  const rows = [...readSchemes().values()].map(({ id, tag, name }) => [id, tag, name] as const)
  const [first, second] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  terminal.out(rows.map(([id, tag, name]) => `${id.padEnd(first ?? 0)}  ${tag.padEnd(second ?? 0)}  ${name}\n`).join(''))
  return exitCodes.ok
}

/** `sourcebook translit`: converts the words given or, where there are none, the lines that `input` opens. Returns the exit code. */
export async function translitCommand(id: string, words: readonly string[], input: () => AsyncIterable<string>, terminal: Terminal): Promise<number> {
  const schemes = readSchemes([id])
  if (!schemes.has(id)) {
    const near = nearest(id, [...readSchemes().keys()])
    terminal.err(`There is no scheme “${id}”.${near === undefined ? '' : ` Did you mean “${near}”?`}\nTry: sourcebook translit --list\n`)
    return exitCodes.usage
  }
  const { transliterate } = transliterator(schemes)
  if (words.length > 0) terminal.out(`${transliterate(id, words.join(' '))}\n`)
  else for await (const line of input()) terminal.out(`${transliterate(id, line)}\n`)
  return exitCodes.ok
}

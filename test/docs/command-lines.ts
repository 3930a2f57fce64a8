import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commands, globalOptions, options, type CommandOption } from '../../pipeline/commands/table.ts'
import { programRoot } from '../../pipeline/program.ts'

/** What may be written behind a command: `--format` with its values, `--fix` and `--out` with none that are listed. */
type Options = ReadonlyMap<string, readonly string[]>

function optionsOf(given: readonly CommandOption[]): Options {
  const found = new Map<string, readonly string[]>()
  for (const { name, values = [] } of given) {
    const { short }: { readonly type: string; readonly short?: string } = options[name]
    // Of a command that is written in two ways an option may take more in one of them.
    for (const written of [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]) found.set(written, [...(found.get(written) ?? []), ...values])
  }
  return found
}

const known: ReadonlyMap<string, Options> = new Map(commands.map(({ name, usages }) => [name, optionsOf(usages.flatMap((usage) => usage.options ?? []))]))
const everywhere = optionsOf(globalOptions)

/** Other programs that the handbook tells to run, and what can be known of them. */
const others: Readonly<Record<string, (words: readonly string[]) => string[]>> = {
  cd: () => [], mkdir: () => [], install: () => [], git: () => [], docker: () => [],
  cp: ([from = '']) => (existsSync(join(programRoot, from.replace('node_modules/sourcebook/', ''))) ? [] : [`${from} is not in the package`]),
  npm: ([verb, script]) => (verb === 'run' && !Object.hasOwn((JSON.parse(readFileSync(join(programRoot, 'package.json'), 'utf8')) as { scripts: object }).scripts, script ?? '') ? [`there is no script ${script}`] : ['ci', 'install', 'run'].includes(verb ?? '') ? [] : [`npm ${verb}?`]),
  vitest: (words) => words.filter((word) => word.startsWith('test/') && !existsSync(join(programRoot, word))).map((word) => `${word} is not there`),
}

/** What is wrong with a command of the handbook; nothing where all of it is known. */
export function commandFault(words: readonly string[]): string[] {
  const [first, ...rest] = words[0] === 'exec' || words[0] === 'npx' ? (words[1] === 'npx' ? words.slice(2) : words.slice(1)) : words
  if (first === undefined) return []
  if (first !== 'sourcebook') return others[first]?.(rest) ?? [`what is ${first}?`]
  const [name = '', ...given] = rest
  if (name.startsWith('-')) return everywhere.has(name) ? [] : [`there is no option ${name}`]
  const command = known.get(name)
  if (command === undefined) return [`there is no command ${name}`]
  return given.flatMap((word, at) => {
    if (!word.startsWith('-')) return []
    const values = command.get(word) ?? everywhere.get(word)
    if (values === undefined) return [`${name} has no option ${word}`]
    const value = given[at + 1]
    return values.length > 0 && value !== undefined && !values.includes(value) ? [`${word} is one of ${values.join(', ')}`] : []
  })
}

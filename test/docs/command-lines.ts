import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { helpText } from '../../pipeline/commands/help.ts'
import { programRoot } from '../../pipeline/program.ts'

/** A command as the help has it: its options, those with values, and of these the ones that are listed. */
interface Command {
  readonly options: ReadonlyMap<string, readonly string[]>
}

/** The options of a piece of the help: `--format pdf|epub|all` has values, `--fix` has none, `--out DIR` takes any. */
function optionsIn(text: string): Map<string, readonly string[]> {
  return new Map([...text.matchAll(/(?<=^|[\s,])(--?[a-z][a-z-]*)(?:, (-[a-z]))?(?: ([a-z]+(?:\|[a-z]+)+))?/gmu)].flatMap(([, long = '', short, values]) => [long, ...(short ? [short] : [])].map((name): [string, string[]] => [name, values?.split('|') ?? []])))
}

/** The commands of the help: each with the options that stand below it. */
const commands: ReadonlyMap<string, Command> = (() => {
  const found = new Map<string, Command>()
  const [body = ''] = helpText.split('\nBOOK defaults')
  for (const [, name = '', block = ''] of body.matchAll(/^ {2}sourcebook ([a-z]+)((?:(?!\n {2}sourcebook )[\s\S])*)/gmu)) {
    const options = new Map(found.get(name)?.options)
    // Of a command that is written in two ways an option may take more in one of them.
    for (const [option, values] of optionsIn(block)) options.set(option, [...(options.get(option) ?? []), ...values])
    found.set(name, { options })
  }
  return found
})()
const everywhere = optionsIn(helpText.slice(helpText.indexOf('\nBOOK defaults')))

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
  const command = commands.get(name)
  if (command === undefined) return [`there is no command ${name}`]
  return given.flatMap((word, at) => {
    if (!word.startsWith('-')) return []
    const values = command.options.get(word) ?? everywhere.get(word)
    if (values === undefined) return [`${name} has no option ${word}`]
    const value = given[at + 1]
    return values.length > 0 && value !== undefined && !values.includes(value) ? [`${word} is one of ${values.join(', ')}`] : []
  })
}

import { commands, globalOptions, options, optionsOf, type Command, type CommandOption } from '../table.ts'

/**
 * What is found in the book folder in which one stands, by sed and ls: the program itself would take a second to say it. A book may be anyone’s, so
 * that nothing is offered but what can only be a version or an id.
 */
export const found = {
  release: `ls manuscript/releases 2>/dev/null | grep -E '^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?$'`,
  listed: `sed -n 's/^[-{ ]*version: *["'\\'']\\{0,1\\}\\([0-9][0-9A-Za-z.-]*\\).*$/\\1/p' manuscript/releases.yaml 2>/dev/null`,
  name: `sed -n 's/^[- ]*id: *\\([a-z0-9][a-z0-9-]*\\) *$/\\1/p' sources/names.yaml 2>/dev/null`,
} as const

/** The options of a command and those of every command, each once, the values of all its usages together. */
export function allOptions(command: Command | undefined): readonly CommandOption[] {
  return [...(command ? optionsOf(command) : []), ...globalOptions]
}

/** Whether an option takes a value. */
export function takesValue({ name }: CommandOption): boolean {
  return options[name].type === 'string'
}

/** `--out` and `-o`: an option as it can be written. */
export function spellings({ name }: CommandOption): readonly string[] {
  const { short }: { readonly type: string; readonly short?: string } = options[name]
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]
}

/** Every spelling of every option that takes a value: what follows it is no operand. */
export const valued: readonly string[] = [...new Set(commands.flatMap((command) => allOptions(command)).filter(takesValue).flatMap(spellings))]

/** In single quotes, for any of the shells. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

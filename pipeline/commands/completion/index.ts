import type { Shell } from '../formats.ts'
import { bashCompletion } from './bash.ts'
import { fishCompletion } from './fish.ts'
import { zshCompletion } from './zsh.ts'

/** The script that lets a shell complete command lines of the program: made of the table of commands, as the help is. `schemes`: ids of those that come with it. */
export function completion(shell: Shell, schemes: readonly string[]): string {
  const script = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion }[shell]
  return script(schemes)
}

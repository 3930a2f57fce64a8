import { briefly, commands, globalOptions, meaningOf, type Command, type CommandOption, type Kind } from '../table.ts'
import { allOptions, found, quoted, spellings, takesValue } from './places.ts'

/** The script for zsh 5, to be evaluated or put on fpath as `_sourcebook`. */
export function zshCompletion(schemes: readonly string[]): string {
  const action = (kinds: readonly Kind[], words: readonly string[] = []): string => {
    const all = [...words, ...(kinds.includes('scheme') ? schemes : [])]
    const parts = [
      ...(all.length > 0 ? [`compadd -- ${all.join(' ')}`] : []),
      ...(['release', 'listed', 'name'] as const).filter((kind) => kinds.includes(kind)).map((kind) => `_sourcebook_found ${kind}`),
      ...(kinds.includes('folder') ? ['_files -/'] : []),
      ...(kinds.includes('file') ? ['_files'] : []),
    ]
    return parts.length === 0 ? ' ' : `{${parts.join('; ')}}`
  }
  const option = (each: CommandOption): string => {
    const taken = takesValue(each) ? `:${each.name}:${each.values ? `(${each.values.join(' ')})` : action([each.kind ?? 'text'])}` : ''
    const all = spellings(each)
    const isGivenAgain = each.name === 'scheme'
    return all.map((spelling) => quoted(`${isGivenAgain ? '*' : all.length > 1 ? `(${all.join(' ')})` : ''}${spelling}${taken !== '' && spelling.startsWith('--') ? '=' : ''}[${described(meaningOf(each))}]${taken}`)).join(' ')
  }
  const arm = (command: Command): string => {
    const operands = command.operands.map(({ kinds, words, again }, at) => quoted(`${again ? '*' : at + 1}:${command.name}:${action(kinds, words)}`))
    return `      ${command.name}) _arguments ${[...allOptions(command).map(option), ...operands].join(' \\\n        ')} ;;`
  }
  return `#compdef sourcebook
# Completes command lines of sourcebook in zsh. In ~/.zshrc, below compinit:
#   eval "$(sourcebook completion zsh)"
_sourcebook_found() {
  local -a found
  case $1 in
    release) found=(\${(f)"$(${found.release})"}) ;;
    listed) found=(\${(f)"$(${found.listed})"}) ;;
    name) found=(\${(f)"$(${found.name})"}) ;;
  esac
  compadd -- $found
}
_sourcebook() {
  local curcontext=$curcontext state line
  local -a commands
  typeset -A opt_args
  commands=(
${commands.map((command) => `    ${quoted(`${command.name}:${briefly(command)}`)}`).join('\n')}
  )
  _arguments -C ${globalOptions.map(option).join(' ')} '1:command:->command' '*::argument:->argument'
  case $state in
    command) _describe command commands ;;
    argument) case $words[1] in
${commands.map(arm).join('\n')}
    esac ;;
  esac
}
if [[ $funcstack[1] == _sourcebook ]]; then _sourcebook "$@"; else compdef _sourcebook sourcebook; fi
`
}

/** What stands in brackets of a specification of _arguments. */
function described(text: string): string {
  return text.replace(/[[\]:\\]/gu, '\\$&')
}

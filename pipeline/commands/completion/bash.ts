import { commands, globalOptions } from '../table.ts'
import type { Kind } from '../table.ts'
import { allOptions, found, spellings, takesValue, valued } from './places.ts'

/** The script for bash 3.2 and newer, which needs nothing but bash. */
export function bashCompletion(schemes: readonly string[]): string {
  const words = (kinds: readonly Kind[], own: readonly string[] = []): string => {
    const all = [...own, ...(kinds.includes('scheme') ? schemes : [])]
    return [...(all.length > 0 ? [`words='${all.join(' ')}'`] : []), `kinds='${kinds.join(' ')}'`].join(' ')
  }
  const values = commands.flatMap((command) => allOptions(command).filter(takesValue).map((option) => `      ${spellings(option).map((each) => `'${command.name} ${each}'`).join('|')}) ${words(option.values ? [] : [option.kind ?? 'text'], option.values)} ;;`))
  const early = globalOptions.filter(takesValue).map((option) => `      ${spellings(option).map((each) => `' ${each}'`).join('|')}) ${words([], option.values)} ;;`)
  const listed = commands.map((command) => `      ${command.name}) words='${allOptions(command).flatMap(spellings).join(' ')}' ;;`)
  const places = commands.flatMap(({ name, operands }) => operands.map(({ kinds, words: own, again }, at) => `      '${name} '${again ? '*' : at}) ${words(kinds, own)} ;;`))
  return `# Completes command lines of sourcebook in bash. In ~/.bashrc:
#   eval "$(sourcebook completion bash)"
_sourcebook() {
  local word=\${COMP_WORDS[COMP_CWORD]} command= takes= place=0 words= kinds= each index
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    each=\${COMP_WORDS[index]}
    # bash takes --format=pdf for three words.
    if [[ $each == = ]]; then continue; fi
    if [[ -n $takes ]]; then takes=; continue; fi
    case $each in
      ${valued.join('|')}) takes=$each ;;
      -*) ;;
      *) if [[ -z $command ]]; then command=$each; else place=$((place + 1)); fi ;;
    esac
  done
  if [[ $word == = ]]; then word=; fi
  if [[ -n $takes ]]; then
    case "$command $takes" in
${[...values, ...early].join('\n')}
      *) kinds=text ;;
    esac
  elif [[ $word == -* ]]; then
    case $command in
${listed.join('\n')}
      *) words='${globalOptions.flatMap(spellings).join(' ')}' ;;
    esac
  else
    case "$command $place" in
      ' 0') words='${commands.map(({ name }) => name).join(' ')}' kinds=none ;;
${places.join('\n')}
      *) kinds=none ;;
    esac
  fi
  case " $kinds " in *' release '*) words="$words $(${found.release})" ;; esac
  case " $kinds " in *' listed '*) words="$words $(${found.listed})" ;; esac
  case " $kinds " in *' name '*) words="$words $(${found.name})" ;; esac
  set -f
  for each in $words; do
    if [[ $each == "$word"* ]]; then COMPREPLY+=("$each"); fi
  done
  set +f
  case " $kinds " in *' folder '*)
    while IFS= read -r each; do COMPREPLY+=("$each"); done < <(compgen -d -- "$word")
    compopt -o filenames 2>/dev/null ;;
  esac
  # Files are what readline offers where nothing else is.
  if [[ $kinds != file ]]; then compopt +o default 2>/dev/null; fi
  return 0
}
complete -o default -F _sourcebook sourcebook
`
}

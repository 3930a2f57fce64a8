import { briefly, commands, globalOptions, meaningOf, type CommandOption, type Kind } from '../table.ts'
import { allOptions, found, quoted, spellings, takesValue, valued } from './places.ts'

/** The script for fish 3 and newer. */
export function fishCompletion(schemes: readonly string[]): string {
  const offered = (kinds: readonly Kind[], words: readonly string[] = []): string => [
    ...words,
    ...(kinds.includes('scheme') ? schemes : []),
    ...(['release', 'listed', 'name'] as const).filter((kind) => kinds.includes(kind)).map((kind) => `(__sourcebook_${kind})`),
    ...(kinds.includes('folder') ? ['(__fish_complete_directories)'] : []),
  ].join(' ')
  const option = (each: CommandOption, where: string): string => {
    const [, short] = spellings(each)
    const taken = takesValue(each) ? (each.kind === 'file' ? ' -r -F' : ` -x -a ${quoted(each.values ? each.values.join(' ') : offered([each.kind ?? 'text']))}`) : ''
    return `complete -c sourcebook${where} -l ${each.name}${short === undefined ? '' : ` -s ${short.slice(1)}`}${taken} -d ${quoted(meaningOf(each))}`
  }
  return `# Completes command lines of sourcebook in fish. In ~/.config/fish/config.fish:
#   sourcebook completion fish | source
function __sourcebook_release
    ${found.release}
end
function __sourcebook_listed
    ${found.listed}
end
function __sourcebook_name
    ${found.name}
end
# Whether the command is the first word, and, where a second is given, how many operands stand behind it.
function __sourcebook_at
    set -l takes no
    set -l words
    for each in (commandline -opc)[2..-1]
        if test $takes = yes
            set takes no
        else if contains -- $each ${valued.join(' ')}
            set takes yes
        else if not string match -q -- '-*' $each
            set -a words $each
        end
    end
    if not set -q words[1]
        test "$argv[1]" = ''
        return
    end
    test "$words[1]" = "$argv[1]"; or return 1
    if set -q argv[2]
        test (math (count $words) - 1) $argv[2] $argv[3]
    end
end
complete -c sourcebook -e
complete -c sourcebook -f
${globalOptions.map((each) => option(each, '')).join('\n')}
${commands.map((command) => `complete -c sourcebook -n "__sourcebook_at ''" -a ${command.name} -d ${quoted(briefly(command))}`).join('\n')}
${commands.flatMap((command) => [
    ...allOptions(command).filter((each) => !globalOptions.includes(each)).map((each) => option(each, ` -n '__sourcebook_at ${command.name}'`)),
    ...command.operands.map(({ kinds, words, again }, at) => `complete -c sourcebook -n '__sourcebook_at ${command.name} ${again ? '-ge' : '-eq'} ${at}' ${kinds.includes('file') ? '-F' : `-a ${quoted(offered(kinds, words))}`}`),
  ]).join('\n')}
`
}

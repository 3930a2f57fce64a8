import { commands, globalOptions, options, type Command, type CommandOption } from './table.ts'

/** Columns of the help: where summaries begin, and what options mean. */
const SUMMARY = 28
const MEANING = 30

const foot = 'BOOK defaults to the current folder. The cache is .sourcebook/cache in it, or SOURCEBOOK_CACHE.'
const exits = 'Exit codes: 0 done; 1 a release is not the same; 64 wrong command line; 65 faults in the book; 70 fault of the press or its browser; 73 cannot write, or a release is there and is another; 75 another build of the book is running; 130 and 143 stopped by a signal.'

/** What `sourcebook --help` prints: made of the table of commands. No line is wider than `width`, but for a command that is longer. */
export function helpText(width = 126): string {
  return `sourcebook: the press for multilingual documentary editions

${commands.map((command) => described(command, width)).join('')}
${row('', foot, 0, width)}
${general(width)}
${row('', exits, 0, width)}`
}

/** What `sourcebook COMMAND --help` prints. */
export function helpOf(command: Command, width = 126): string {
  return `${described(command, width)}
${general(width)}${command.usages.some(({ written: line }) => line.includes('[BOOK]')) ? `\n${row('', foot, 0, width)}` : ''}`
}

function general(width: number): string {
  return globalOptions.map((option) => row(`  ${written(option)}`, option.help ?? '', SUMMARY, width)).join('')
}

function described({ usages }: Command, width: number): string {
  return usages.map((usage) => {
    // An option that the usage is written with needs no line.
    const own = (usage.options ?? []).filter(({ name }) => !usage.written.includes(`--${name}`))
    const told = own.filter(({ help, values }) => help !== undefined || values !== undefined)
    const rest = own.filter((option) => !told.includes(option))
    return [
      row(`  sourcebook ${usage.written}`, usage.help, SUMMARY, width),
      ...told.map((option) => row(`      ${written(option)}`, option.help ?? '', MEANING, width)),
      ...(rest.length > 0 ? [`      ${rest.map(written).join(', ')}\n`] : []),
    ].join('')
  }).join('')
}

/** `--out, -o DIR`, `--format pdf|epub|all`. */
function written({ name, argument, values }: CommandOption): string {
  const option: { readonly type: string; readonly short?: string } = options[name]
  const taken = argument ?? values?.join('|')
  return `--${name}${option.short === undefined ? '' : `, -${option.short}`}${taken === undefined ? '' : ` ${taken}`}`
}

/** A line whose second part begins at a column, folded there; below the first part where that is too long. */
function row(first: string, second: string, column: number, width: number): string {
  if (second === '') return `${first}\n`
  const lines: string[] = []
  let line = ''
  for (const word of second.split(' ')) {
    if (line !== '' && column + line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  const beside = first.length < column || column === 0 ? [`${first.padEnd(column)}${lines.shift()}`] : [first]
  return [...beside, ...lines.map((each) => `${' '.repeat(column)}${each}`)].map((each) => `${each}\n`).join('')
}

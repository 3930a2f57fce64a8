import { severityOf, type Diagnostic, } from '../../model/diagnostics.ts'

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const

/** Diagnostics as workflow commands, which GitHub shows at the line of the file. */
export function githubReport(messages: readonly Diagnostic[]): string {
  return messages.map((message) => {
    const properties = [`file=${property(message.file ?? '')}`, `line=${message.line}`, `col=${message.column}`, `title=${property(message.ruleId)}`]
    const text = message.note === undefined ? message.reason : `${message.reason}\n${message.note}`
    return `::${commands[severityOf(message)]} ${properties.join(',')}::${data(text)}\n`
  }).join('')
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

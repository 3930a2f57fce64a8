import { severityOf, type Diagnostic } from '../../model/diagnostics.ts'
import { rules, type RuleId } from '../../model/rules.ts'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** Diagnostics as a SARIF 2.1.0 log with one run; `version` is the program's. */
export function sarifReport(messages: readonly Diagnostic[], version: string): string {
  const used = [...new Set(messages.map((message) => message.ruleId))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'sourcebook', version, rules: used.map(ruleDescriptor) } },
      columnKind: 'utf16CodeUnits',
      results: messages.map((message) => ({
        ruleId: message.ruleId,
        ruleIndex: used.indexOf(message.ruleId),
        level: levels[severityOf(message)],
        message: { text: message.note === undefined ? message.reason : `${message.reason} ${message.note}` },
        locations: [{
          physicalLocation: {
            artifactLocation: { uri: encodeURI(message.file ?? '') },
            region: { startLine: message.line, startColumn: message.column },
          },
        }],
      })),
    }],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

function ruleDescriptor(id: RuleId): object {
  const { severity, summary, hint } = rules[id]
  return { id, shortDescription: { text: summary }, help: { text: hint }, defaultConfiguration: { level: levels[severity] } }
}

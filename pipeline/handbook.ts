import { helpText } from './commands/help.ts'
import { describedSchemas } from './load/index.ts'
import { directives } from './model/directives/index.ts'
import { rules } from './model/rules.ts'

/** A chapter of the handbook that is made from the program itself: Markdown. */
interface ReferenceChapter {
  /** File name in docs/manuscript/. */
  readonly file: string
  readonly text: string
}

/**
 * The reference of the handbook: every command, key, directive and rule, from the help text, the schemas and the catalogues that the program works
 * by. `npm run handbook` writes it; a test holds what was committed against it.
 */
export function referenceChapters(): ReferenceChapter[] {
  return [
    chapter('20-commands.md', 'Commands', 'What `sourcebook --help` prints.', `\`\`\`\n${helpText(66).trimEnd()}\n\`\`\``),
    chapter('21-keys.md', 'Files and Their Keys', 'Every YAML file of a book, key by key. `a.b` is a key in a map, `a[]` stands for each entry of a list, `a.*` for any key. Editors that know JSON Schema complete and explain the same keys: each file asks for its schema in its first line.', ...keys()),
    chapter('22-directives.md', 'Directives', 'What Markdown cannot say is said with directives. Words in square brackets are printed; attributes stand in braces.', ...listOfDirectives()),
    chapter('23-rules.md', 'Rules', 'Everything that the press can object to, by the permanent id that stands in its messages. An error stops the build; a warning stops a release; an info is only said.', ...listOfRules()),
  ]
}

function chapter(file: string, title: string, ...paragraphs: readonly string[]): ReferenceChapter {
  return { file, text: `---\ntitle: ${title}\n---\n${paragraphs.join('\n\n')}\n` }
}

function keys(): string[] {
  return Object.entries(describedSchemas()).flatMap(([name, { title, schema, keys: each }]) => [
    `## ${title.replaceAll('<', '(').replaceAll('>', ')')}`,
    `Schema: \`${name}\`.`,
    ...each.flatMap(({ by, required, holds, description }, index) => (by === undefined || each.findIndex((other) => other.by === by) !== index ? [] : [`**\`${by}\`**${required ? ' (required)' : ''}: ${plain(description)} *Holds:* ${holds}.`])),
    ...(each.some(({ by }) => by === undefined) && 'title' in schema ? ['All other keys are the variables of CSL 1.0.2, by their own names.'] : []),
  ])
}

function listOfDirectives(): string[] {
  const marks = { text: ':', leaf: '::', container: ':::' } as const
  return [...directives.values()].map(({ name, kind, label, attributes, places, summary }) => {
    const labelled = label === 'none' ? '' : '[…]'
    const given = Object.entries(attributes).map(([key, { required, flag, values, example }]) => {
      const accepted = values === undefined ? '' : `: ${values.map((value) => `\`${value}\``).join(', ')}`
      return `\`${flag === true ? key : `${key}=${/\s/u.test(example) ? `"${example}"` : example}`}\`${required ? ' (required)' : ''}${accepted}`
    })
    const where = places.length === 2 ? '' : places[0] === 'document' ? ' In documents only.' : ' Not in documents.'
    return `**\`${marks[kind]}${name}${labelled}\`** ${plain(summary)}${given.length > 0 ? ` *Attributes:* ${given.join('; ')}.` : ''}${where}`
  })
}

function listOfRules(): string[] {
  return Object.entries(rules).map(([id, { severity, summary, hint }]) => `**\`${id}\`** (${severity}) ${plain(summary)} *Way out:* ${plain(hint)}`)
}

/** Plain text with `code`, as Markdown: what would mean something outside code is escaped. */
function plain(text: string): string {
  return text.split('`').map((part, index) => (index % 2 === 1 ? `\`${part}\`` : part.replace(/[[\]*_<>{}#^@|\\~$]|:(?=[a-z:])/gu, '\\$&'))).join('')
}

import type { BookConfig, SourceDocument } from '../model/book.ts'
import { diagnostic, nearest, type Diagnostic } from '../model/diagnostics.ts'
import type { House } from '../model/house.ts'
import type { Theme } from '../model/theme.ts'
import { listFolder, readText, type Folder } from './folder.ts'
import { validate } from './issues.ts'
import type { Reading, TextFile } from './reading.ts'
import { themeSchema } from './schemas/theme.ts'
import { judgeStyleSheet } from './style-sheet.ts'
import { parseYaml } from './yaml.ts'

/** The theme is named on the command line: in no file. */
const NAMED = { file: 'manuscript/book.yaml', line: 1, column: 1 }

/** Reads a theme: styles/themes/<id>/ of the book, else of the program. `files` receives the book’s own. */
export async function readTheme(folder: Folder, program: Folder, id: string, files: Map<string, TextFile>): Promise<Reading<Theme>> {
  const named = async (from: Folder): Promise<string[]> => (await listFolder(from, 'styles/themes')).filter((entry) => entry.directory).map((entry) => entry.name)
  const [own, packed] = await Promise.all([named(folder), named(program)])
  const from = own.includes(id) ? folder : packed.includes(id) ? program : undefined
  if (from === undefined) {
    const known = [...new Set([...own, ...packed])].sort()
    const meant = nearest(id, known)
    return { value: undefined, messages: [diagnostic('file-exists', `There is no theme “${id}”.`, NAMED, meant === undefined ? `Name ${known.join(', ')}, or add the folder styles/themes/${id}/ to the book.` : `Did you mean “${meant}”?`)] }
  }
  const [settings, sheet] = await Promise.all(['theme.yaml', 'print.css'].map((name) => readText(from, `styles/themes/${id}/${name}`, NAMED)))
  const messages: Diagnostic[] = [...settings!.messages, ...sheet!.messages]
  if (settings?.value === undefined || sheet?.value === undefined) return { value: undefined, messages }
  if (from === folder) {
    for (const each of [settings.value, sheet.value]) files.set(each.file, each)
    messages.push(...folder.standing.of(judgeStyleSheet, sheet.value))
  }
  const parsed = parseTheme(settings.value)
  messages.push(...parsed.messages)
  return { value: parsed.value && folder.standing.same<Theme>('theme', { ...parsed.value, id, css: sheet.value.text }), messages }
}

/** Parses the settings of a theme. Pure. */
function parseTheme(source: TextFile): Reading<Omit<Theme, 'id' | 'css'>> {
  const { value: yaml, messages: broken } = parseYaml(source)
  if (yaml === undefined) return { value: undefined, messages: broken }
  const { value, messages } = validate(themeSchema, yaml)
  if (value === undefined) return { value: undefined, messages }
  const { sheet, sides, parallel, marks } = value
  return { value: { sheet, sides, parallel, marks: marks && { status: marks.status, lineNumbers: marks.line_numbers ?? 0, places: marks.places ?? false } }, messages }
}

/** The book’s settings as the theme has them. A proof is not for the printer. Pure, as the two below. */
export function themedConfig(config: BookConfig, { sheet, parallel }: Theme): BookConfig {
  const { policies } = config
  return { ...config, trim: sheet, printers: undefined, policies: { ...policies, documents: { ...policies.documents, ...(parallel && { parallel }) } } }
}

/** A document that does not say itself how its texts stand. */
export function themedDocument(document: SourceDocument, { parallel }: Theme): SourceDocument {
  return parallel === undefined || document.layout.parallel === undefined ? document : { ...document, layout: { ...document.layout, parallel } }
}

/** The house, with the theme’s rules behind its own. */
export function themedHouse(house: House, { css }: Theme): House {
  return { ...house, css: { ...house.css, print: `${house.css.print}\n${css}` } }
}

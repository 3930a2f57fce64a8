import { diagnostic, nearest, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { phenomenonNames, type Phenomenon, type Sign, type SignStyle } from '../model/phenomena.ts'
import { listFolder, readText, type Folder } from './folder.ts'
import { validate } from './issues.ts'
import type { Reading, TextFile } from './reading.ts'
import { signsSchema } from './schemas/signs.ts'
import { parseYaml } from './yaml.ts'

const plain: Sign = { before: '', after: '', manner: 'plain' }
const none = (id: string): SignStyle => ({ id, name: id, signs: Object.fromEntries(phenomenonNames.map((name) => [name, plain])) as Record<Phenomenon, Sign> })

/**
 * Reads the signs that the policy names: styles/phenomena/<id>.yaml of the book, else of the program. `files` receives the book’s own.
 * A style that cannot be used stands as one that prints no signs, with its diagnostics.
 */
export async function readSigns(folder: Folder, program: Folder, { id, place }: { readonly id: string; readonly place: Place }, files: Map<string, TextFile>): Promise<{ signs: SignStyle; messages: Diagnostic[] }> {
  const file = `styles/phenomena/${id}.yaml`
  const named = async (from: Folder): Promise<string[]> => (await listFolder(from, 'styles/phenomena')).map((entry) => entry.name.replace(/\.yaml$/u, ''))
  const [own, packed] = await Promise.all([named(folder), named(program)])
  const from = own.includes(id) ? folder : packed.includes(id) ? program : undefined
  if (from === undefined) {
    const known = [...new Set([...own, ...packed])].sort()
    const meant = nearest(id, known)
    const hint = meant === undefined ? `Write ${known.join(', ')}, or add ${file} to the book.` : `Did you mean “${meant}”?`
    return { signs: none(id), messages: [diagnostic('file-exists', `There is no house style of signs “${id}”.`, place, hint)] }
  }
  const read = await readText(from, file, place)
  if (read.value === undefined) return { signs: none(id), messages: [...read.messages] }
  if (from === folder) files.set(file, read.value)
  const { value, messages } = folder.standing.of(parseSigns, read.value, id)
  return { signs: value ?? none(id), messages: [...messages] }
}

/** Parses a house style of signs. Pure. */
export function parseSigns(source: TextFile, id: string): Reading<SignStyle> {
  const { value: yaml, messages: broken } = parseYaml(source)
  if (yaml === undefined) return { value: undefined, messages: broken }
  const { value, messages } = validate(signsSchema, yaml)
  if (value === undefined) return { value: undefined, messages }
  const signs = Object.fromEntries(phenomenonNames.map((name): [Phenomenon, Sign] => {
    const { before, after, manner, given, each } = value.signs[name]
    return [name, { before: before ?? '', after: after ?? '', manner: manner ?? 'plain', given: given && { before: given.before ?? '', after: given.after ?? '' }, each }]
  })) as Record<Phenomenon, Sign>
  return { value: { id, name: value.name, lang: value.lang, signs }, messages }
}

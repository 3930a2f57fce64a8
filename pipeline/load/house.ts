import type { House } from '../model/house.ts'
import type { Diagnostic } from '../model/diagnostics.ts'
import { readText, type Folder } from './folder.ts'
import { readFonts } from './fonts.ts'
import type { TextFile } from './reading.ts'

/**
 * Reads the house style: the program’s styles/, of which a book’s own styles/ wins file by file. `files` receives the
 * book’s own. Faults in the program’s own files are reported too; they are ours.
 */
export async function readHouse(folder: Folder, program: Folder, files: Map<string, TextFile>): Promise<{ house: House; messages: Diagnostic[] }> {
  const messages: Diagnostic[] = []
  const read = async (name: string): Promise<{ source: TextFile; from: Folder } | undefined> => {
    const file = `styles/${name}`
    const place = { file, line: 1, column: 1 }
    const own = await readText(folder, file, place)
    if (own.value !== undefined) return { source: own.value, from: folder }
    // Missing means that the program's file is meant; anything else is a fault of the book's file.
    if (own.messages.some((message) => message.ruleId !== 'file-exists')) {
      messages.push(...own.messages)
      return undefined
    }
    const packed = await readText(program, file, place)
    messages.push(...packed.messages)
    return packed.value && { source: packed.value, from: program }
  }
  const found = await Promise.all([read('shared.css'), read('print.css'), read('epub.css'), read('changes.css'), read('fonts.yaml')])
  const [shared, print, epub, changes, fonts] = found
  // In this order, whichever was read first.
  for (const each of found) if (each?.from === folder) files.set(each.source.file, each.source)
  const css = { shared: shared?.source.text ?? '', print: print?.source.text ?? '', epub: epub?.source.text ?? '', changes: changes?.source.text ?? '' }
  if (fonts === undefined) return { house: { css, fonts: [], stacks: { default: [] } }, messages }
  const faces = await readFonts(fonts.source, fonts.from, program.root)
  messages.push(...faces.messages)
  return { house: folder.standing.same<House>('house', { css, ...(faces.value ?? { fonts: [], stacks: { default: [] } }) }), messages }
}

import { lstatSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import { isInside, listFolder, type Folder } from './folder.ts'

/** Characters that some system allows in no name, and those that nobody sees. */
const refused = /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFFD<>:"|?*\\]/u
/** Names that Windows keeps for devices, with any ending. */
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/iu

/**
 * The folders of a book and the names in them: no folder may lie elsewhere, and a name must be one that every system can write, and tell
 * from its neighbours: a book is cloned, and what is built of it must be the same everywhere.
 */
export async function judgeNames(folder: Folder): Promise<Diagnostic[]> {
  const messages: Diagnostic[] = []
  const sources = (await listFolder(folder, 'sources')).filter((entry) => entry.directory)
  for (const path of ['manuscript', 'manuscript/releases', 'sources', 'styles', 'styles/phenomena']) messages.push(...strayFolder(folder, path))
  for (const path of ['manuscript', 'sources', 'styles', ...sources.map((entry) => `sources/${entry.name}`)]) {
    const seen = new Map<string, string>()
    for (const { name, directory } of await listFolder(folder, path)) {
      const place = { file: `${path}/${name}`, line: 1, column: 1 }
      const what = directory ? 'folder' : 'file'
      const bad = refused.exec(name)?.[0]
      const folded = name.normalize('NFC').toLowerCase()
      const other = seen.get(folded)
      if (bad !== undefined) messages.push(diagnostic('file-name-portable', `The name of the ${what} “${name}” holds U+${(bad.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}, which not every system can write.`, place))
      else if (reserved.test(name) || /[. ]$/u.test(name)) messages.push(diagnostic('file-name-portable', `The name of the ${what} “${name}” is none on Windows.`, place))
      else if (/^\d+[a-z]?-\.md$/u.test(name)) messages.push(diagnostic('file-name-portable', `Nothing is left of the name of the file “${name}” when its number is taken away.`, place, 'Write a word behind the number: it is the id of the chapter.'))
      else if (other !== undefined) messages.push(diagnostic('file-name-portable', `The names “${other}” and “${name}” are one and the same on many systems.`, place))
      seen.set(folded, name)
    }
  }
  return messages
}

/** A folder that is a link to a place outside, or to nothing. */
function strayFolder(folder: Folder, path: string): Diagnostic[] {
  const place = { file: path, line: 1, column: 1 }
  const whole = join(folder.root, path)
  try {
    if (isInside(realpathSync.native(whole), folder.realRoot)) return []
    return [diagnostic('file-inside-book', `The folder “${path}” is a link to a place outside the book folder.`, place)]
  } catch {
    const link = lstatSync(whole, { throwIfNoEntry: false })
    return link?.isSymbolicLink() ? [diagnostic('file-exists', `The folder “${path}” is a link that leads nowhere.`, place)] : []
  }
}

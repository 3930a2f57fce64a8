import { createRequire } from 'node:module'
import { basename, dirname, join, posix } from 'node:path'
import { create } from 'fontkit'
import type { FontFace, House } from '../model/house.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Standing } from '../model/standing.ts'
import { openFolder, readBytes, type Folder } from './folder.ts'
import { validate } from './issues.ts'
import { limits } from './limits.ts'
import type { Reading, TextFile } from './reading.ts'
import { fontsSchema } from './schemas/fonts.ts'
import { parseYaml } from './yaml.ts'

/** npm’s rule for the name of a package: never a path. */
const packageName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/u

/**
 * Reads styles/fonts.yaml: the faces with their coverage, and the stacks by script. Packages are found from `programRoot`;
 * a face without package lies in the styles/ of `folder`, the folder that fonts.yaml was read from.
 */
export async function readFonts(source: TextFile, folder: Folder, programRoot: string): Promise<Reading<Pick<House, 'fonts' | 'stacks'>>> {
  const { value: yaml, messages: broken } = folder.standing.of(parseYaml, source, 0)
  if (yaml === undefined) return { value: undefined, messages: broken }
  const { value, messages: issues } = validate(fontsSchema, yaml)
  if (value === undefined) return { value: undefined, messages: issues }
  const messages: Diagnostic[] = []
  const require = createRequire(join(programRoot, 'package.json'))
  const names = new Set<string>()
  const faces = await Promise.all(
    value.fonts.map(async (entry, index): Promise<FontFace | undefined> => {
      const place = yaml.at(['fonts', index, 'file'])
      const fileName = basename(entry.file)
      if (names.has(fileName)) messages.push(diagnostic('yaml-type-valid', `A font file named “${fileName}” is listed already.`, place, 'Rename one of the two.'))
      names.add(fileName)
      const home = entry.package === undefined ? { folder, path: posix.join('styles', entry.file), origin: 'the book' } : await packageHome(entry.package, entry.file, require, folder.standing)
      if (home === undefined) {
        const reason = `The package “${entry.package ?? ''}” is not installed.`
        messages.push(diagnostic('file-exists', reason, yaml.at(['fonts', index, 'package']), 'Install it where Sourcebook is installed, or correct its name.'))
        return undefined
      }
      const bytes = await readBytes(home.folder, home.path, place, limits.fontBytes, { large: true })
      messages.push(...bytes.messages)
      if (bytes.value === undefined) return undefined
      const coverage = folder.standing.of(coverageOf, bytes.value)
      if (coverage === undefined) {
        messages.push(diagnostic('yaml-type-valid', `The file “${entry.file}” is not a TrueType font.`, place, 'Name a .ttf file.'))
        return undefined
      }
      return { family: entry.family, path: join(home.folder.root, home.path), fileName, weight: entry.weight, style: entry.style, origin: home.origin, licence: entry.licence, coverage }
    }),
  )
  const families = new Set(value.fonts.map((font) => font.family))
  for (const [script, stack] of Object.entries(value.stacks)) {
    stack.forEach((family, index) => {
      if (!families.has(family)) messages.push(diagnostic('yaml-type-valid', `No font of the family “${family}” is listed.`, yaml.at(['stacks', script, index])))
    })
  }
  if (value.stacks['default'] === undefined) messages.push(diagnostic('yaml-key-required', 'The key “default” is missing in “stacks”.', yaml.at(['stacks'])))
  return { value: { fonts: faces.filter((face) => face !== undefined), stacks: value.stacks }, messages }
}

async function packageHome(name: string, file: string, require: NodeJS.Require, standing: Standing): Promise<{ folder: Folder; path: string; origin: string } | undefined> {
  if (!packageName.test(name)) return undefined
  try {
    const manifest = require.resolve(`${name}/package.json`)
    const { version } = require(manifest) as { version: string }
    return { folder: await openFolder(dirname(manifest), standing), path: posix.normalize(file), origin: `${name} ${version}` }
  } catch {
    return undefined
  }
}

/** The characters of a font file; undefined for a collection, or for what is no font. */
function coverageOf(bytes: Uint8Array): [number, number][] | undefined {
  try {
    const font = create(bytes)
    return 'characterSet' in font ? ranges(font.characterSet) : undefined
  } catch {
    return undefined
  }
}

/** Sorted code points → inclusive ranges. */
function ranges(characters: readonly number[]): [number, number][] {
  const sorted = Uint32Array.from(characters).sort()
  const found: [number, number][] = []
  for (const code of sorted) {
    const last = found.at(-1)
    if (last !== undefined && code <= last[1] + 1) last[1] = code
    else found.push([code, code])
  }
  return found
}

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { create, type Font } from 'fontkit'
import type { FontFace, House } from '../model/house.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import { validate } from './issues.ts'
import type { Reading, TextFile } from './reading.ts'
import { fontsSchema } from './schemas/fonts.ts'
import { parseYaml } from './yaml.ts'

interface Located {
  readonly path: string
  readonly origin: string
}

/**
 * Reads styles/fonts.yaml: the faces with their coverage, and the stacks by script. Packages are found from `programRoot`;
 * a face without package lies in `styles`, the folder of the file.
 */
export async function readFonts(source: TextFile, styles: string, programRoot: string): Promise<Reading<Pick<House, 'fonts' | 'stacks'>>> {
  const { value: yaml, messages: broken } = parseYaml(source)
  if (yaml === undefined) return { value: undefined, messages: broken }
  const { value, messages: issues } = validate(fontsSchema, yaml)
  if (value === undefined) return { value: undefined, messages: issues }
  const messages: Diagnostic[] = []
  const require = createRequire(join(programRoot, 'package.json'))
  const faces = await Promise.all(
    value.fonts.map(async (entry, index): Promise<FontFace | undefined> => {
      const found = locate(entry.package, entry.file, styles, require)
      const place = yaml.at(['fonts', index, entry.package === undefined ? 'file' : 'package'])
      if (found === undefined) {
        messages.push(diagnostic('file-exists', `The package “${entry.package ?? ''}” is not installed.`, place, 'Install it where Sourcebook is installed, or correct its name.'))
        return undefined
      }
      const fileName = basename(entry.file)
      try {
        const coverage = ranges(openFont(await readFile(found.path)).characterSet)
        return { family: entry.family, path: found.path, fileName, weight: entry.weight, style: entry.style, origin: found.origin, licence: entry.licence, coverage }
      } catch {
        messages.push(diagnostic('file-exists', `The font file “${entry.file}” is not there, or is not a TrueType font.`, yaml.at(['fonts', index, 'file'])))
        return undefined
      }
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

function locate(name: string | undefined, file: string, styles: string, require: NodeJS.Require): Located | undefined {
  if (name === undefined) return { path: join(styles, file), origin: 'the book' }
  try {
    const manifest = require.resolve(`${name}/package.json`)
    const { version } = require(manifest) as { version: string }
    return { path: join(dirname(manifest), file), origin: `${name} ${version}` }
  } catch {
    return undefined
  }
}

function openFont(bytes: Uint8Array): Font {
  const font = create(bytes)
  if (!('characterSet' in font)) throw new Error('a collection of fonts, not one')
  return font
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

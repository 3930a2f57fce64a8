import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Held } from './routes.ts'

const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', html: 'text/html', svg: 'image/svg+xml' }

/** Reads the workbench as it was compiled: the files of its folder, each by its path, and workbench.html as `/`. */
export async function readPage(folder: string): Promise<Map<string, Held>> {
  const files = new Map<string, Held>()
  for (const name of (await readdir(folder)).sort()) {
    const type = types[name.slice(name.lastIndexOf('.') + 1)]
    if (type === undefined) continue
    const file: Held = { type: `${type}; charset=utf-8`, body: await readFile(join(folder, name)) }
    if (name === 'workbench.html') files.set('/', file)
    else files.set(`/workbench/${name}`, file)
  }
  if (!files.has('/')) throw new Error(`${folder} has no workbench.html: run npm run compile`)
  return files
}

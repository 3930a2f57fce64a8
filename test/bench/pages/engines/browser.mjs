import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../peers.mjs'

/** The browser that the press is pinned to, for every engine that needs one. */
export async function browser() {
  const unpack = join(root, 'dist/program/print/unpack.js')
  if (!existsSync(unpack)) throw new Error('the program is not compiled: run `npm run compile` first')
  const { unpackBrowser } = await import(pathToFileURL(unpack).href)
  return unpackBrowser()
}

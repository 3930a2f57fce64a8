// The engines that ours is compared with: where they come from and whether they are here. Nothing of them is a dependency of the program.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../../..')
/** Git-ignored; holds what npm brings. */
const cache = join(root, '.sourcebook/peers')
const pinned = { '@myriaddreamin/typst-ts-node-compiler': '0.7.0', '@vivliostyle/cli': '11.3.3' }

/** What the others come in: to be installed by whoever runs the comparison. */
export const DEBIAN = 'apt-get install --no-install-recommends texlive-luatex texlive-latex-recommended weasyprint'

/** Brings the peers that npm has into the cache, at their pinned versions. */
export function installPeers() {
  mkdirSync(cache, { recursive: true })
  writeFileSync(join(cache, 'package.json'), JSON.stringify({ private: true, dependencies: pinned }, null, 2))
  command('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: cache, env: { PUPPETEER_SKIP_DOWNLOAD: '1' } })
  console.log(`${Object.entries(pinned).map((each) => each.join(' ')).join(', ')} in ${cache}\nLuaLaTeX and WeasyPrint are taken from PATH: ${DEBIAN}`)
}

/** Folder and version of a package in the cache; undefined where it is not installed. */
export function peerPackage(name) {
  const folder = join(cache, 'node_modules', name)
  if (!existsSync(join(folder, 'package.json'))) return undefined
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return { folder, version }
}

/** Where a file of one of the repository’s own packages lies. */
export const packaged = (path) => join(root, 'node_modules', path)
export const FACES = packaged('@expo-google-fonts/eb-garamond')

/** First line that a program says of itself; undefined where it is not on PATH. */
export function versionOf(name, args = ['--version']) {
  const { status, stdout } = spawnSync(name, args, { encoding: 'utf8' })
  return status === 0 ? stdout.split('\n')[0].trim() : undefined
}

/** Runs a program to its end. @throws with what it said where it fails. */
export function command(name, args, { cwd, env = {} } = {}) {
  const { status, stdout, stderr, error } = spawnSync(name, args, { cwd, encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 1e8 })
  if (error || status !== 0) throw new Error(`${name} ${args[0]}: ${error?.message ?? `${stdout.slice(-1500)}${stderr.slice(-1500)}`}`)
  return stdout
}

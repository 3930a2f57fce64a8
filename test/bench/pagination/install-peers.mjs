// Other engines, for the table of `npm run bench -- pagination … --peers`: into node_modules/.cache/peers, which is no dependency of
// anything. `node test/bench/pagination/install-peers.mjs`. WeasyPrint and a Chromium are taken from the PATH.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const peersFolder = join(import.meta.dirname, '../../../node_modules/.cache/peers')
export const versions = { 'pagedjs-cli': '0.4.3', '@vivliostyle/cli': '11.0.0', '@myriaddreamin/typst-ts-node-compiler': '0.7.0' }

if (process.argv[1] === import.meta.filename) {
  mkdirSync(peersFolder, { recursive: true })
  writeFileSync(join(peersFolder, 'package.json'), JSON.stringify({ private: true, dependencies: versions }))
  for (const [name, version] of Object.entries(versions)) {
    const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-save', '--ignore-scripts', `${name}@${version}`], { cwd: peersFolder, stdio: 'inherit', env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' } })
    if (status !== 0) process.stderr.write(`${name} ${version} cannot be installed: the table will say so\n`)
  }
}

// What other engines take for the same words: whole processes, from HTML (or Typst) to PDF. One that is not installed says so.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { peersFolder, versions } from './install-peers.mjs'
import { measured } from './processes.mjs'

/** An engine may take so many seconds before it is given up. */
const limit = 400
const script = (name) => join(import.meta.dirname, `${name}.mjs`)
const onPath = (...names) => names.map((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()).find((path) => path !== '')
const installed = (name) => existsSync(join(peersFolder, 'node_modules', name))
const bin = (name) => join(peersFolder, 'node_modules/.bin', name)

const engines = [
  { name: 'stock Paged.js 0.4.3', isThere: () => true, command: (folder) => [process.execPath, [script('run-pagedjs'), folder]] },
  {
    name: `pagedjs-cli ${versions['pagedjs-cli']}`,
    isThere: () => installed('pagedjs-cli') && onPath('chromium', 'google-chrome') !== undefined,
    command: (folder) => [bin('pagedjs-cli'), [join(folder, 'book.html'), '-o', join(folder, 'pagedjs-cli.pdf'), '--browserArgs', '--no-sandbox', '--timeout', String(limit * 1000)]],
  },
  {
    name: `Vivliostyle CLI ${versions['@vivliostyle/cli']}`,
    isThere: () => installed('@vivliostyle/cli') && onPath('chromium', 'google-chrome') !== undefined,
    command: () => [bin('vivliostyle'), ['build', 'book.html', '-o', 'vivliostyle.pdf', '--timeout', String(limit), '--executable-browser', onPath('chromium', 'google-chrome')]],
  },
  { name: 'WeasyPrint', isThere: () => onPath('weasyprint') !== undefined, command: (folder) => [onPath('weasyprint'), [join(folder, 'book.html'), join(folder, 'weasyprint.pdf')]] },
  { name: `Typst (within Node, ${versions['@myriaddreamin/typst-ts-node-compiler']})`, isThere: () => installed('@myriaddreamin/typst-ts-node-compiler'), command: (folder) => [process.execPath, [script('run-typst'), folder]] },
]

/** Runs every engine on a book: its name → seconds, or why there are none. */
export async function measurePeers(root, folder) {
  await measured(process.execPath, [script('run-peer-input'), root, folder])
  const found = {}
  for (const { name, isThere, command } of engines) {
    if (!isThere()) {
      found[name] = 'not installed'
      continue
    }
    const [program, args] = command(folder)
    const env = { PUPPETEER_EXECUTABLE_PATH: onPath('chromium', 'google-chrome') ?? '' }
    found[name] = await measured(program, args, { env, cwd: folder, timeout: limit * 1000 }).then(
      ({ seconds, memory }) => ({ seconds, memory }),
      (error) => (process.stderr.write(`${name}: ${String(error.message).slice(0, 600)}\n`), 'failed'),
    )
  }
  return found
}

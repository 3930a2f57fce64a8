import { join } from 'node:path'
import { command, peerPackage } from '../peers.mjs'
import { browser } from './browser.mjs'
import { writeHtml } from './html.mjs'

const peer = peerPackage('@vivliostyle/cli')

/** @type {import('./index.mjs').Engine} */
export const vivliostyle = {
  name: 'Vivliostyle CLI',
  version: () => peer?.version,
  absence: 'npm run bench -- pages install',
  write: (chapters, folder) => writeHtml(chapters, folder, { soft: true }),
  async set(folder) {
    const { executable, env } = await browser()
    command(join(peer.folder, 'dist/cli.js'), ['build', 'book.html', '-o', 'book.pdf', '--executable-browser', executable, '--timeout', '600'], { cwd: folder, env })
    return join(folder, 'book.pdf')
  },
}

import { join } from 'node:path'
import { command, versionOf } from '../peers.mjs'
import { writeHtml } from './html.mjs'

/** @type {import('./index.mjs').Engine} */
export const weasyprint = {
  name: 'WeasyPrint',
  version: () => versionOf('weasyprint')?.replace(/^WeasyPrint version /u, ''),
  absence: 'weasyprint is not on PATH',
  write: (chapters, folder) => writeHtml(chapters, folder, { soft: false }),
  set(folder) {
    command('weasyprint', ['-q', 'book.html', 'book.pdf'], { cwd: folder })
    return join(folder, 'book.pdf')
  },
}

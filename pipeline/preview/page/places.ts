import type { PlaceView } from '../protocol.ts'
import { make } from './dom.ts'

/** A place of the book folder: a link that opens it in the editor, and a button that copies it. */
export function placeLinks({ file, line, column }: PlaceView, root: string): HTMLElement[] {
  const plain = `${file}:${line}:${column}`
  const path = `${root}/${file}`.replaceAll('\\', '/')
  const link = make('a', { class: 'place', href: `vscode://file${path.startsWith('/') ? '' : '/'}${path.split('/').map(encodeURIComponent).join('/')}:${line}:${column}`, title: 'Open in Visual Studio Code' }, plain)
  const copy = make('button', {
    type: 'button', class: 'quiet copy', 'aria-label': `Copy ${plain}`, title: 'Copy the path',
    click: () => void navigator.clipboard?.writeText(`${root}/${plain}`).then(() => { copy.textContent = 'copied'; setTimeout(() => (copy.textContent = 'copy'), 1200) }, () => undefined),
  }, 'copy')
  return [link, copy]
}

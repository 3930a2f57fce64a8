import type { OutlineEntry } from '../model/edition.ts'
import { destinationArray, type Destination } from './links.ts'
import type { PdfFile } from './pdf-file.ts'
import { textString } from './pdf-writer.ts'

/**
 * Writes the outline (bookmarks), nested as the edition's, as objects numbered from `free` on; entries begin closed. Entries that lead
 * nowhere are left out with their children. Returns the number of its root, undefined where it is empty, and the next free number.
 */
export function writeOutline(file: PdfFile, entries: readonly OutlineEntry[], place: (id: string) => Destination | undefined, free: number): { root: number | undefined; free: number } {
  let next = free
  const root = next++
  const writeLevel = (parent: number, level: readonly OutlineEntry[]): { links: string; count: number } => {
    const items = level.flatMap((entry) => {
      const destination = place(entry.id)
      return destination === undefined ? [] : [{ entry, destination, number: next++ }]
    })
    items.forEach(({ entry, destination, number }, index) => {
      const title = entry.number === '' ? entry.title : `${entry.number}\u2002${entry.title}`
      const inner = writeLevel(number, entry.children)
      const [previous, following] = [items[index - 1], items[index + 1]]
      const around = `${previous ? `\n/Prev ${previous.number} 0 R` : ''}${following ? `\n/Next ${following.number} 0 R` : ''}`
      const below = inner.count > 0 ? `${inner.links}\n/Count ${-inner.count}` : ''
      file.objects.set(number, { text: `<</Title ${textString(title.replace(/\u00AD/g, ''))}\n/Parent ${parent} 0 R\n/Dest ${destinationArray(destination)}${around}${below}>>` })
    })
    const [first, last] = [items[0], items.at(-1)]
    return { links: first && last ? `\n/First ${first.number} 0 R\n/Last ${last.number} 0 R` : '', count: items.length }
  }
  const { links, count } = writeLevel(root, entries)
  if (count === 0) return { root: undefined, free }
  file.objects.set(root, { text: `<</Type /Outlines${links}\n/Count ${count}>>` })
  return { root, free: next }
}

import { PDFHexString, PDFName, PDFNumber, type PDFDict, type PDFDocument, type PDFRef } from 'pdf-lib'
import type { OutlineEntry } from '../model/edition.ts'
import { destinationArray, type Destination } from './links.ts'

/** Writes the outline (bookmarks), nested as the edition's; entries begin closed. Entries that lead nowhere are left out with their children. */
export function writeOutline(document: PDFDocument, entries: readonly OutlineEntry[], place: (id: string) => Destination | undefined): void {
  document.catalog.delete(PDFName.of('Outlines'))
  if (entries.length === 0) return
  const { context } = document
  const root = context.obj({ Type: 'Outlines' }) as PDFDict
  const reference = context.register(root)
  const count = writeLevel(document, root, reference, entries, place)
  if (count > 0) {
    root.set(PDFName.of('Count'), PDFNumber.of(count))
    document.catalog.set(PDFName.of('Outlines'), reference)
  }
}

function writeLevel(document: PDFDocument, parent: PDFDict, parentReference: PDFRef, entries: readonly OutlineEntry[], place: (id: string) => Destination | undefined): number {
  const { context } = document
  const items: { dict: PDFDict; reference: PDFRef }[] = []
  for (const entry of entries) {
    const destination = place(entry.id)
    if (destination === undefined) continue
    const title = entry.number === '' ? entry.title : `${entry.number}\u2002${entry.title}`
    const dict = context.obj({}) as PDFDict
    dict.set(PDFName.of('Title'), PDFHexString.fromText(title.replace(/\u00AD/g, '')))
    dict.set(PDFName.of('Parent'), parentReference)
    dict.set(PDFName.of('Dest'), destinationArray(document, destination))
    const reference = context.register(dict)
    items.push({ dict, reference })
    const inner = writeLevel(document, dict, reference, entry.children, place)
    if (inner > 0) dict.set(PDFName.of('Count'), PDFNumber.of(-inner))
  }
  items.forEach(({ dict }, index) => {
    const previous = items[index - 1]
    const next = items[index + 1]
    if (previous) dict.set(PDFName.of('Prev'), previous.reference)
    if (next) dict.set(PDFName.of('Next'), next.reference)
  })
  const first = items[0]
  const last = items.at(-1)
  if (first && last) {
    parent.set(PDFName.of('First'), first.reference)
    parent.set(PDFName.of('Last'), last.reference)
  }
  return items.length
}

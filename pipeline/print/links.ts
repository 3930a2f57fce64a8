import type { PdfFile } from './pdf-file.ts'
import { textString } from './pdf-writer.ts'

/** A place in the PDF: the number of its page, and its top in points from the lower edge. */
export interface Destination {
  readonly page: number
  readonly top: number
}

/** `[page /XYZ null top null]`: the place at the top of the window, zoom as it is. */
export function destinationArray({ page, top }: Destination): string {
  return `[${page} 0 R /XYZ null ${Math.round(top * 100) / 100} null]`
}

/**
 * Turns every link to `sentinel` + id into a jump to the place of that id, and says of every link, for those who cannot see it, where it leads.
 * Returns ids that lead nowhere. Chromium’s print is quadratic in links inside a document; links outside cost nothing.
 *
 * @param describe the place of an id in words: “Page 45”.
 */
export function resolveLinks(file: PdfFile, sentinel: string, place: (id: string) => Destination | undefined, describe: (id: string) => string): string[] {
  const lost: string[] = []
  for (const [number, { text }] of file.objects) {
    if (!text.startsWith('<</Type /Annot') || !/\/URI\b/.test(text)) continue
    const [action, written] = /\/A <<[^<>]*\/URI \(((?:\\[\s\S]|[^\\()])*)\)\s*>>/.exec(text) ?? []
    if (action === undefined || written === undefined) throw new Error('a link of the PDF is made in a way that is not known')
    const address = written.replace(/\\([\s\S])/g, '$1')
    if (!address.startsWith(sentinel)) {
      file.objects.set(number, { text: text.replace(action, () => `${action}\n/Contents ${textString(address.replace(/^mailto:/, ''))}`) })
      continue
    }
    const id = decodeURIComponent(address.slice(sentinel.length))
    const destination = place(id)
    if (destination === undefined) lost.push(id)
    else file.objects.set(number, { text: text.replace(action, () => `/Dest ${destinationArray(destination)}\n/Contents ${textString(describe(id))}`) })
  }
  return lost
}

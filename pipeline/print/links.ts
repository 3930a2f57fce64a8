import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNull, PDFNumber, PDFString, type PDFDocument, type PDFRef } from 'pdf-lib'

/** A place in the PDF: page and top, in points from the lower edge. */
export interface Destination {
  readonly page: PDFRef
  readonly top: number
}

/** `[page /XYZ null top null]`: the place at the top of the window, zoom as it is. */
export function destinationArray(document: PDFDocument, { page, top }: Destination): PDFArray {
  const array = PDFArray.withContext(document.context)
  array.push(page)
  array.push(PDFName.of('XYZ'))
  array.push(PDFNull)
  array.push(PDFNumber.of(Math.round(top * 100) / 100))
  array.push(PDFNull)
  return array
}

/**
 * Turns every link to `sentinel` + id into a jump to the place of that id. Returns ids that lead nowhere.
 * Chromium’s print is quadratic in links inside a document; links outside cost nothing.
 */
export function resolveLinks(document: PDFDocument, sentinel: string, place: (id: string) => Destination | undefined): string[] {
  const lost: string[] = []
  for (const page of document.getPages()) {
    const annotations = page.node.Annots()
    if (annotations === undefined) continue
    for (let index = 0; index < annotations.size(); index++) {
      const annotation = annotations.lookupMaybe(index, PDFDict)
      const action = annotation?.lookupMaybe(PDFName.of('A'), PDFDict)
      const uri = action?.lookup(PDFName.of('URI'))
      if (annotation === undefined || !(uri instanceof PDFString || uri instanceof PDFHexString)) continue
      const address = uri.decodeText()
      if (!address.startsWith(sentinel)) continue
      const id = decodeURIComponent(address.slice(sentinel.length))
      const destination = place(id)
      if (destination === undefined) {
        lost.push(id)
        continue
      }
      annotation.delete(PDFName.of('A'))
      annotation.set(PDFName.of('Dest'), destinationArray(document, destination))
    }
  }
  return lost
}

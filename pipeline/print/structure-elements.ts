import { references, type PdfFile } from './pdf-file.ts'

/** A run of marked content of a page. */
export interface MarkedContent {
  readonly page: number
  readonly id: number
}

/** What an element holds: elements, marked content, or an annotation (the text of its reference). */
export type Kid = StructureElement | MarkedContent | string

/** An element of the structure tree, taken apart. */
export interface StructureElement {
  readonly number: number
  role: string
  kids: Kid[]
  /** Its other entries, without `/`: `Lang` → `(fr)`. `P`, `Pg` and `K` are made anew when it is written. */
  readonly entries: Map<string, string>
}

export function isElement(kid: Kid): kid is StructureElement {
  return typeof kid === 'object' && 'role' in kid
}

export function isContent(kid: Kid): kid is MarkedContent {
  return typeof kid === 'object' && 'id' in kid
}

/** Reads an element with all that hangs from it. */
export function readElement(file: PdfFile, number: number): StructureElement {
  const entries = dictionary(file.objects.get(number)?.text ?? '')
  const role = (entries.get('S') ?? '/NonStruct').slice(1)
  const page = entries.get('Pg')
  const kids: Kid[] = []
  for (const [kid, element, id] of (entries.get('K') ?? '').matchAll(/<<[^>]*>>|(\d+) 0 R|(\d+)/g)) {
    if (element !== undefined) kids.push(readElement(file, Number(element)))
    else if (id !== undefined) kids.push({ page: numberIn(page), id: Number(id) })
    else if (/\/MCID/.test(kid)) {
      const inner = dictionary(kid)
      kids.push({ page: numberIn(inner.get('Pg') ?? page), id: Number(inner.get('MCID')) })
    } else kids.push(kid)
  }
  for (const key of ['Type', 'S', 'P', 'Pg', 'K']) entries.delete(key)
  return { number, role, kids, entries }
}

/** Writes an element with all that hangs from it. Its page is the one on which it begins. */
export function writeElement(file: PdfFile, element: StructureElement, parent: number): void {
  const page = firstPage(element)
  const kids = element.kids.map((kid) => {
    if (typeof kid === 'string') return kid
    if (isContent(kid)) return kid.page === page ? String(kid.id) : `<</Type /MCR\n/Pg ${kid.page} 0 R\n/MCID ${kid.id}>>`
    writeElement(file, kid, element.number)
    return `${kid.number} 0 R`
  })
  const held = kids.length === 0 ? [] : [`/K ${kids.length === 1 && !kids[0]!.startsWith('<<') ? kids[0]! : `[${kids.join(' ')}]`}`]
  const rest = [...element.entries].map(([key, value]) => `/${key} ${value}`)
  file.objects.set(element.number, { text: `<<${['/Type /StructElem', `/S /${element.role}`, `/P ${parent} 0 R`, ...(page === undefined ? [] : [`/Pg ${page} 0 R`]), ...held, ...rest].join('\n')}>>` })
}

/** The number of the page on which an element begins; undefined where nothing of it is printed. */
export function firstPage(element: StructureElement): number | undefined {
  for (const kid of element.kids) {
    const page = isContent(kid) ? kid.page : isElement(kid) ? firstPage(kid) : numberIn(dictionary(kid as string).get('Pg'))
    if (page !== undefined && page > 0) return page
  }
  return undefined
}

/** The entries of a dictionary: key without `/` → the text of its value. */
export function dictionary(text: string): Map<string, string> {
  const entries = new Map<string, string>()
  let at = text.indexOf('<<') + 2
  const name = /\s*\/([^\s/<>[\]()]+)\s*/y
  for (;;) {
    name.lastIndex = at
    const key = name.exec(text)
    if (key === null) return entries
    const start = name.lastIndex
    at = endOfValue(text, start)
    entries.set(key[1]!, text.slice(start, at).trimEnd())
  }
}

const VALUE = /\((?:\\[\s\S]|[^\\()])*\)|<<|>>|[[\]]|<[0-9A-Fa-f\s]*>|\/[^\s/<>[\]()]+|[^\s/<>[\]()]+(?:\s+\d+\s+R\b)?/y

/** Where the value that begins at `start` ends: a name, a string, a number or reference, an array, a dictionary. */
function endOfValue(text: string, start: number): number {
  let depth = 0
  let at = start
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at++
    VALUE.lastIndex = at
    const [token] = VALUE.exec(text) ?? []
    if (token === undefined) throw new Error('a dictionary of the PDF cannot be read')
    at += token.length
    if (token === '<<' || token === '[') depth++
    if (token === '>>' || token === ']') depth--
    if (depth === 0) return at
  }
}

function numberIn(text: string | undefined): number {
  return references(text ?? '')[0] ?? 0
}

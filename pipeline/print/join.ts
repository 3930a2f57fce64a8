import { mapReferences, reference, references, type PdfFile, type PdfObject } from './pdf-file.ts'

/** Several PDFs as one: its objects, its pages in order, and the numbers of the roots of its trees of pages and of structure. */
export interface Joined {
  readonly file: PdfFile
  readonly pages: readonly number[]
  readonly pageTree: number
  readonly structure: number
  /** A number that no object has; the next ones are free as well. */
  readonly free: number
}

/** Links' keys of the parent tree begin here, beyond those of the pages. */
const FIRST_LINK_KEY = 1_000_000

/**
 * Joins what the browser has printed in parts: one list of pages, one structure tree whose document element holds what each part's
 * held, one tree from marked content to its elements, one of the elements' names.
 *
 * @throws where a part is not made as the pinned browser makes it.
 */
export function joinParts(parts: readonly PdfFile[]): Joined {
  const objects = new Map<number, PdfObject>()
  const pages: number[] = []
  const children: number[] = []
  const parents: [key: number, value: number][] = []
  const linkParents: [key: number, value: number][] = []
  const names: [name: string, value: number][] = []
  const heads: { number: number; part: PdfFile; document: number; base: number }[] = []
  let base = 0
  parts.forEach((part, index) => {
    const root = need(part, reference(part.trailer, 'Root'))
    const tree = need(part, reference(root, 'StructTreeRoot'))
    const document = reference(tree, 'K') ?? 0
    const own = new Set([reference(part.trailer, 'Root'), reference(part.trailer, 'Info'), reference(root, 'StructTreeRoot')])
    const firstPage = pages.length
    for (const page of leaves(part, reference(root, 'Pages'))) pages.push(page + base)
    for (const [key, value] of pairs(part, reference(tree, 'ParentTree'), 'Nums', /(\d+) (\d+) 0 R/g)) {
      const number = Number(key)
      if (number < pages.length - firstPage) parents.push([firstPage + number, value + base])
      else linkParents.push([linkKey(index, number), value + base])
    }
    // The browser names elements by numbers that go on from page to page of its: their rank is the same whoever printed the part.
    const named = pairs(part, reference(tree, 'IDTree'), 'Names', /\((\w+)\) (\d+) 0 R/g).sort(([a], [b]) => (a < b ? -1 : 1))
    const rename = new Map(named.map(([name], rank) => [name, `p${String(index).padStart(4, '0')}n${String(rank).padStart(6, '0')}`]))
    for (const [name, value] of named) names.push([rename.get(name)!, value + base])
    for (const number of references(kids(need(part, document)))) children.push(number + base)
    for (const [number, { text, stream }] of part.objects) {
      if (own.has(number) || /^<<\/Type \/Pages\b/.test(text)) continue
      let changed = mapReferences(text, (to) => to + base)
      if (/^<<\/Type \/(Page|Annot)\b/.test(text)) {
        changed = changed.replace(/\/StructParents (\d+)/, (_, key: string) => `/StructParents ${firstPage + Number(key)}`).replace(/\/StructParent (\d+)/, (_, key: string) => `/StructParent ${linkKey(index, Number(key))}`)
      } else if (/^<<\/Type \/StructElem\b/.test(text)) changed = changed.replace(/\/(ID|Headers) (\([^)]*\)|\[[^\]]*\])/g, (_, key: string, value: string) => `/${key} ${value.replace(/\((\w+)\)/g, (_name, name: string) => `(${rename.get(name) ?? name})`)}`)
      objects.set(number + base, { text: changed, stream })
    }
    heads.push({ number: document + base, part, document, base })
    base += Math.max(...part.objects.keys())
  })
  // The first part's document element stands for all: what hung from another's hangs from it.
  const [first] = heads
  if (first === undefined) throw new Error('there is nothing to join')
  const structure = base + 1
  const [parentTree, nameTree, pageTree] = [base + 2, base + 3, base + 4]
  const others = new Set(heads.slice(1).map(({ number }) => number))
  for (const number of children) {
    const child = objects.get(number)
    if (child !== undefined) objects.set(number, { ...child, text: child.text.replace(/\/P (\d+) 0 R/, (whole, parent: string) => (others.has(Number(parent)) ? `/P ${first.number} 0 R` : whole)) })
  }
  for (const number of others) objects.delete(number)
  const list = (numbers: readonly number[]): string => `[${numbers.map((number) => `${number} 0 R`).join(' ')}]`
  const head = objects.get(first.number)!.text
  objects.set(first.number, { text: head.replace(/\/P \d+ 0 R/, `/P ${structure} 0 R`).replace(/\/K (\d+ 0 R|\[[\s\S]*?\])(?=[\s>])/, `/K ${list(children)}`) })
  for (const page of pages) objects.set(page, { text: objects.get(page)!.text.replace(/\/Parent \d+ 0 R/, `/Parent ${pageTree} 0 R`) })
  const numbers = [...parents, ...linkParents].sort(([a], [b]) => a - b)
  names.sort(([a], [b]) => (a < b ? -1 : 1))
  objects.set(parentTree, { text: `<</Nums [${numbers.map(([key, value]) => `${key} ${value} 0 R`).join(' ')}]>>` })
  objects.set(nameTree, { text: `<</Names [${names.map(([name, value]) => `(${name}) ${value} 0 R`).join(' ')}]>>` })
  objects.set(pageTree, { text: `<</Type /Pages\n/Count ${pages.length}\n/Kids ${list(pages)}>>` })
  objects.set(structure, { text: `<</Type /StructTreeRoot\n/K ${first.number} 0 R\n/ParentTreeNextKey ${(numbers.at(-1)?.[0] ?? 0) + 1}\n/ParentTree ${parentTree} 0 R\n/IDTree ${nameTree} 0 R>>` })
  return { file: { objects, trailer: '' }, pages, pageTree, structure, free: base + 5 }
}

/** A part's links are counted from 100,000. */
function linkKey(part: number, key: number): number {
  return FIRST_LINK_KEY * (part + 1) + key
}

function need(part: PdfFile, number: number | undefined): string {
  const text = number === undefined ? undefined : part.objects.get(number)?.text
  if (text === undefined) throw new Error('the browser’s PDF lacks its catalogue, its pages or its structure tree')
  return text
}

/** What an element's or a tree's `key` holds, as text. */
function kids(text: string, key = 'K'): string {
  return new RegExp(`/${key} (\\d+ 0 R|\\[[\\s\\S]*?\\])(?=[\\s>])`).exec(text)?.[1] ?? ''
}

/** The pages of a tree of pages, in order. */
function leaves(part: PdfFile, number: number | undefined): number[] {
  const text = need(part, number)
  return /^<<\/Type \/Pages\b/.test(text) ? references(kids(text, 'Kids')).flatMap((kid) => leaves(part, kid)) : [number!]
}

/** The entries of a tree of numbers or names. */
function pairs(part: PdfFile, number: number | undefined, key: 'Nums' | 'Names', entry: RegExp): [string, number][] {
  if (number === undefined) return []
  const text = need(part, number)
  const deeper = references(kids(text, 'Kids')).flatMap((kid) => pairs(part, kid, key, entry))
  return [...deeper, ...[...kids(text, key).matchAll(entry)].map(([, name, value]): [string, number] => [name ?? '', Number(value)])]
}

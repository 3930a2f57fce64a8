import type { Section } from '../model/edition.ts'
import type { Place } from '../model/diagnostics.ts'
import type { Proof, ProofPage } from '../model/proof.ts'
import { onceFor } from '../model/standing.ts'
import { fold } from './folding.ts'

/** The whole text of a block, over all the pages that it stands on. */
export interface BlockText {
  readonly note: string
  readonly block: string
  readonly text: string
  readonly folded: string
  /** Offset in `text` of each folded character, and at last its length. */
  readonly from: Uint32Array
  /** Pages of the section (0: its first) with the offset at which the text goes on there. */
  readonly pages: readonly { readonly page: number; readonly start: number }[]
}

/** The texts of the section whose first page is at `first`, in reading order; those of the last proof where it was not laid out again. */
export function textsOf(proof: Proof, first: number, count: number): readonly BlockText[] {
  const pages = proof.pages.slice(first, first + count)
  const laid = pages.find((page) => page.laid)?.laid
  if (laid === undefined) return []
  const known = made.get(laid)
  // The pages of a section are laid out together: where the first is the same the others are.
  if (known !== undefined && known.count === count) return known.texts
  const texts = joined(pages)
  made.set(laid, { count, texts })
  return texts
}
const made = new WeakMap<object, { readonly count: number; readonly texts: readonly BlockText[] }>()

function joined(pages: readonly ProofPage[]): BlockText[] {
  const open = new Map<string, { note: string; block: string; text: string; pages: { page: number; start: number }[] }>()
  pages.forEach(({ body, notes }, page) => {
    for (const [note, block, text] of [...body, ...notes]) {
      const key = `${note} ${block}`
      let own = open.get(key)
      if (own === undefined) open.set(key, (own = { note, block, text: '', pages: [] }))
      if (own.pages.at(-1)?.page !== page) own.pages.push({ page, start: own.text.length })
      own.text += text
    }
  })
  return [...open.values()].map((own): BlockText => ({ ...own, ...fold(own.text) }))
}

/** The blocks of a section that come from each file, in the order of their lines. */
export const blocksByFile = onceFor((section: Section): ReadonlyMap<string, readonly { readonly block: string; readonly place: Place }[]> => {
  const files = new Map<string, { block: string; place: Place }[]>()
  for (const [block, place] of section.blocks) {
    const own = files.get(place.file)
    if (own === undefined) files.set(place.file, [{ block, place }])
    else own.push({ block, place })
  }
  for (const own of files.values()) own.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
  return files
})

import type { Name } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import type { NamePlaceView, NameView } from './protocol.ts'
import { fold } from './folding.ts'
import type { Shown } from './shown.ts'

/** A place where a form of the register stands, as `check` finds it. */
export interface FoundName {
  readonly entry: string
  readonly form: string
  readonly kind: string
  readonly written: string
  readonly place: Place
  readonly edited: boolean
}

/** The register of a book and where its names stand. */
export interface NameRegister {
  readonly lang: string
  readonly names: readonly Name[]
  readonly places: readonly FoundName[]
}

export function nameViews({ lang, names, places }: NameRegister): NameView[] {
  const counts = new Map<string, number>()
  for (const { entry } of places) counts.set(entry, (counts.get(entry) ?? 0) + 1)
  return names.map(({ id, type, preferred, short, forms, variants }): NameView => ({
    id, type, preferred, lang,
    forms: [
      ...short.map((text) => ({ text, lang, kind: 'short', confirmed: true })),
      ...forms.map(({ text, lang: own, confirmed }) => ({ text, lang: own, kind: 'form', confirmed: confirmed === true })),
      ...variants.map(({ text, lang: own }) => ({ text, lang: own, kind: 'variant', confirmed: true })),
    ],
    places: counts.get(id) ?? 0,
  }))
}

/** Every place of an entry, with the page that shows it. */
export function namePlaceViews({ places }: NameRegister, entry: string, shown: Shown): NamePlaceView[] {
  /** How often the same words were met before in the same block. */
  const met = new Map<string, number>()
  return places.filter((each) => each.entry === entry).map(({ form, written, kind, edited, place }): NamePlaceView => {
    const block = shown.blockAt(place)
    const key = JSON.stringify([block?.section.id, block?.text.block, fold(written).folded])
    const nth = met.get(key) ?? 0
    met.set(key, nth + 1)
    const found = shown.find(place, written, nth)
    return { file: place.file, line: place.line, column: place.column, form, written, kind, edited, page: found?.page, label: shown.proof.pageMap.pages[found?.page ?? -1]?.label ?? '', spans: found?.spans ?? [] }
  })
}

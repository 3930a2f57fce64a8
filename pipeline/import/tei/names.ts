import type { Element, Root } from 'xast'
import { slug, unique, type GatheredName, type Ledger } from '../gathered.ts'
import { attribute, descendants, elements, first, local, placeOf, textOf } from '../xml.ts'

const types: Readonly<Record<string, GatheredName['type']>> = { person: 'person', place: 'place', org: 'organisation', persName: 'person', placeName: 'place', geogName: 'place', settlement: 'place', country: 'place', region: 'place', orgName: 'organisation' }

/** The register that a TEI file has in its lists, and what it needs besides: ids that are pointed at. */
export interface Register {
  /** Entries that the text points at or that the file lists, in the order of the file. */
  readonly entries: () => readonly GatheredName[]
  readonly idOf: (element: Element) => string | undefined
}

/** Reads listPerson, listPlace and listOrg, and names with an xml:id in lists (as FRUS has them). */
export function readRegister(root: Root, file: string, lang: string, ledger: Ledger): Register {
  const entries = new Map<string, GatheredName>()
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  const enter = (key: string, type: GatheredName['type'], preferred: string, forms: GatheredName['forms'] = [], fields: GatheredName['fields'] = {}): string => {
    const id = unique(slug(key.replace(/^(?:p|pl|person|place|name)[_-]/iu, ''), slug(preferred, 'name')), taken)
    ids.set(key, id)
    entries.set(id, { id, type, preferred, forms, fields })
    return id
  }
  for (const element of descendants(root, 'person', 'place', 'org')) {
    const key = attribute(element, 'xml:id')
    if (key === undefined) continue
    const named = elements(element, 'persName', 'placeName', 'orgName', 'name', 'geogName', 'settlement', 'country', 'region')
    const preferred = named.find((each) => attribute(each, 'type') === 'preferred') ?? named[0]
    if (preferred === undefined) continue
    const plain = (each: Element): string => textOf(each).replace(/\s+/gu, ' ').trim()
    const others = named.filter((each) => each !== preferred && plain(each) !== '')
    enter(key, kindOf(element), plain(preferred), others.filter((each) => attribute(each, 'type') !== 'variant' && attribute(each, 'type') !== 'short').map((each) => ({ text: plain(each), lang: attribute(each, 'xml:lang') ?? lang })), fieldsOf(element, others, lang, plain, ledger, file))
  }
  // FRUS lists persons in its front matter, each name with an id.
  for (const element of descendants(root, 'persName', 'placeName', 'orgName')) {
    const key = attribute(element, 'xml:id')
    const points = ['ref', 'corresp', 'key', 'sameAs'].some((name) => attribute(element, name) !== undefined)
    if (key !== undefined && !points && !ids.has(key)) enter(key, types[local(element)] ?? 'term', textOf(element).replace(/\s+/gu, ' ').trim().replace(/[,:;]$/u, ''))
  }
  return {
    entries: () => [...entries.values()],
    idOf: (element) => {
      const own = attribute(element, 'xml:id')
      if (own !== undefined && ids.has(own)) return ids.get(own)
      const target = (attribute(element, 'ref') ?? attribute(element, 'corresp') ?? attribute(element, 'key') ?? attribute(element, 'sameAs') ?? '').trim().split(/\s+/u)[0] ?? ''
      const type = types[local(element)] ?? typeOfName(attribute(element, 'type'))
      if (target === '') {
        if (types[local(element)]) ledger.drop(`A ${local(element)} that points at nobody is carried over as its words.`, placeOf(element, file), '`sourcebook names suggest` lists names that the register lacks.')
        return undefined
      }
      const key = target.replace(/^.*#/u, '').replace(/^[a-z]+:/u, '').replace(/^.*\/(?=[^/])/u, '').replace(/\/$/u, '')
      const known = ids.get(key)
      if (known !== undefined || type === undefined) return known
      const words = textOf(element).replace(/\s+/gu, ' ').trim()
      if (words === '') return undefined
      ledger.decide(`“${words}” points at “${target}”, which the file does not describe; the register gets an entry for it.`, placeOf(element, file), 'Write the preferred form in sources/names.yaml.')
      return enter(key, type, words)
    },
  }
}

function kindOf(element: Element): GatheredName['type'] {
  const type = typeOfName(attribute(element, 'type'))
  return type ?? types[local(element)] ?? 'term'
}

function typeOfName(type: string | undefined): GatheredName['type'] | undefined {
  return (['person', 'place', 'organisation', 'term', 'work'] as const).find((each) => each === type) ?? (type === 'org' || type === 'organization' ? 'organisation' : undefined)
}

function fieldsOf(element: Element, others: readonly Element[], lang: string, plain: (each: Element) => string, ledger: Ledger, file: string): Record<string, unknown> {
  const date = (name: string): string | undefined => {
    const found = first(element, name)
    return found && (attribute(found, 'when') ?? (plain(found) || undefined))
  }
  const span = first(element, 'floruit', 'state', 'event')
  const [begin, end] = span ? plain(span).split(/\s*[–—]\s*|\s+-\s+/u) : []
  const [from, to] = [attribute(span, 'from') ?? (begin || undefined), attribute(span, 'to') ?? (end || undefined)]
  const dates = { ...(date('birth') && { birth: date('birth') }), ...(date('death') && { death: date('death') }), ...(from && { from }), ...(to && { to }) }
  const geo = [...descendants(element, 'geo')][0]
  const [latitude, longitude] = geo ? plain(geo).split(/[\s,]+/u).map(Number) : []
  const identifiers = Object.fromEntries(elements(element, 'idno').flatMap((each) => {
    const scheme = (attribute(each, 'type') ?? '').toLowerCase()
    return ['wikidata', 'viaf', 'gnd'].includes(scheme) ? [[scheme, plain(each).replace(/^.*\//u, '')]] : []
  }))
  const variants = others.filter((each) => attribute(each, 'type') === 'variant')
  const short = others.filter((each) => attribute(each, 'type') === 'short')
  const known = new Set(['persName', 'placeName', 'orgName', 'name', 'geogName', 'settlement', 'country', 'region', 'birth', 'death', 'floruit', 'note', 'desc', 'p', 'location', 'idno', 'state'])
  for (const child of elements(element)) if (!known.has(local(child))) ledger.lose(`“${child.name}” of a name in the register is not carried over.`, placeOf(child, file), textOf(child))
  const notes = elements(element, 'note', 'desc', 'p').map(plain).filter((text) => text !== '')
  return {
    ...(short.length > 0 && { short: short.map(plain) }),
    ...(variants.length > 0 && { variants: variants.map((each) => ({ text: plain(each), lang: attribute(each, 'xml:lang') ?? lang })) }),
    ...(Object.keys(dates).length > 0 && { dates }),
    ...(latitude !== undefined && longitude !== undefined && Number.isFinite(latitude) && Number.isFinite(longitude) && { coordinates: [latitude, longitude] }),
    ...(Object.keys(identifiers).length > 0 && { identifiers }),
    ...(notes.length > 0 && { note: notes.join(' ') }),
  }
}

import type { Element, ElementContent } from 'hast'
import type { Edition, Section, SectionKind } from '../model/edition.ts'
import type { EditionChanges, SectionChanges } from './changes.ts'
import { ErrataEntries, type ErrataEntry } from './errata-entries.ts'
import { element, inLanguages, plainSentence, sentence, type PrintManner } from './redline-manner.ts'
import { hashed } from './redline-section.ts'
import { nameOf, ownMetadata, unmarked } from './side-edition.ts'

/** Besides those that follow from the rest: what says of which release it is, and what the press makes of the register. */
const leftOut: ReadonlySet<SectionKind> = new Set<SectionKind>([...unmarked, 'half-title', 'title-page', 'imprint', 'colophon', 'legend-of-signs', 'concordance', 'transliteration-tables'])

/**
 * The errata sheet: what a holder of the printed old release has to correct, by its sections, pages and paragraphs. An edition of one
 * section, to be printed like any other. Pure.
 *
 * @param edition the new one, for its house and format.
 */
export function errata(edition: Edition, changes: EditionChanges, manner: PrintManner): Edition {
  const { corrections, lang, directionOf, words } = manner
  const dir = directionOf(lang)
  const { old, new: made } = changes
  const [from, to] = [old, made].map(({ kept }) => nameOf(kept, words.draft)) as [string, string]
  const title = `${corrections.errata}${words.comma}${plainSentence(words.changesFromTo, from, to)}`
  const blocks = new Map<string, { file: string; line: number; column: number }>()
  const block = (tag: string, className: readonly string[], ...children: readonly (ElementContent | string)[]): Element => {
    const name = `errata-${blocks.size + 1}`
    blocks.set(name, { file: 'manuscript/releases.yaml', line: 1, column: 1 })
    return element(tag, { className: [...className], dataBlock: name }, ...children)
  }
  const groups = groupsOf(changes, manner)
  const lists = groups.flatMap(({ section, entries }, index): Element[] => {
    const { title: own, number } = section
    const heading = block('h2', [], ...(number === '' ? [] : [`${number} `]), ...inLanguages(own, lang, manner))
    heading.properties['id'] = `errata-section-${index + 1}`
    return [heading, element('ul', { className: ['errata'] }, ...entries.map((entry) => element('li', {}, block('p', [], ...line(entry)))))]
  })
  const root = element('section', { id: 'errata', className: ['errata', 'chapter'], lang, dir },
    element('header', { className: ['opening'] }, block('h1', ['title'], corrections.errata), block('p', ['redline-book'], made.kept.title)),
    block('p', ['errata-about', 'first'], ...sentence(corrections.aboutErrata, from, manner.dateOf(old.kept.date), to, manner.dateOf(made.kept.date))),
    ...(groups.length === 0 ? [block('p', ['errata-about'], corrections.nothing)] : [block('p', ['errata-about'], ...sentence(corrections.aboutPlaces, from))]),
    ...lists)
  const section: Section = hashed({
    id: 'errata', kind: 'chapter', matter: 'body', title: corrections.errata, number: '', runningHead: title, lang, dir, start: 'recto', bare: 'first',
    tree: { type: 'root', children: [root] }, notes: [], blocks, hash: '',
  })
  const entry = (id: string, name: string, tag: string, children: Edition['outline'] = []): Edition['outline'][number] => ({ id, number: '', title: name, lang: tag, dir: directionOf(tag), children })
  return {
    trim: edition.trim, house: edition.house, words: edition.words, assets: new Map(), sections: [section],
    metadata: { ...ownMetadata(edition.metadata, title, 'errata', changes), shortTitle: title },
    outline: [entry('errata', title, lang, groups.map(({ section: own }, index) => entry(`errata-section-${index + 1}`, [own.number, own.title].filter((part) => part !== '').join(' '), own.lang)))],
  }
}

function line({ label, content }: ErrataEntry): ElementContent[] {
  return label === '' ? [...content] : [element('span', { className: ['errata-place'] }, label), { type: 'text', value: ' ' }, ...content]
}

interface Group {
  readonly section: NonNullable<SectionChanges['old']>
  readonly entries: readonly ErrataEntry[]
}

/** The sections with something to correct, in the order of the old release; what is new stands behind what it follows. */
function groupsOf(changes: EditionChanges, manner: PrintManner): Group[] {
  const writer = new ErrataEntries(changes, manner)
  const order = new Map(changes.old.kept.sections.map(({ id }, index) => [id, index]))
  let last = -1
  const rows = changes.sections.map((each, index) => {
    const at = each.old === undefined ? last + 0.5 : (order.get(each.old.id) ?? last)
    if (each.old !== undefined && !each.isMoved) last = at
    return { each, at, index }
  })
  return rows.sort((a, b) => a.at - b.at || a.index - b.index).flatMap(({ each, index }): Group[] => {
    const section = (each.old ?? each.new)!
    if (leftOut.has(section.kind) || (each.is === 'same' && !each.isMoved)) return []
    const entries = writer.of(each, changes.sections[index - 1]?.new)
    return entries.length === 0 ? [] : [{ section, entries }]
  })
}

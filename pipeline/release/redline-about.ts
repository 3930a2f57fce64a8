import type { Element, ElementContent } from 'hast'
import type { Section } from '../model/edition.ts'
import type { ChangeCounts, EditionChanges } from './changes.ts'
import { marks } from './marked-text.ts'
import { element, inLanguages, sentence, type PrintManner } from './redline-manner.ts'
import { hashed, pageSlot } from './redline-section.ts'
import { nameOf, unmarked } from './side-edition.ts'

/** What stands in front of the redline: what it is, how it is read, and where something was changed. `sections`: those of the redline. */
export function aboutRedline(changes: EditionChanges, sections: readonly Section[], manner: PrintManner): Section {
  const { corrections, lang, directionOf, words } = manner
  const [old, now] = [changes.old, changes.new].map(({ kept }) => nameOf(kept, words.draft)) as [string, string]
  const dir = directionOf(lang)
  const blocks = new Map<string, { file: string; line: number; column: number }>()
  const block = (tag: string, className: readonly string[], ...children: readonly (ElementContent | string)[]): Element => {
    const name = `redline-about-${blocks.size + 1}`
    blocks.set(name, { file: 'manuscript/releases.yaml', line: 1, column: 1 })
    return element(tag, { className: [...className], dataBlock: name }, ...children)
  }
  const at = new Map(sections.map((section) => [section.id, section]))
  const rows = changes.sections.flatMap((each): Element[] => {
    const section = at.get(each.new?.id ?? '')
    const { title, number, kind } = (each.new ?? each.old)!
    if (unmarked.has(kind) || (each.is === 'same' && !each.isMoved)) return []
    const name = [number, title].filter((part) => part !== '').join(' ')
    const place = section ? [words.comma, ...sentence(words.page, [pageSlot(section.id)])] : [`${words.comma}${each.is === 'removed' ? words.removed : ''}`]
    const counts = countsOf(each.counts.blocks, each.counts.notes, manner)
    return [element('li', {}, block('p', [], ...inLanguages(name, lang, manner), ...place, ...(counts === '' ? [] : [`${words.comma}${counts}`])))]
  })
  const root = element('section', { id: 'redline-about', className: ['preface', 'redline-about'], lang, dir },
    element('header', { className: ['opening'] }, block('h1', ['title'], ...sentence(words.changesFromTo, old, now)), block('p', ['redline-book'], changes.new.kept.title), block('p', ['redline-warning'], corrections.notForCitation)),
    block('p', ['first'], corrections.aboutRedline),
    block('p', [], element('ins', { className: [marks.inserted] }, corrections.inserted), ' ', element('del', { className: [marks.deleted] }, corrections.deleted), ` ${corrections.aboutBars} ${corrections.aboutMoves}`),
    block('p', [], corrections.aboutUnmarked),
    ...(rows.length === 0 ? [block('p', [], corrections.nothing)] : [element('ul', { className: ['redline-list'] }, ...rows)]))
  return hashed({
    id: 'redline-about', kind: 'preface', matter: 'front', title: '', number: '', runningHead: '', lang, dir, start: 'recto', bare: 'first',
    tree: { type: 'root', children: [root] }, notes: [], blocks, hash: '',
  })
}

/** “added: 2, reworded: 1”: paragraphs and notes. */
function countsOf(blocks: ChangeCounts, notes: ChangeCounts, { corrections, words }: PrintManner): string {
  return (['added', 'reworded', 'removed', 'moved'] as const).flatMap((what) => {
    const count = blocks[what] + notes[what]
    return count === 0 ? [] : [corrections[what].replace('{}', String(count))]
  }).join(words.comma)
}

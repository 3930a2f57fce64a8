import type { KeptBlock, KeptNote, KeptSection } from '../model/kept-edition.ts'
import type { BlockStep, ChangeCounts, ComparedEdition, EditionChanges, Found, NoteStep, SectionChanges } from './changes.ts'
import type { ChangesRecord, NoteRecord, ParagraphRecord, SectionRecord } from './changes-schema.ts'
import { concordPages } from './page-concordance.ts'
import { wordEdits } from './words.ts'

/** What differs between two editions, as changes.json says it: what stayed the same is counted, and left out. */
export function recordOf(changes: EditionChanges): ChangesRecord {
  const { old, new: made, sections } = changes
  const own = sections.filter(({ isGenerated }) => !isGenerated)
  const are = (is: SectionChanges['is']): number => own.filter((section) => section.is === is).length
  return {
    format: 1, old: editionRecord(old), new: editionRecord(made),
    counts: {
      sections: { same: are('same'), changed: are('changed'), added: are('added'), removed: are('removed'), moved: own.filter(({ isMoved }) => isMoved).length },
      paragraphs: sum(own.map(({ counts }) => counts.blocks)),
      notes: sum(own.map(({ counts }) => counts.notes)),
    },
    sections: sections.filter(({ is, isMoved }) => is !== 'same' || isMoved).map((section) => sectionRecord(section, changes)),
    pages: concordPages(changes)?.map(({ old: page, first, last, section }) => ({ old: page, first: first ?? null, last: last ?? null, section })) ?? null,
  }
}

/** changes.json, as it is written. */
export function writeRecord(record: ChangesRecord): string {
  return `${JSON.stringify(record, undefined, 1)}\n`
}

function editionRecord({ kept: { title, date, release }, pageMap }: ComparedEdition): ChangesRecord['old'] {
  return { version: release?.version ?? null, title, date, pages: pageMap?.pages.length ?? null }
}

function sum(all: readonly ChangeCounts[]): ChangeCounts {
  const total = (key: keyof ChangeCounts): number => all.reduce((count, counts) => count + counts[key], 0)
  return { same: total('same'), reworded: total('reworded'), added: total('added'), removed: total('removed'), moved: total('moved') }
}

function sectionRecord({ is, isMoved, isGenerated, old, new: made, title, blocks, notes, counts }: SectionChanges, all: EditionChanges): SectionRecord {
  const { kind, lang } = (made ?? old)!
  const named = ({ id, number, title: words }: KeptSection): { id: string; number: string; title: string } => ({ id, number, title: words })
  return {
    is, moved: isMoved, generated: isGenerated, kind, lang, ...(old && { old: named(old) }), ...(made && { new: named(made) }), ...(title && { title: [...title] }),
    counts: { paragraphs: counts.blocks, notes: counts.notes },
    paragraphs: blocks.flatMap((step) => paragraphRecord(step, lang)), notes: notes.flatMap((step) => noteRecord(step, all)),
  }
}

function paragraphRecord(step: BlockStep, sectionLang: string): ParagraphRecord[] {
  if (step.is === 'same') return []
  const { element, lang = sectionLang, text } = ('new' in step ? step.new : step.old).it
  const edits = 'edits' in step ? step.edits : undefined
  return [{
    is: step.is, element, lang, ...('old' in step && { old: { section: step.old.section, address: step.old.it.address, ...placeOf(step.old, [step.old.it]) } }),
    ...('new' in step && { new: { section: step.new.section, address: step.new.it.address, ...placeOf(step.new, [step.new.it]) } }),
    ...(edits ? { edits: [...edits] } : { text }),
  }]
}

function noteRecord(step: NoteStep, { old, new: made }: EditionChanges): NoteRecord[] {
  if (step.is === 'same') return []
  const { stream, lang } = ('new' in step ? step.new : step.old).it
  const spot = (found: Found<KeptNote>, { kept }: ComparedEdition): NonNullable<NoteRecord['old']> => {
    const { id, label, blocks } = found.it
    const calledIn = kept.sections.find((section) => section.id === found.section)?.blocks.find(({ calls }) => calls?.some(([, note]) => note === id))?.address
    return { section: found.section, id, label, ...(calledIn !== undefined && { calledIn }), ...placeOf(found, blocks) }
  }
  const isReworded = 'edits' in step && step.edits !== undefined
  return [{
    is: step.is, stream, lang, ...('old' in step && { old: spot(step.old, old) }), ...('new' in step && { new: spot(step.new, made) }),
    ...(isReworded && 'old' in step ? { edits: wordEdits(textOf(step.old.it), textOf(step.new.it)) } : { text: textOf(('new' in step ? step.new : step.old).it) }),
  }]
}

function textOf({ blocks }: KeptNote): string {
  return blocks.map(({ text }) => text).join('\n')
}

function placeOf({ pages }: Pick<Found<unknown>, 'pages'>, blocks: readonly KeptBlock[]): Pick<NonNullable<ParagraphRecord['old']>, 'pages' | 'source'> {
  const at = blocks[0]?.at
  return { ...(pages && { pages: [pages.first, pages.last] }), ...(at && { source: { file: at[0], line: at[1] } }) }
}

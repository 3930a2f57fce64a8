import type { KeptBlock, KeptEdition, KeptNote, KeptSection } from '../../pipeline/model/kept-edition.ts'
import type { BlockStep, EditionChanges } from '../../pipeline/release/index.ts'

/** Blocks of a section: a text, or a block with something said of it. */
export type Blocks = readonly (string | Partial<KeptBlock>)[]

export function blocksFrom(owner: string, blocks: Blocks): KeptBlock[] {
  return blocks.map((each, index) => ({ address: `${owner}/${index + 1}`, block: `${owner}-b${index + 1}`, element: 'p', text: '', ...(typeof each === 'string' ? { text: each } : each) }))
}

/** A kept section as tests write it; notes by their texts. */
export function sectionFrom(id: string, blocks: Blocks, { notes = [], ...rest }: Partial<Omit<KeptSection, 'notes' | 'blocks'>> & { notes?: readonly string[] } = {}): KeptSection {
  return {
    id, kind: 'chapter', matter: 'body', title: id, number: '', lang: 'en', ...rest, blocks: blocksFrom(id, blocks),
    notes: notes.map((text, index): KeptNote => ({ id: `${id}--n-e${index + 1}`, stream: 'editor', label: String(index + 1), lang: 'en', blocks: blocksFrom(`${id}--n-e${index + 1}`, [text]) })),
  }
}

export function editionFrom(sections: readonly KeptSection[], version?: string): KeptEdition {
  return { format: 1, title: 'A Book', date: '2026-11-22', languages: ['en'], sections, ...(version !== undefined && { release: { version, note: '' } }) }
}

/** A step in a line: `+ added`, `- removed`, `~ a [-b-]{+c+}`, `> moved`, `< moved away`, `= same`. */
export function shownStep(step: BlockStep): string {
  const edits = 'edits' in step && step.edits ? step.edits.map(({ kind, text }) => (kind === 'same' ? text : kind === 'deleted' ? `[-${text}-]` : `{+${text}+}`)).join('') : undefined
  switch (step.is) {
    case 'same': return `= ${step.new.it.text}`
    case 'reworded': return `~ ${edits ?? ''}`
    case 'added': return `+ ${step.new.it.text}`
    case 'removed': return `- ${step.old.it.text}`
    case 'moved': return `> ${edits ?? step.new.it.text}`
    case 'moved-away': return `< ${step.old.it.text}`
  }
}

/** Steps of the sections that are not the same, without what stays. */
export function shown({ sections }: EditionChanges): Record<string, string[]> {
  return Object.fromEntries(sections.flatMap((section) => {
    const steps = section.blocks.filter(({ is }) => is !== 'same').map(shownStep)
    return section.is === 'same' && !section.isMoved ? [] : [[(section.new ?? section.old)?.id ?? '', steps]]
  }))
}

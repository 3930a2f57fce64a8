import type { Element, ElementContent } from 'hast'
import type { Edition, Note, Section } from '../model/edition.ts'
import type { KeptNote, KeptSection } from '../model/kept-edition.ts'
import type { BlockStep, NoteStep } from './changes.ts'
import { marks, type GoneCall } from './marked-text.ts'
import { element, type PrintManner } from './redline-manner.ts'
import { RedlineTree } from './redline-tree.ts'

/** The notes of a section of the redline, and the calls of those that are gone. */
export interface RedlineNotes {
  readonly notes: readonly Note[]
  /** By the `data-block` of the old text block that called them. */
  readonly gone: ReadonlyMap<string, readonly GoneCall[]>
  /** Ids of notes that the old edition had not. */
  readonly added: ReadonlySet<string>
}

/** Marks the blocks of a text: what was made for sections serves for notes too. */
export type MarkSteps = (tree: RedlineTree, steps: readonly BlockStep[], langs: { readonly old: string; readonly new: string }) => void

/** The notes of a section with what changed in them; those that are gone stand where they were called, struck out. */
export function redlineNotes(section: Section | undefined, old: KeptSection | undefined, steps: readonly NoteStep[], edition: Edition, mark: MarkSteps, newId: (what: string) => string, manner: PrintManner): RedlineNotes {
  const mine = new Map(section?.notes.map((note) => [note.id, note]))
  const calls = callsOf(old)
  const gone = new Map<string, GoneCall[]>()
  const added = new Set<string>()
  const notes = steps.flatMap((step): Note[] => {
    if (step.is === 'moved-away') return []
    if (step.is === 'removed') {
      const call = calls.get(step.old.it.id)
      if (call === undefined) return []
      const note = goneNote(step.old.it, edition, newId, mark, manner)
      gone.set(call.block, [...(gone.get(call.block) ?? []), { offset: call.offset, call: callOf(note) }])
      return [note]
    }
    const note = mine.get(step.new.it.id)
    if (note === undefined) return []
    if (step.is === 'added') {
      added.add(note.id)
      return [marked(note, step.new.it.blocks.map((it): BlockStep => ({ is: 'added', new: { section: step.new.section, it, pages: undefined } })), { old: note.lang, new: note.lang }, mark)]
    }
    const edits = step.is === 'same' ? undefined : step.edits
    return [edits === undefined ? note : marked(note, edits, { old: step.old.it.lang, new: note.lang }, mark)]
  })
  return { notes, gone, added }
}

/** Where each note of the old section was called. */
function callsOf(old: KeptSection | undefined): ReadonlyMap<string, { readonly block: string; readonly offset: number }> {
  return new Map(old?.blocks.flatMap(({ block, calls = [] }) => calls.map(([offset, id]) => [id, { block, offset }] as const)))
}

function marked(note: Note, steps: readonly BlockStep[], langs: { readonly old: string; readonly new: string }, mark: MarkSteps): Note {
  const root = element('div', {}, ...structuredClone([...note.children]))
  mark(new RedlineTree(root), steps, langs)
  return { ...note, children: root.children }
}

/** A note that the new edition has not: it stands where those of its stream do. */
function goneNote(kept: KeptNote, { sections }: Edition, newId: (what: string) => string, mark: MarkSteps, { directionOf }: PrintManner): Note {
  const like = sections.flatMap(({ notes }) => notes).find(({ stream }) => stream === kept.stream)
  const note: Note = {
    id: newId('note'), call: newId('call'), stream: kept.stream as Note['stream'], rank: like?.rank ?? 0, place: like?.place ?? 'page',
    label: kept.label, lang: kept.lang, dir: directionOf(kept.lang), children: [],
  }
  return marked(note, kept.blocks.map((it): BlockStep => ({ is: 'removed', old: { section: '', it, pages: undefined } })), { old: kept.lang, new: kept.lang }, mark)
}

function callOf({ id, call, stream, label }: Note): ElementContent & Element {
  return element('a', { className: ['note-call', marks.deleted], id: call, href: `#${id}`, dataStream: stream }, label)
}

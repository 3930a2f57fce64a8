import type { Nodes } from 'mdast'
import type { Book, MarkdownTree, Name } from '../model/book.ts'
import type { NotesPolicy } from '../model/notes.ts'
import { readAim } from '../model/references.ts'
import type { Standing } from '../model/standing.ts'
import { eachNode } from '../model/tree.ts'
import type { NumberedCaption } from './captions.ts'
import type { Facts } from './facts.ts'
import { headingsOf } from './headings.ts'
import type { DraftNote } from './draft.ts'
import { notesOfSection } from './note-numbers.ts'
import { labelOf, noneBefore, notesAfter, type NotesBefore } from './notes.ts'
import type { Entry } from './order.ts'
import { referenceKey, type References, type Target } from './reference-target.ts'

/** Finds what references lead to; undefined for what is not in the book. */
export type Finder = (to: string, file: string) => Target | undefined

/** What the references of a tree name, each once. */
export function aimsOf(tree: MarkdownTree): readonly string[] {
  const aims = new Set<string>()
  eachNode<Nodes>(tree.tree, (node) => {
    const to = node.type === 'textDirective' && node.name === 'ref' ? node.attributes?.['to'] : undefined
    if (to) aims.add(to)
  })
  return [...aims]
}

/** The Markdown of a section. */
export function treesOfEntry(entry: Entry, names: ReadonlyMap<string, Name>): readonly MarkdownTree[] {
  if (entry.kind === 'chapter') return [entry.chapter.source]
  if (entry.kind === 'generated') return entry.generated.startsWith('register-') ? [...names.values()].flatMap(({ note }) => note ?? []) : []
  if (entry.kind !== 'document') return []
  const { regest, headnote, sourceNote, translationNote, texts } = entry.document
  return [...regest.map(({ source }) => source), headnote, ...texts.map(({ source }) => source), sourceNote, translationNote].filter((tree) => tree !== undefined)
}

/** The targets of all references of a section. */
export function referencesOf(entry: Entry, names: Book['names'], find: Finder, standing: Standing): References {
  const found = new Map<string, Target>()
  for (const tree of treesOfEntry(entry, names)) {
    for (const to of standing.of(aimsOf, tree)) {
      const target = find(to, tree.file)
      if (target) found.set(referenceKey(to, tree.file), target)
    }
  }
  return found
}

/** A finder over the whole book. It looks at nothing before it is first asked, so that a book without references pays nothing. */
export function targetFinder(entries: readonly Entry[], captions: ReadonlyMap<string, readonly NumberedCaption[]>, facts: Facts, standing: Standing): Finder {
  let known: ReadonlyMap<string, Target> | undefined
  const anchors = (): ReadonlyMap<string, Target> => (known ??= gather(entries, captions, facts, standing))
  const { notes: policy } = facts.policies
  const notesOf = (entry: Entry): readonly DraftNote[] =>
    entry.kind === 'chapter' ? standing.of(notesOfSection, entry.chapter, facts) : entry.kind === 'document' ? standing.of(notesOfSection, entry.document, facts) : []
  let counted: ReadonlyMap<string, NotesBefore> | undefined
  // Only a reference to a note that is numbered through the book needs to know of the notes of other sections.
  const before = (id: string): NotesBefore => {
    if (!Object.values(policy.streams).some(({ numbering }) => numbering === 'book')) return noneBefore
    counted ??= countNotes(entries, notesOf, policy)
    return counted.get(id) ?? noneBefore
  }
  return (to, file) => {
    const aim = readAim(to)
    if (aim.kind === 'note') {
      const entry = entries.find((each) => (aim.owner === '' ? treesOfEntry(each, facts.names).some((tree) => tree.file === file) : each.id === aim.owner))
      const within = entry && anchors().get(entry.id)
      if (!within) return undefined
      const text = aim.owner === '' ? file : entry.kind === 'document' ? entry.document.texts.find(({ lang }) => lang === aim.lang)?.source.file : undefined
      const note = notesOf(entry).find((each) => each.written?.id === aim.note && (text === undefined || each.written.file === text))
      return note && { kind: 'note', id: note.call, number: labelOf(note.stream, note.number, before(entry.id), policy), title: '', lang: facts.lang, within }
    }
    const whole = anchors().get(to)
    if (whole) return whole
    const [, owner, seg] = /^(.+?)--(s[\p{L}\p{N}-]+)$/u.exec(to) ?? []
    const document = owner === undefined ? undefined : anchors().get(owner)
    return document && seg !== undefined && facts.documents.has(document.id) ? { kind: 'segment', id: to, number: seg.replace(/^s(?=\d)/u, ''), title: '', lang: facts.lang, within: document } : undefined
  }
}

function countNotes(entries: readonly Entry[], notesOf: (entry: Entry) => readonly DraftNote[], policy: NotesPolicy): ReadonlyMap<string, NotesBefore> {
  const counted = new Map<string, NotesBefore>()
  let before = noneBefore
  for (const entry of entries) {
    counted.set(entry.id, before)
    before = notesAfter(before, notesOf(entry), policy)
  }
  return counted
}

function gather(entries: readonly Entry[], captions: ReadonlyMap<string, readonly NumberedCaption[]>, facts: Facts, standing: Standing): ReadonlyMap<string, Target> {
  const found = new Map<string, Target>()
  const add = (target: Target): Target => {
    if (!found.has(target.id)) found.set(target.id, target)
    return target
  }
  for (const entry of entries) {
    const { id, title } = entry
    if (entry.kind === 'part') add({ kind: 'part', id, number: entry.numeral, title, lang: facts.lang })
    else if (entry.kind === 'document') add({ kind: entry.document.kind, id, number: String(entry.document.number), title, lang: facts.lang })
    else if (entry.kind === 'generated' || entry.kind === 'index') add({ kind: 'generated', id, number: '', title, lang: facts.lang })
    else {
      const { lang } = entry.chapter
      const chapter = add({ kind: 'chapter', id, number: entry.number, title, lang })
      for (const heading of standing.of(headingsOf, entry.chapter)) add({ kind: 'heading', id: heading.id, number: '', title: heading.title, lang, within: chapter })
      for (const caption of captions.get(id) ?? []) add({ kind: caption.kind, id: caption.id, number: caption.number, title: caption.text, lang, within: chapter })
    }
  }
  for (const id of facts.printedNames) add({ kind: 'name', id: `name-${id}`, number: '', title: facts.names.get(id)?.preferred ?? id, lang: facts.lang })
  return found
}

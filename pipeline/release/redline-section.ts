import { createHash } from 'node:crypto'
import type { Element, ElementContent } from 'hast'
import type { Edition, Section } from '../model/edition.ts'
import type { KeptSection } from '../model/kept-edition.ts'
import type { BlockStep, Found, SectionChanges } from './changes.ts'
import type { KeptBlock } from '../model/kept-edition.ts'
import { markBlock, marks, type GoneCall, type MarkedBlock } from './marked-text.ts'
import { addClass, element, inLanguages, sentence, type PrintManner } from './redline-manner.ts'
import { redlineNotes, type RedlineNotes } from './redline-notes.ts'
import { RedlineTree } from './redline-tree.ts'
import { RemovedPlaces, type RemovedBlock, type RemovedSegment } from './removed-places.ts'
import type { TextEdit } from './words.ts'

/** What the sections of one redline share. */
export interface Redlining {
  readonly edition: Edition
  readonly manner: PrintManner
  /** Of the snapshot that removed words come from. */
  readonly file: string
  /** Ids at both ends of what was moved, by where it stands now. */
  readonly moves: ReadonlyMap<string, { readonly from: string; readonly to: string }>
  readonly newId: (what: string) => string
}

/** Of a text in a drawing: it has its place, and nothing can stand beside it. */
const isDrawn = ({ element: tag }: KeptBlock): boolean => tag === 'text'

/** The key of a block among those that were moved. */
export function moveKey({ section, it }: Found<KeptBlock>): string {
  return `${section}\n${it.block}`
}

/** A section of the new edition with what changed in it. */
export function markedSection(section: Section, changes: SectionChanges, redlining: Redlining): Section {
  const [body] = section.tree.children
  if (body?.type !== 'element') return section
  const root = structuredClone(body)
  const tree = new RedlineTree(root)
  const langs = { old: changes.old?.lang ?? section.lang, new: section.lang }
  const blocks = new Map(section.blocks)
  const marker = new StepMarker(redlining, changes.old, (block) => blocks.set(block, { file: redlining.file, line: 1, column: 1 }))
  const notes = redlineNotes(section, changes.old, changes.notes, redlining.edition, marker.mark, redlining.newId, redlining.manner)
  marker.notes = notes
  marker.mark(tree, changes.blocks, langs)
  if (changes.isMoved && changes.old) root.children.unshift(marker.label(redlining.manner.corrections.moved, [text(changes.old.title)]))
  return hashed({ ...section, tree: { type: 'root', children: [root] }, notes: notes.notes, blocks })
}

/** A section that the new edition has not, struck out. */
export function removedSection(old: KeptSection, changes: SectionChanges, matter: Section['matter'], redlining: Redlining): Section {
  const { manner } = redlining
  const dir = manner.directionOf(old.lang)
  const id = redlining.newId('section')
  const blocks = new Map<string, { file: string; line: number; column: number }>()
  const marker = new StepMarker(redlining, undefined, (block) => blocks.set(block, { file: redlining.file, line: 1, column: 1 }))
  const root = element('section', { id, className: ['chapter'], lang: old.lang, dir }, marker.label(manner.corrections.removedSection, inLanguages(old.title, manner.lang, manner)))
  const notes = redlineNotes(undefined, old, changes.notes, redlining.edition, marker.mark, redlining.newId, manner)
  marker.notes = notes
  marker.mark(new RedlineTree(root), changes.blocks, { old: old.lang, new: old.lang })
  return hashed({
    id, kind: matter === 'front' ? 'preface' : 'chapter', matter, title: old.title, number: '', runningHead: old.title, lang: old.lang, dir, start: 'next', bare: 'none',
    tree: { type: 'root', children: [root] }, notes: notes.notes, blocks, hash: '',
  })
}

/** Takes the steps of a section, or of a note, and writes them into its tree. */
class StepMarker {
  notes: RedlineNotes = { notes: [], gone: new Map(), added: new Set() }
  readonly #redlining: Redlining
  readonly #segments: ReadonlyMap<string, string>
  readonly #tell: (block: string) => void

  /** `tell` is told of every text block that is put in. */
  constructor(redlining: Redlining, old: KeptSection | undefined, tell: (block: string) => void) {
    this.#redlining = redlining
    this.#segments = new Map(old?.blocks.flatMap((block) => (block.counted ? [[anchorOf(block), block.text] as const] : [])))
    this.#tell = tell
  }

  readonly mark = (tree: RedlineTree, steps: readonly BlockStep[], langs: { readonly old: string; readonly new: string }): void => {
    const nodes = steps.map((step) => ('new' in step && step.is !== 'moved-away' ? tree.blocks.get(step.new.it.block) : undefined))
    const places = new RemovedPlaces(tree, this.#redlining.manner, () => this.#newBlock())
    let previous: Element | undefined
    let cells: RemovedBlock[] = []
    const flush = (): void => {
      if (cells.length > 0) previous = places.putCells(cells).at(-1)
      cells = []
    }
    steps.forEach((step, index) => {
      if (step.is === 'removed' || step.is === 'moved-away') {
        if (isDrawn(step.old.it)) return
        const lang = step.old.it.lang ?? langs.old
        const next = nodes.slice(index + 1).find((node) => node !== undefined)
        const removed: RemovedBlock = { it: step.old.it, lang, content: this.#removed(step, lang), block: this.#newBlock(), previous, next, segment: this.#segmentOf(step.old.it, steps, nodes, index, langs.old, tree) }
        if (/^t[dh]$/u.test(step.old.it.element)) cells.push(removed)
        else {
          flush()
          previous = places.put({ ...removed, previous })
        }
        return
      }
      flush()
      const node = nodes[index]
      if (node === undefined) return
      previous = node
      if (!isDrawn(step.new.it)) this.#markStep(step, node, langs)
    })
    flush()
  }

  #markStep(step: Exclude<BlockStep, { is: 'removed' | 'moved-away' }>, node: Element, langs: { readonly old: string; readonly new: string }): void {
    const { it } = step.new
    const old = 'old' in step ? step.old.it : undefined
    const edits: readonly TextEdit[] = step.is === 'added' ? [{ kind: 'inserted', text: it.text }] : ('edits' in step && step.edits) || [{ kind: 'same', text: it.text }]
    const marked: MarkedBlock = {
      edits, lang: it.lang ?? langs.new, gone: old ? (this.notes.gone.get(old.block) ?? []) : [], calls: new Map(old?.calls?.map(([offset, id]) => [id, offset])), added: this.notes.added,
    }
    const hasCalls = it.calls?.some(([, id]) => this.notes.added.has(id)) === true
    if (step.is !== 'same' || marked.gone.length > 0 || hasCalls) markBlock(node, marked, this.#redlining.manner)
    if (step.is !== 'moved') return
    const ends = this.#redlining.moves.get(moveKey(step.new))
    if (ends === undefined) return
    addClass(node, marks.moved)
    node.children.unshift(this.#pointer(this.#redlining.manner.corrections.movedFrom, ends.to, ends.from), text(' '))
  }

  /** What is printed of a block that stood here. */
  #removed(step: Extract<BlockStep, { is: 'removed' | 'moved-away' }>, lang: string): ElementContent[] {
    const { it } = step.old
    const block = element('p', {})
    const gone: readonly GoneCall[] = step.is === 'removed' ? (this.notes.gone.get(it.block) ?? []) : []
    markBlock(block, { edits: [{ kind: 'deleted', text: it.text }], lang, gone, calls: new Map(), added: new Set() }, this.#redlining.manner)
    const ends = step.is === 'moved-away' ? this.#redlining.moves.get(moveKey(step.new)) : undefined
    if (ends === undefined) return block.children
    return [this.#pointer(this.#redlining.manner.corrections.movedTo, ends.from, ends.to), text(' '), ...block.children]
  }

  /** “[moved from p. 12]”, a link; `id`: its own, to which the other end leads. */
  #pointer(pattern: string, id: string, target: string): Element {
    const { words, lang, directionOf } = this.#redlining.manner
    return element('span', { id, className: [marks.label], lang, dir: directionOf(lang) }, ...sentence(pattern, sentence(words.page, [pageSlot(target)])))
  }

  /** A line of the press’s own, in the words of the book’s main language. */
  label(pattern: string, ...parts: readonly ElementContent[][]): Element {
    const { lang, directionOf } = this.#redlining.manner
    return element('p', { className: [marks.label], dataBlock: this.#newBlock(), lang, dir: directionOf(lang) }, ...sentence(pattern, ...parts))
  }

  #newBlock(): string {
    const block = this.#redlining.newId('block')
    this.#tell(block)
    return block
  }

  /** The segment that a block stood in, and what of it is still in its place. */
  #segmentOf(it: KeptBlock, steps: readonly BlockStep[], nodes: readonly (Element | undefined)[], index: number, lang: string, tree: RedlineTree): RemovedSegment | undefined {
    const anchor = anchorOf(it)
    const own = (at: number): { node: Element; lang: string }[] => {
      const step = steps[at]
      const node = nodes[at]
      const isHere = step !== undefined && node !== undefined && (step.is === 'same' || step.is === 'reworded') && anchorOf(step.old.it) === anchor && tree.withClass(node, 'segment') !== undefined
      return isHere ? [{ node, lang: step.old.it.lang ?? lang }] : []
    }
    const [before, after] = [[...steps.keys()].slice(0, index).flatMap(own), [...steps.keys()].slice(index + 1).flatMap(own)]
    const number = this.#segments.get(anchor)
    return number === undefined && before.length + after.length === 0 ? undefined : { anchor, number, before, after }
  }
}

/** An empty slot, which the print fills with the page of an anchor. */
export function pageSlot(target: string): Element {
  return element('a', { className: ['slot'], href: `#${target}`, dataSlot: 'page', dataTarget: target })
}

/** A section whose hash is of what it holds now. */
export function hashed(section: Section): Section {
  const { tree, notes, hash } = section
  return { ...section, hash: createHash('sha256').update(hash).update(JSON.stringify([tree, notes])).digest('hex') }
}

function anchorOf({ address }: KeptBlock): string {
  return address.slice(0, address.lastIndexOf('/'))
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}


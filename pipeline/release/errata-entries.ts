import type { ElementContent } from 'hast'
import type { KeptBlock, KeptSection } from '../model/kept-edition.ts'
import type { BlockStep, EditionChanges, Found, NoteStep, SectionChanges } from './changes.ts'
import { correctionsOf, shareChanged, shortened, type Correction } from './errata-phrases.ts'
import { ErrataPlaces, type ErrataPlace } from './errata-places.ts'
import { element, inLanguages, sentence, type PrintManner } from './redline-manner.ts'
import type { TextEdit } from './words.ts'

/** A line of the errata sheet. */
export interface ErrataEntry extends ErrataPlace {
  /** Of the foot of its page. */
  readonly isNote?: boolean
  readonly content: readonly ElementContent[]
}

/** Characters that are printed in full; of more, the first and last words, and where the rest is. */
const longest = 600
/** Of a text: beyond this share of changed words it is read anew as a whole. */
const mostChanged = 0.6

/** Writes down what a holder of the old release has to correct, section by section. */
export class ErrataEntries {
  readonly #manner: PrintManner
  readonly #old: ErrataPlaces
  readonly #new: ErrataPlaces
  readonly #sections: ReadonlyMap<string, KeptSection>
  readonly #newSections: ReadonlyMap<string, KeptSection>
  /** Where the blocks of the new edition stood in the old one. */
  readonly #oldOf = new Map<KeptBlock, Found<KeptBlock>>()

  /** Where added blocks are to be put: their notes go with them. */
  readonly #put = new Map<KeptBlock, ErrataPlace>()

  constructor({ old, new: made, sections }: EditionChanges, manner: PrintManner) {
    this.#manner = manner
    this.#old = new ErrataPlaces(old.pageMap, manner)
    this.#new = new ErrataPlaces(made.pageMap, manner)
    this.#sections = new Map(old.kept.sections.map((section) => [section.id, section]))
    this.#newSections = new Map(made.kept.sections.map((section) => [section.id, section]))
    for (const step of sections.flatMap(({ blocks }) => blocks)) if (step.is === 'same' || step.is === 'reworded') this.#oldOf.set(step.new.it, step.old)
  }

  /** In the order of the old pages. `before`: the section that a new or moved one stands behind now. */
  of(changes: SectionChanges, before: KeptSection | undefined): ErrataEntry[] {
    const { corrections } = this.#manner
    const { old, new: made } = changes
    if (old === undefined) return made ? [{ page: Infinity, label: '', content: sentence(corrections.newSection, this.#seeNew(this.#new.pagesOf(made))) }] : []
    if (made === undefined) return [{ ...this.#old.ofSection(old), label: '', content: sentence(corrections.oldSection, this.#quote(old.title, old.lang), this.#old.pagesOf(old)) }]
    const moved = changes.isMoved && before ? [{ ...this.#old.ofSection(old), content: sentence(corrections.movedSection, this.#quote(before.title, before.lang)) }] : []
    const entries = [...this.#blocks(changes.blocks, old, made), ...this.#notes(changes.notes, changes.blocks, old, made)]
    return [...moved, ...entries.map((entry, index) => ({ entry, index })).sort((a, b) => a.entry.page - b.entry.page || Number(a.entry.isNote === true) - Number(b.entry.isNote === true) || a.index - b.index).map(({ entry }) => entry)]
  }

  #blocks(steps: readonly BlockStep[], old: KeptSection, made: KeptSection): ErrataEntry[] {
    const { corrections } = this.#manner
    const entries: ErrataEntry[] = []
    let above: KeptBlock | undefined
    steps.forEach((step, index) => {
      const joined = (is: 'added' | 'removed'): KeptBlock[] => runOf(steps, index, is)
      if (step.is === 'reworded') entries.push(...this.#reworded(step.edits, step.old.it, old, step.new, made))
      if (step.is === 'moved') {
        const from = this.#sections.get(step.old.section) ?? old
        if (step.edits) entries.push(...this.#reworded(step.edits, step.old.it, from, step.new, made))
      }
      if (step.is === 'moved-away') entries.push(this.#moved(step, old))
      if (step.is === 'removed') {
        const run = joined('removed')
        if (run.length > 0) entries.push({ ...this.#old.of(old, step.old.it), content: sentence(corrections.removeParagraph, this.#quote(shortened(run.map(({ text }) => text).join(' | ')), step.old.it.lang ?? old.lang)) })
      }
      if (step.is === 'added') {
        const run = joined('added')
        const place = above ? this.#old.of(old, above, Math.max(0, above.text.length - 1)) : this.#old.ofSection(old)
        this.#put.set(step.new.it, place)
        if (run.length > 0) entries.push({ ...place, content: sentence(above ? corrections.addParagraph : corrections.addFirst, this.#added(run, step.new.it.lang ?? made.lang, step.new)) })
      }
      if (step.is === 'same' || step.is === 'reworded' || step.is === 'removed') above = step.old.it
    })
    return entries
  }

  #reworded(edits: readonly TextEdit[], it: KeptBlock, section: KeptSection, made: Found<KeptBlock>, newSection: KeptSection): ErrataEntry[] {
    const lang = it.lang ?? section.lang
    const corrections = correctionsOf(edits)
    if (corrections.length <= 1 && it.text.length < 80 ? false : shareChanged(edits) > mostChanged) {
      return [{ ...this.#old.of(section, it), content: sentence(this.#manner.corrections.replaceParagraph, this.#quote(shortened(it.text), lang), this.#added([made.it], made.it.lang ?? newSection.lang, made)) }]
    }
    return corrections.map((correction) => ({ ...this.#old.of(section, it, correction.offset), content: this.#correction(correction, lang) }))
  }

  #correction(correction: Correction, lang: string): ElementContent[] {
    const { corrections } = this.#manner
    const quote = (text: string): ElementContent[] => this.#quote(text, lang)
    switch (correction.is) {
      case 'replace': return sentence(corrections.forRead, quote(correction.old), quote(correction.made))
      case 'add': return correction.after === '' ? sentence(corrections.addBefore, quote(correction.before), quote(correction.made)) : sentence(corrections.addAfter, quote(correction.after), quote(correction.made))
      case 'remove': return correction.after === '' ? sentence(corrections.remove, quote(correction.old)) : sentence(corrections.removeAfter, quote(correction.after), quote(correction.old))
    }
  }

  #moved(step: Extract<BlockStep, { is: 'moved-away' }>, old: KeptSection): ErrataEntry {
    const { corrections } = this.#manner
    const place = this.#old.of(old, step.old.it)
    const section = this.#newSections.get(step.new.section)
    const quoted = this.#quote(shortened(step.old.it.text), step.old.it.lang ?? old.lang)
    const lang = section?.lang ?? old.lang
    const blocks = section?.blocks.filter(({ counted }) => counted !== true) ?? []
    const above = blocks[blocks.indexOf(step.new.it) - 1]
    if (above === undefined) return { ...place, content: sentence(corrections.moveFirst, quoted, this.#quote(section?.title ?? '', lang)) }
    const from = this.#oldOf.get(above)
    const there = from && this.#sections.get(from.section)
    const where = from && there ? [text(this.#old.of(there, from.it, Math.max(0, from.it.text.length - 1)).label)] : this.#seeNew(step.new.pages ? this.#new.span(step.new.pages) : '')
    return { ...place, content: sentence(corrections.moveParagraph, quoted, this.#quote(shortened(above.text), above.lang ?? lang), where) }
  }

  #notes(steps: readonly NoteStep[], blocks: readonly BlockStep[], old: KeptSection, made: KeptSection): ErrataEntry[] {
    const { corrections } = this.#manner
    return steps.flatMap((step): ErrataEntry[] => {
      if (step.is === 'reworded' || step.is === 'moved') return this.#rewordedNote(step, old)
      if (step.is === 'removed') {
        const { label, lang, blocks: own, id } = step.old.it
        const [first] = own
        const isCalledFromRemoved = blocks.some((each) => each.is === 'removed' && each.old.it.calls?.some(([, note]) => note === id))
        return first === undefined || isCalledFromRemoved ? [] : [{ isNote: true, ...this.#old.ofNote(old, first, label), content: sentence(corrections.removeNote, this.#quote(shortened(textOf(own)), lang)) }]
      }
      if (step.is !== 'added') return []
      const { id, lang, blocks: own } = step.new.it
      const caller = made.blocks.find(({ calls }) => calls?.some(([, note]) => note === id))
      const offset = caller?.calls?.find(([, note]) => note === id)?.[0] ?? 0
      const from = caller && this.#oldOf.get(caller)
      const words = lastWords(caller?.text.slice(0, offset) ?? '')
      const place = from && from.section === old.id ? this.#old.of(old, from.it, Math.min(offset, Math.max(0, from.it.text.length - 1))) : ((caller && this.#put.get(caller)) ?? this.#old.ofSection(old))
      const note = textOf(own)
      const content = note.length > longest ? [...this.#quote(shortened(note), lang), text(this.#manner.words.comma), ...this.#seeNew(step.new.pages ? this.#new.span(step.new.pages) : '')] : this.#quote(note, lang)
      return [{ ...place, content: sentence(corrections.addNote, this.#quote(words, caller?.lang ?? made.lang), content) }]
    })
  }

  #rewordedNote(step: Extract<NoteStep, { is: 'reworded' | 'moved' }>, old: KeptSection): ErrataEntry[] {
    const { corrections } = this.#manner
    const { label, lang } = step.old.it
    const section = this.#sections.get(step.old.section) ?? old
    return (step.edits ?? []).flatMap((each): ErrataEntry[] => {
      if (each.is === 'reworded') return correctionsOf(each.edits).map((correction) => ({ isNote: true, ...this.#old.ofNote(section, each.old.it, label, correction.offset), content: this.#correction(correction, each.old.it.lang ?? lang) }))
      if (each.is === 'removed') return [{ isNote: true, ...this.#old.ofNote(section, each.old.it, label), content: sentence(corrections.removeParagraph, this.#quote(shortened(each.old.it.text), each.old.it.lang ?? lang)) }]
      const [first] = step.old.it.blocks
      if (each.is !== 'added' || first === undefined) return []
      return [{ isNote: true, ...this.#old.ofNote(section, first, label), content: sentence(corrections.addParagraph, this.#added([each.new.it], each.new.it.lang ?? lang, { ...each.new, pages: step.new.pages })) }]
    })
  }

  /** What is to be added: in full, or where it is to be read. */
  #added(blocks: readonly KeptBlock[], lang: string, { pages }: Found<KeptBlock>): ElementContent[] {
    const whole = blocks.map((block) => block.text).join(' | ')
    if (whole.length <= longest) return this.#quote(whole, lang)
    return [...this.#quote(shortened(whole), lang), ...(pages ? [text(this.#manner.words.comma), ...this.#seeNew(this.#new.span(pages))] : [])]
  }

  #seeNew(pages: string): ElementContent[] {
    return sentence(this.#manner.corrections.seeNew, pages)
  }

  /** Words of the text in quotation marks of the sheet’s language, in their own language. */
  #quote(words: string, lang: string): ElementContent[] {
    const { words: { quoted }, lang: own, directionOf } = this.#manner
    const runs = inLanguages(words, lang, this.#manner)
    return sentence(quoted, lang === own ? runs : [element('span', { lang, dir: directionOf(lang) }, ...runs)])
  }
}

/** The blocks of one kind that stand behind each other and are one thing to correct: cells of a table; each other one is alone, and given at its first. */
function runOf(steps: readonly BlockStep[], index: number, is: 'added' | 'removed'): KeptBlock[] {
  const cell = (at: number): KeptBlock | undefined => {
    const step = steps[at]
    const it = step?.is !== is ? undefined : step.is === 'added' ? step.new.it : step.is === 'removed' ? step.old.it : undefined
    return it && /^t[dh]$/u.test(it.element) ? it : undefined
  }
  const step = steps[index]
  const own = cell(index)
  if (own === undefined) return step?.is === 'added' ? [step.new.it] : step?.is === 'removed' ? [step.old.it] : []
  if (cell(index - 1)) return []
  const run: KeptBlock[] = []
  for (let at = index; ; at++) {
    const it = cell(at)
    if (it === undefined) return run
    run.push(it)
  }
}

function textOf(blocks: readonly KeptBlock[]): string {
  return blocks.map((block) => block.text).join(' ')
}

function lastWords(words: string): string {
  const short = shortened(words)
  return short === words ? words.trim() : short.slice(short.indexOf(' … ') + 3)
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}

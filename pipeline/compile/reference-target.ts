import type { CaptionKind } from './captions.ts'

/** What a reference leads to, and all that it may print of it: numbers bare, titles in their own language. */
export interface Target {
  readonly kind: CaptionKind | 'part' | 'chapter' | 'document' | 'editorial-note' | 'enclosure' | 'segment' | 'heading' | 'note' | 'name' | 'generated'
  /** Anchor. */
  readonly id: string
  /** “3”, “IV”, “3.2”, “a”; empty where it has none. */
  readonly number: string
  /** Empty where it has none (segments, notes). */
  readonly title: string
  readonly lang: string
  /** The section that it stands in, where it is only a part of one. */
  readonly within?: Target
}

/** The targets of a section’s references, by the words of `to`: with a note of its own text, by `<file>^<note>`. */
export type References = ReadonlyMap<string, Target>

/** The key of a reference in `References`; `file` is that in which it is written. */
export function referenceKey(to: string, file: string): string {
  return to.startsWith('^') ? `${file}${to}` : to
}

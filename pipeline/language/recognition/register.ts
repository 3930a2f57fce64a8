import type { RegisteredForm } from './index.ts'

/** What the recognizer needs of an entry of a register. */
interface Entry {
  readonly id: string
  readonly preferred: string
  readonly short: readonly string[]
  readonly forms: readonly { readonly text: string; readonly lang: string }[]
  readonly variants: readonly { readonly text: string; readonly lang: string }[]
}

/** Every spelling of a register’s entries. Preferred forms and short ones are in `lang`, the book’s main language. */
export function formsOf(entries: Iterable<Entry>, lang: string): RegisteredForm[] {
  return [...entries].flatMap((entry): RegisteredForm[] => [
    { entry: entry.id, kind: 'preferred', lang, text: entry.preferred },
    ...entry.short.map((text) => ({ entry: entry.id, kind: 'short' as const, lang, text })),
    ...entry.forms.map(({ text, lang: tag }) => ({ entry: entry.id, kind: 'form' as const, lang: tag, text })),
    ...entry.variants.map(({ text, lang: tag }) => ({ entry: entry.id, kind: 'variant' as const, lang: tag, text })),
  ])
}

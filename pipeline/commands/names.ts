import { namePlaces, nameSuggestions, type NamePlace, type NameSuggestion } from '../check/index.ts'
import { bySchemeOf, romaniser } from '../language/romanisation.ts'
import { load } from '../load/index.ts'
import type { Book, Name } from '../model/book.ts'
import { nearest, type Place } from '../model/diagnostics.ts'
import { programRoot } from '../program.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import type { namesFormats } from './formats.ts'
import { nameEntries } from './name-entries.ts'
import { textReport } from './report/text.ts'
import type { Terminal } from './terminal.ts'

export interface NamesOptions {
  readonly root: string
  /** All entries, one entry, or proposals for entries. */
  readonly show: 'all' | 'suggestions' | { readonly id: string }
  readonly format: (typeof namesFormats)[number]
}

/** `sourcebook names`: the register, one entry with its places, or names that it lacks. Returns the exit code. */
export async function namesCommand({ root, show, format }: NamesOptions, terminal: Terminal): Promise<number> {
  const { book, messages } = await load(root, { programRoot })
  if (book === undefined) {
    terminal.err(textReport(messages))
    return exitCodeOf(messages)
  }
  const write = (value: unknown, text: () => string): void => terminal.out(format === 'json' ? `${JSON.stringify(value, undefined, 2)}\n` : text())
  if (show === 'all') {
    const names = [...book.names.values()]
    write(names.map((name) => record(book, name)), () => listing(names))
  } else if (show === 'suggestions') {
    const suggestions = nameSuggestions(book)
    if (format === 'yaml') terminal.out(nameEntries(book, suggestions))
    else write(suggestions.map(({ text, script, places }) => ({ text, script, count: places.length, places })), () => suggestions.map(suggestionLine).join(''))
  } else {
    const name = book.names.get(show.id)
    if (name === undefined) {
      const meant = nearest(show.id, book.names.keys())
      terminal.err(`There is no name “${show.id}” in the register.${meant === undefined ? '' : ` Did you mean “${meant}”?`}\n`)
      return exitCodes.usage
    }
    const places = namePlaces(book).filter((place) => place.entry === name.id)
    write({ ...record(book, name), places: places.map(({ entry: _entry, place, ...rest }) => ({ ...place, ...rest })) }, () => entryText(book, name, places))
  }
  return exitCodes.ok
}

function record({ config, schemes }: Book, name: Name): object {
  const { id, type, preferred, settled, short, dates, coordinates, sort, index, identifiers } = name
  const romanise = romaniser(config.policies.transliteration, schemes)
  const forms = name.forms.map(({ text, lang, role, confirmed }) => ({ text, lang, role, confirmed, romanised: bySchemeOf(name, { text, lang }, romanise)?.text }))
  return { id, type, preferred, settled, short, forms, variants: name.variants.map(({ text, lang }) => ({ text, lang })), dates, coordinates, sort, index, identifiers }
}

/** One line an entry, in columns: id, type, preferred form, all other spellings. */
function listing(names: readonly Name[]): string {
  const width = (of: (name: Name) => string): number => Math.max(0, ...names.map((name) => [...of(name)].length))
  const [id, type, preferred] = [width((name) => name.id), width((name) => name.type), width((name) => name.preferred)]
  return names.map((name) => {
    const others = [...name.short, ...name.forms.map((form) => form.text), ...name.variants.map((variant) => variant.text)]
    return `${name.id.padEnd(id)}  ${name.type.padEnd(type)}  ${pad(name.preferred, preferred)}  ${others.join(', ')}`.trimEnd()
  }).map((line) => `${line}\n`).join('')
}

function entryText(book: Book, name: Name, places: readonly NamePlace[]): string {
  const main = book.config.languages[0]
  const spellings: (readonly [kind: NamePlace['kind'], text: string, lang: string])[] = [
    ['preferred', name.preferred, main],
    ...name.short.map((text) => ['short', text, main] as const),
    ...name.forms.map(({ text, lang }) => ['form', text, lang] as const),
    ...name.variants.map(({ text, lang }) => ['variant', text, lang] as const),
  ]
  const romanise = romaniser(book.config.policies.transliteration, book.schemes)
  const generated = new Map<string, NamePlace[]>()
  for (const place of places) if (place.scheme !== undefined) generated.set(`${place.form} (${place.scheme})`, [...(generated.get(`${place.form} (${place.scheme})`) ?? []), place])
  const marked = places.filter(({ kind }) => kind === 'marked')
  const blocks = spellings.map(([kind, text, lang]) => {
    const own = places.filter((place) => place.kind === kind && place.form === text && place.scheme === undefined)
    const made = kind === 'form' ? bySchemeOf(name, { text, lang }, romanise) : undefined
    return `${kind.padEnd(9)}  ${text} (${lang}${made === undefined ? '' : `, romanised ${made.text}`}): ${count(own.length)}\n${own.map(line).join('')}`
  })
  for (const [form, own] of generated) blocks.push(`${'scheme'.padEnd(9)}  ${form}: ${count(own.length)}\n${own.map(line).join('')}`)
  if (marked.length > 0) blocks.push(`${'marked'.padEnd(9)}  :name[…]{id=${name.id}}: ${count(marked.length)}\n${marked.map(line).join('')}`)
  return `${name.id}, ${name.type}: ${count(places.length)}\n${blocks.join('')}`
}

function line({ place, form, written, edited }: NamePlace): string {
  return `  ${shown(place)}${edited ? '' : ' (not edited)'}${written === form ? '' : ` “${written}”`}\n`
}

function suggestionLine({ text, script, places }: NameSuggestion): string {
  const some = places.slice(0, 3).map(shown).join(', ')
  return `${String(places.length).padStart(4)}  ${text}  ${script}  ${some}${places.length > 3 ? ', …' : ''}\n`
}

function count(places: number): string {
  return `${places} ${places === 1 ? 'place' : 'places'}`
}

function shown({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - [...text].length))
}

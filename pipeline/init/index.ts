import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sampleIn, usualScheme } from './samples.ts'

export { usualScheme } from './samples.ts'

/** What a new book begins with. */
export interface Beginning {
  readonly title: string
  /** BCP 47 tag of the book’s own language. */
  readonly language: string
  /** BCP 47 tags of the languages of its documents: one sample document for each. */
  readonly documents: readonly string[]
  /** Language tag → scheme of transliteration, where it is not the usual one. */
  readonly schemes: Readonly<Record<string, string>>
  readonly uuid: string
  /** ISO date of the edition. */
  readonly date: string
  /** Version of the press that the book is pinned to. */
  readonly press: string
  /** Entries of `order`, where texts are brought in; without it the book has samples of all that there is. */
  readonly order?: { readonly body: readonly string[]; readonly back: readonly string[] } | undefined
}

const template = join(dirname(fileURLToPath(import.meta.url)), 'template')

/** The files of a new book, by their paths in its folder. It builds at once, and without warnings. */
export function newBook(beginning: Beginning): Map<string, string> {
  const { language, documents, order } = beginning
  const files = new Map<string, string>()
  const shared = values(beginning)
  for (const name of readdirSync(template, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue
    const path = join(name.parentPath, name.name).slice(template.length + 1).replaceAll('\\', '/')
    if (path.startsWith('sources/notice/') || (order !== undefined && /\.md$|^sources\//u.test(path) && path !== 'README.md')) continue
    files.set(path === 'gitignore' ? '.gitignore' : path, filled(read(path), shared))
  }
  if (order !== undefined) return files
  documents.forEach((tag, index) => {
    const id = documentId(tag)
    const own = sampleIn(tag)
    const translated = tag !== language
    files.set(`sources/${id}/document.yaml`, filled(read('sources/notice/document.yaml'), {
      ...shared,
      id,
      number: String(index + 1),
      name: JSON.stringify(`A Notice${own ? ` in ${own.name}` : ''}`),
      translation: translated ? 'translation_note: |\n  Who translated it, and from what.\n' : '',
    }))
    // Figures stand in every script.
    const paragraphs = own?.paragraphs ?? ['1864, 8, 22.', '1864, 8, 23.']
    files.set(`sources/${id}/original.${tag}.md`, `${paragraphs.join('\n\n')}\n`)
    const english = own === undefined ? paragraphs : sampleIn('en')?.paragraphs ?? []
    if (translated) files.set(`sources/${id}/translation.${language}.md`, `${language === 'en' ? '' : '---\nlang: en # as long as it is in English\n---\n'}${english[0]}[^t-1]\n\n${english[1]}\n\n[^t-1]: A note of the translator.\n`)
  })
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What a package may be called: “The Ili Rebellion” → the-ili-rebellion. */
function packageName(title: string): string {
  return title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '').slice(0, 60) || 'book'
}

function documentId(tag: string): string {
  return `notice-${tag.toLowerCase()}`
}

function values({ title, language, documents, schemes, uuid, date, press, order }: Beginning): Record<string, string> {
  const foreign = documents.filter((tag) => tag !== language)
  const chosen = foreign.flatMap((tag) => {
    const scheme = schemes[tag] ?? usualScheme(tag)
    return scheme === undefined ? [] : [`${tag}: ${scheme}`]
  })
  const forms = foreign.flatMap((tag) => {
    const form = sampleIn(tag)?.geneva
    return form === undefined || form === 'Geneva' ? [] : [`    - { text: ${form}, lang: ${tag}, role: original, confirmed: true }`]
  })
  const marked = [...new Map([['fr', 'Genève'], ...foreign.map((tag): [string, string | undefined] => [tag, sampleIn(tag)?.geneva])])].flatMap(([tag, form]) => (form === undefined || form === 'Geneva' ? [] : [`:lang[${form}]{tag=${tag}}`]))
  return {
    title: JSON.stringify(title),
    heading: title,
    package: JSON.stringify(packageName(title)),
    languages: `[${[...new Set([language, ...documents])].join(', ')}]`,
    uuid,
    date,
    press,
    front: order ? '' : list(['list-of-documents', 'preface.md']),
    body: list(order?.body ?? ['01-a-town-and-a-book.md', ...documents.map((tag) => `{ document: ${documentId(tag)} }`)]),
    back: list(order?.back ?? ['bibliography', 'register-of-places']),
    schemes: `{${chosen.length === 0 ? '' : ` ${chosen.join(', ')} `}}`,
    forms: forms.length === 0 ? '' : `  forms:\n    # confirmed: true, once it was found in a source\n${forms.join('\n')}\n`,
    geneva: marked.join(', '),
    written: language === 'en' ? '' : 'lang: en # as long as it is in English\n',
    first: documentId(documents[0] ?? ''),
  }
}

function list(entries: readonly string[]): string {
  return entries.map((entry) => `    - ${entry}\n`).join('')
}

function read(path: string): string {
  return readFileSync(join(template, path), 'utf8')
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/gu, (_, key: string) => {
    const value = values[key]
    if (value === undefined) throw new Error(`The template has no value for “${key}”.`)
    return value
  })
}

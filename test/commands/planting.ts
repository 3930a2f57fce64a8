import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyOf } from '../../pipeline/check/copy.ts'
import { spellingsOf } from '../../pipeline/check/name-spellings.ts'
import { load } from '../../pipeline/load/index.ts'
import type { Book } from '../../pipeline/model/book.ts'
import { Standing } from '../../pipeline/model/standing.ts'

const programRoot = join(import.meta.dirname, '../..')

/** A copy of a book with preferred forms put into its edited text, and what the same text is with variants instead. */
export interface Planted {
  readonly root: string
  /** Text by file, preferred forms in it. */
  readonly clean: ReadonlyMap<string, string>
  /** `file:line:column variant` of every variant, in the planted text. */
  readonly places: readonly string[]
}

/**
 * Copies a book and plants `count` variants, by a seed, between two small words of edited text: as they are, in capitals, with
 * “’s”, with a line end between two words of the name; some files get CRLF, some a byte order mark. Where edited text is, is found
 * from the lines of the files alone, not by the program. `register` is added to the book's own.
 */
export async function plant(book: string, count: number, seed: number, register = ''): Promise<Planted> {
  const root = mkdtempSync(join(tmpdir(), 'sourcebook-names-'))
  for (const folder of ['manuscript', 'sources', 'styles']) if (existsSync(join(book, folder))) cpSync(join(book, folder), join(root, folder), { recursive: true })
  const namesFile = join(root, 'sources/names.yaml')
  writeFileSync(namesFile, readFileSync(namesFile, 'utf8') + register)
  const loaded = await load(root, { programRoot })
  const [listed, generated] = loaded.book ? pairsOf(loaded.book) : [[], []]
  const random = generator(seed)
  const gaps = filesOf(root).flatMap((file) => gapsOf(file, readFileSync(join(root, file), 'utf8')).map((offset) => ({ file, offset })))
  const chosen = new Set<number>()
  if (gaps.length < count) throw new Error(`only ${gaps.length} gaps`)
  while (chosen.size < count) chosen.add(random(gaps.length))
  const byFile = new Map<string, { offset: number; pair: Pair }[]>()
  for (const index of [...chosen].sort((a, b) => a - b)) {
    const { file, offset } = gaps[index]!
    byFile.set(file, [...(byFile.get(file) ?? []), { offset, pair: dressed(pick(generated.length > 0 && random(2) === 0 ? generated : listed, random), random) }])
  }
  const clean = new Map<string, string>()
  const places: string[] = []
  let number = 0
  for (const [file, plants] of byFile) {
    const source = readFileSync(join(root, file), 'utf8')
    const eol = file.endsWith('.md') && number % 3 === 1 ? '\r\n' : '\n'
    const mark = number % 4 === 2 ? '\uFEFF' : ''
    number++
    let [kept, spoilt, from] = ['', '', 0]
    for (const { offset, pair } of plants) {
      const between = source.slice(from, offset).replace(/\n/gu, eol)
      const table = source.slice(source.lastIndexOf('\n', offset) + 1).startsWith('|')
      const indent = /^[ ]*/u.exec(source.slice(source.lastIndexOf('\n', offset) + 1))?.[0] ?? ''
      const end = table ? ' ' : eol + indent
      spoilt += `${between} `
      places.push(`${file}:${spoilt.split('\n').length}:${spoilt.length - spoilt.lastIndexOf('\n')} ${pair.variant}`)
      spoilt += pair.broken ? pair.variant.replace(' ', end) : pair.variant
      kept += `${between} ${pair.broken ? pair.preferred.replace(' ', end) : pair.preferred}`
      spoilt += pair.suffix
      kept += pair.suffix
      from = offset
    }
    const rest = source.slice(from).replace(/\n/gu, eol)
    writeFileSync(join(root, file), mark + spoilt + rest)
    clean.set(file, mark + kept + rest)
  }
  return { root, clean, places }
}

/** Every file of the planted book that was changed, as it is now. */
export function filesNow({ root, clean }: Planted): Map<string, string> {
  return new Map([...clean.keys()].map((file) => [file, readFileSync(join(root, file), 'utf8')]))
}

interface Pair {
  readonly preferred: string
  readonly variant: string
  readonly suffix: string
  readonly broken: boolean
}

/** Variants that the register lists, and those in the letters of the book that only schemes make. */
function pairsOf(book: Book): [Pair[], Pair[]] {
  const pair = (entry: string, variant: string): Pair => ({ preferred: book.names.get(entry)?.preferred ?? '', variant, suffix: '', broken: false })
  const forms = spellingsOf(copyOf(book, new Standing())).filter((form) => form.kind === 'variant')
  const listed = forms.filter((form) => form.scheme === undefined && book.names.get(form.entry)?.preferred !== form.text)
  const generated = forms.filter((form) => form.scheme !== undefined && /\p{Script=Latin}/u.test(form.text))
  return [listed.map((form) => pair(form.entry, form.text)), generated.map((form) => pair(form.entry, form.text))]
}

function pick<T>(list: readonly T[], random: (below: number) => number): T {
  return list[random(list.length)]!
}

function dressed(pair: Pair, random: (below: number) => number): Pair {
  const { preferred, variant } = pair
  const latin = /^[\p{Script=Latin}\s\p{P}\p{M}]+$/u
  const way = random(4)
  if (way === 1 && latin.test(variant) && /\p{L}$/u.test(variant)) return { ...pair, suffix: '’s' }
  if (way === 2 && latin.test(preferred) && latin.test(variant) && /\p{Ll}/u.test(variant) && (variant.match(/\p{L}/gu) ?? []).length > 1 && variant.toUpperCase().length === variant.length) return { ...pair, preferred: preferred.toUpperCase(), variant: variant.toUpperCase() }
  if (way === 3 && [preferred, variant].every((text) => /^[^\s-]+ \S/u.test(text))) return { ...pair, broken: true }
  return pair
}

function filesOf(root: string): string[] {
  const manuscript = readdirSync(join(root, 'manuscript')).filter((name) => name.endsWith('.md')).map((name) => `manuscript/${name}`)
  const documents = readdirSync(join(root, 'sources'), { recursive: true }).map((name) => `sources/${String(name).replaceAll('\\', '/')}`)
  return [...manuscript, ...documents.filter((name) => /\/(?:translation\.en\.md|document\.yaml)$|names\.yaml$/u.test(name))].sort()
}

/** Offsets of the spaces between two small words where the line so far has nothing open. */
function gapsOf(file: string, text: string): number[] {
  const found: number[] = []
  let offset = 0
  let prose = file.endsWith('.md')
  let [front, paragraph, indent] = [false, '', 0]
  for (const line of text.split('\n')) {
    const depth = line.length - line.trimStart().length
    if (file.endsWith('.md')) {
      if (line === '---') front = offset === 0
      prose = !front && !/^(?:---|\s*>|#|:::?|\||.*[<`]|.*https?:)/u.test(line)
      if (/^\| .* \|$/u.test(line)) prose = true
    } else if (/^\s*(?:headnote|source_note|translation_note|en|note): [|>]-?$/u.test(line)) {
      prose = true
      indent = depth
    } else if (prose && line !== '' && depth <= indent) prose = false
    if (line.trim() === '' || line.startsWith('|')) paragraph = ''
    if (prose) {
      for (const match of line.matchAll(/(?<=(?<!\S)(?:[a-z]+[,;]?|\d+)) (?=[a-z\d]+(?:[\s,.;:[]|$)|:(?:doc\{|lang\[))/gu)) {
        if (!/[<`]|https?:/u.test(line) && closed(`${paragraph}${line.slice(0, match.index)}`) && closed(line.slice(match.index))) found.push(offset + match.index)
      }
    }
    paragraph += `${line} `
    offset += line.length + 1
  }
  return found
}

function closed(text: string): boolean {
  const count = (mark: string): number => text.split(mark).length - 1
  return count('“') === count('”') && !/[‘«„"]/u.test(text) && count('[') === count(']') && count('{') === count('}') && count('(') === count(')') && count('*') % 2 === 0
}

/** A linear congruential generator: the same seed plants the same names. */
function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

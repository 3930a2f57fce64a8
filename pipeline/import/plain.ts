import type { PhrasingContent, RootContent } from 'mdast'
import type { Place } from '../model/diagnostics.ts'
import { Ledger, Refused, slug, type Gathered, type Source, type Unit } from './gathered.ts'
import { decodeText } from './text.ts'

/** A number in brackets, or raised, that called a note once: [11], [22][26], ¹². */
const orphan = /\[\d{1,4}\]|(?<=[\p{L}\p{P}])[⁰¹²³⁴-⁹]+/gu

/**
 * Reads plain text: paragraphs are lines, or stand between empty lines. Numbers that called notes are joined with the notes where the file
 * ends with them; where it has none they stay, and are listed.
 * @throws Refused
 */
export function readPlain(source: Source): Gathered {
  const { file, name, lang } = source
  const text = decodeText(source)
  const ledger = new Ledger()
  const lines = text.split(/\r\n|\n|\r/u)
  const paragraphs = paragraphsOf(lines)
  if (paragraphs.length === 0) throw new Refused('import-input-readable', 'The file holds no text.', { file, line: 1, column: 1 })
  const units = paragraphs.map(({ text: own, line }): Unit => ({ text: own, place: { file, line, column: 1 }, whole: false }))
  const { body, notes } = notesAtEnd(paragraphs)
  const [first, ...rest] = body
  const titled = first !== undefined && rest.length > 0 && [...first.text].length <= 120 && !/[.!?。！？؟։:;,،]\s*$/u.test(first.text) && !/^[•\-*]/u.test(first.text)
  const title = titled ? first.text : name
  if (!titled) ledger.decide(`The text has no line that could be its title, and is called “${name}”.`, { file, line: 1, column: 1 }, 'Write its title at the head of the file.')
  const called = new Set<string>()
  let alone = 0
  let firstAlone: Place | undefined
  const children = (titled ? rest : body).map((paragraph): RootContent => {
    const made: PhrasingContent[] = []
    let from = 0
    for (const match of paragraph.text.matchAll(orphan)) {
      const number = digits(match[0])
      const place = { file, line: paragraph.line, column: match.index + 1 }
      if (notes.has(number) && !called.has(number)) {
        made.push({ type: 'text', value: paragraph.text.slice(from, match.index) }, { type: 'footnoteReference', identifier: number, label: number })
        ledger.left.push(match[0])
        from = match.index + match[0].length
        called.add(number)
      } else {
        alone += 1
        firstAlone ??= place
        if (alone <= 50) ledger.decide(`“${match[0]}” may call a note that the file does not have; it stays in the text.`, place, 'Write the note, [^id] here and [^id]: … below, or take the number out.')
      }
    }
    made.push({ type: 'text', value: paragraph.text.slice(from) })
    const item = /^\s*[•‣◦]\s*/u.exec(paragraph.text)
    return item && made.length === 1 ? { type: 'list', ordered: false, spread: false, children: [{ type: 'listItem', children: [{ type: 'paragraph', children: [{ type: 'text', value: paragraph.text.slice(item[0].length) }] }] }] } : { type: 'paragraph', children: made }
  })
  if (alone > 50 && firstAlone) ledger.decide(`${alone} numbers in all may call notes that the file does not have.`, firstAlone)
  const definitions = [...notes].map(([number, { text: own, line }]): RootContent => {
    if (!called.has(number)) ledger.decide(`The note ${number} is called nowhere; it stands as a paragraph.`, { file, line, column: 1 }, 'Call it where it belongs: [^id].')
    const paragraph = { type: 'paragraph' as const, children: [{ type: 'text' as const, value: own.replace(noteStart, '') }] }
    if (called.has(number)) ledger.left.push(noteStart.exec(own)?.[0] ?? '')
    return called.has(number) ? { type: 'footnoteDefinition', identifier: number, label: number, children: [paragraph] } : { type: 'paragraph', children: [{ type: 'text', value: own }] }
  })
  const chapter = { name: slug(title, name), title: title.trim(), lang, body: [...children, ...definitions] }
  return { title: titled ? title : undefined, chapters: [chapter], documents: [], names: [], works: [], order: [{ chapter: chapter.name }], images: new Map(), units, left: ledger.left, messages: ledger.messages() }
}

interface Paragraph { readonly text: string; readonly line: number }

/** Between empty lines, if lines are wrapped; else each line is a paragraph. */
function paragraphsOf(lines: readonly string[]): Paragraph[] {
  const filled = lines.map((text, index) => ({ text: text.trim(), line: index + 1 })).filter(({ text }) => text !== '')
  const blank = lines.some((line, index) => line.trim() === '' && index > 0 && index < lines.length - 1)
  const wrapped = blank && filled.length > 3 && filled.every(({ text }) => [...text].length <= 100) && filled.some(({ text, line }, index) => filled[index + 1]?.line === line + 1 && [...text].length > 50)
  if (!wrapped) return filled
  const joined: { text: string; line: number; end: number }[] = []
  for (const { text, line } of filled) {
    const last = joined.at(-1)
    if (last && last.end === line - 1 && !noteStart.test(text)) Object.assign(last, { text: `${last.text} ${text}`, end: line })
    else joined.push({ text, line, end: line })
  }
  return joined
}

const noteStart = /^\s*(?:\[(\d{1,4})\]|(\d{1,4})[.)]|([⁰¹²³⁴-⁹]+))\s+/u

/** Notes that the text ends with: paragraphs that begin with a number, counting up, each called in the text before them. */
function notesAtEnd(paragraphs: readonly Paragraph[]): { body: readonly Paragraph[]; notes: ReadonlyMap<string, Paragraph> } {
  let start = paragraphs.length
  while (start > 1 && noteStart.test(paragraphs[start - 1]?.text ?? '')) start -= 1
  const numbers = paragraphs.slice(start).map(({ text }) => digits(noteStart.exec(text)?.[0] ?? ''))
  const body = paragraphs.slice(0, start)
  const calls = new Set(body.flatMap(({ text }) => [...text.matchAll(orphan)].map((match) => digits(match[0]))))
  const counting = numbers.every((number, index) => index === 0 || Number(number) === Number(numbers[index - 1]) + 1)
  if (numbers.length === 0 || !counting || !numbers.some((number) => calls.has(number))) return { body: paragraphs, notes: new Map() }
  return { body, notes: new Map(paragraphs.slice(start).map((paragraph, index) => [numbers[index] ?? '', paragraph])) }
}

function digits(text: string): string {
  return text.normalize('NFKC').replace(/\D/gu, '')
}

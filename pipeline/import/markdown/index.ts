import GithubSlugger from 'github-slugger'
import { parse } from 'yaml'
import { Ledger, slug, unique, type Gathered, type GatheredChapter, type Source, type Unit } from '../gathered.ts'
import { decodeText } from '../text.ts'
import { convertLine } from './inline.ts'
import { Scribe } from './scribe.ts'
import { readAttributes } from './spans.ts'

/** The bytes of a picture by its path from the file. */
export type Neighbour = (path: string) => Promise<Uint8Array | undefined>

interface Section { title: string; lines: { text: string; line: number }[] }

const callouts: Readonly<Record<string, string>> = { note: 'Note', tip: 'Tip', warning: 'Warning', caution: 'Caution', important: 'Important' }

/** Reads Markdown as Pandoc, Quarto and others write it. What the press writes alike stays as it is, character for character. */
export async function readForeignMarkdown(source: Source, neighbour: Neighbour): Promise<Gathered> {
  const { file, name } = source
  const text = decodeText(source).replace(/^\uFEFF/u, '')
  const ledger = new Ledger()
  const lines = text.split(/\r\n|\n|\r/u)
  const front = frontMatter(lines, file, ledger)
  const lang = front.lang ?? source.lang
  const sections = sectionsOf(lines, front.length, front.title, name)
  if (front.title === undefined && sections[0]?.title === name) ledger.decide(`The text has no title, and is called “${name}”.`, { file, line: 1, column: 1 }, 'Write its title at the head of the file.')
  const taken = new Set<string>()
  const named = sections.map((section) => ({ ...section, id: unique(slug(section.title, name), taken) }))
  const targets = targetsOf(named)
  const images = new Map<string, Uint8Array>()
  const chapters: GatheredChapter[] = []
  for (const section of named) {
    const scribe = new Scribe(file, ledger, targets)
    const body = await withPictures(convert(section, scribe), name, images, neighbour, scribe)
    chapters.push({ name: section.id, title: section.title, lang, body })
  }
  return { title: front.title, chapters, documents: [], names: [], works: [], order: chapters.map((chapter) => ({ chapter: chapter.name })), images, units: unitsOf(lines, file, front.length), left: [...ledger.left, ...front.left], messages: ledger.messages() }
}

/** YAML, or Pandoc’s `% title`. Of its keys title and language are carried over. */
function frontMatter(lines: readonly string[], file: string, ledger: Ledger): { title?: string; lang?: string; length: number; left: string[] } {
  if (/^%\s/u.test(lines[0] ?? '')) {
    const length = lines.findIndex((line) => !/^%/u.test(line))
    for (let index = 1; index < length; index += 1) ledger.lose(`“${(lines[index] ?? '').slice(1).trim()}” of the title block is not carried over.`, { file, line: index + 1, column: 1 }, lines[index], 'Write authors and date in manuscript/book.yaml.')
    return { title: (lines[0] ?? '').slice(1).trim(), length, left: [] }
  }
  if (!/^---\s*$/u.test(lines[0] ?? '')) return { length: 0, left: [] }
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/u.test(line))
  if (end === -1) return { length: 0, left: [] }
  let values: Record<string, unknown> = {}
  try {
    values = (parse(lines.slice(1, end).join('\n'), { maxAliasCount: 10 }) ?? {}) as Record<string, unknown>
  } catch (error) {
    ledger.lose(`The front matter cannot be read: ${(error as Error).message.split('\n')[0]}.`, { file, line: 1, column: 1 }, lines.slice(1, end).join('\n'))
  }
  for (const key of Object.keys(values)) {
    if (key === 'title' || key === 'lang') continue
    const line = lines.findIndex((each) => each.startsWith(`${key}:`)) + 1
    ledger.lose(`The key “${key}” of the front matter is not carried over.`, { file, line: Math.max(line, 1), column: 1 }, `${key} ${JSON.stringify(values[key])}`, key === 'bibliography' ? 'Import the bibliography too.' : 'Write in manuscript/book.yaml what the book needs of it.')
  }
  return { ...(typeof values['title'] === 'string' && { title: values['title'] }), ...(typeof values['lang'] === 'string' && { lang: values['lang'] }), length: end + 1, left: [] }
}

/** Without a title in the front matter every heading of the first level begins a chapter; with one, headings go down a level. */
function sectionsOf(lines: readonly string[], start: number, title: string | undefined, name: string): Section[] {
  const sections: Section[] = []
  const top = (title: string): Section => { const made: Section = { title, lines: [] }; sections.push(made); return made }
  let current = title === undefined ? undefined : top(title)
  let fence: string | undefined
  const body = lines.slice(start)
  const first = title === undefined ? [] : body.filter((line) => /^#\s/u.test(line))
  body.forEach((text, index) => {
    const mark = /^\s{0,3}(`{3,}|~{3,})/u.exec(text)?.[1]
    if (mark !== undefined) fence = fence === undefined ? mark : mark.startsWith(fence) ? undefined : fence
    const heading = fence === undefined ? /^#\s+(.*?)\s*#*\s*$/u.exec(text) : null
    const setext = fence === undefined && /^=+\s*$/u.test(text) && (body[index - 1] ?? '').trim() !== '' && current?.lines.at(-1)
    if (title === undefined && heading) current = top((heading[1] ?? '').replace(/\s*\{[^{}]*\}\s*$/u, '').replace(/[*_`]/gu, ''))
    else if (title === undefined && setext) { const last = current?.lines.pop(); current = top((last?.text ?? '').trim()) }
    else if (text.trim() !== '' || current !== undefined) {
      current ??= top(name)
      current.lines.push({ text: fence === undefined && first.length > 0 && /^#{1,5}\s/u.test(text) ? `#${text}` : text, line: start + index + 1 })
    }
  })
  if (sections.length === 0) top(name)
  return sections
}

/** What ids of the file are called in the book. */
function targetsOf(sections: readonly (Section & { id: string })[]): Map<string, string> {
  const targets = new Map<string, string>()
  for (const { id, lines, title } of sections) {
    const slugger = new GithubSlugger()
    targets.set(slug(title, id), id)
    for (const { text } of lines) {
      const heading = /^#{2,6}\s+(.*?)(?:\s*\{([^{}]*)\})?\s*$/u.exec(text)
      if (heading) {
        const own = slugger.slug(heading[1] ?? '')
        const given = readAttributes(heading[2] ?? '').id
        targets.set(given ?? own, `${id}--${own}`)
      }
      for (const match of text.matchAll(/\{#((?:fig|tbl)-[\w-]+)/gu)) targets.set(match[1] ?? '', match[1] ?? '')
    }
  }
  return targets
}

function convert({ lines }: Section, scribe: Scribe): string {
  const made: string[] = []
  const open: { close: string; prefix: string }[] = []
  let fence: string | undefined
  let comment = false
  const prefix = (): string => open.map((each) => each.prefix).join('')
  const put = (text: string): void => { made.push(...text.split('\n').map((line) => `${prefix()}${line}`.trimEnd())) }
  for (let index = 0; index < lines.length; index += 1) {
    const { text, line } = lines[index] as (typeof lines)[number]
    scribe.line = line
    const mark = /^(\s{0,3})(`{3,}|~{3,})\s*(.*)$/u.exec(text)
    if (fence !== undefined) {
      if (mark?.[2]?.startsWith(fence) && mark[3] === '') fence = undefined
      put(text)
      continue
    }
    if (comment || (/^\s*<!--/u.test(text) && !text.includes('-->'))) {
      comment = !text.includes('-->')
      scribe.lose(`A comment is not carried over: “${text.trim()}”.`, 0, text)
      continue
    }
    if (mark) {
      const info = mark[3] ?? ''
      const raw = /^\{=(\w+)\}/u.exec(info)
      if (raw) {
        const end = lines.findIndex((each, at) => at > index && each.text.trim().startsWith(mark[2] ?? ''))
        const block = lines.slice(index, (end === -1 ? lines.length : end + 1)).map((each) => each.text).join('\n')
        scribe.lose(`Raw ${raw[1]} is not carried over.`, 0, block, 'Write in Markdown what it makes.')
        index = end === -1 ? lines.length : end
        continue
      }
      if (/^\{/u.test(info)) { scribe.decide(`A cell of code “${info}” is carried over as code; nothing runs it.`, 0, 'Write what it makes.'); scribe.left.push(info) }
      fence = mark[2]
      put(`${mark[1] ?? ''}${mark[2] ?? ''}${/^\{/u.test(info) ? (/^\{\.?(\w+)/u.exec(info)?.[1] ?? '') : info}`)
      continue
    }
    const div = /^\s*:{3,}\s*(?:\{(.*)\}|([\w.-]+))?\s*:*\s*$/u.exec(text)
    if (div && !/^\s*:{3,}[a-z]/u.test(text)) {
      const written = div[1] ?? (div[2] ? `.${div[2]}` : '')
      if (written === '') { const closed = open.pop(); if (closed?.close) put(closed.close); else made.push(prefix().trimEnd()) }
      else open.push(openDiv(written, scribe, put))
      continue
    }
    const callout = /^(\s*(?:>\s*)+)\[!(\w+)\][+-]?\s*(.*)$/u.exec(text)
    if (callout) {
      const title = callout[3] || (callouts[(callout[2] ?? '').toLowerCase()] ?? callout[2] ?? '')
      scribe.drop(`A callout is carried over as a quotation with the title “${title}”.`, 0, callout[2])
      put(`${callout[1] ?? ''}**${title}**`)
      put((callout[1] ?? '').trimEnd())
      continue
    }
    const heading = /^(#{2,6}\s+.*?)\s*\{([^{}]*)\}\s*$/u.exec(text)
    if (heading) {
      const { id, classes, values } = readAttributes(heading[2] ?? '')
      scribe.left.push(heading[2] ?? '')
      if (id !== undefined || classes.length > 0 || Object.keys(values).length > 0) scribe.drop('The id and the classes of a heading are not carried over; references to it are.', (heading[1] ?? '').length)
      put(convertLine(heading[1] ?? '', scribe))
      continue
    }
    const figure = /^!\[((?:[^[\]\\]|\\.|\[[^\]]*\])*)\]\(([^()\s]+)(?:\s+"[^"]*")?\)\{([^{}]*)\}\s*$/u.exec(text)
    const figureId = figure && readAttributes(figure[3] ?? '').id
    if (figure && figureId?.startsWith('fig-')) {
      const { values } = readAttributes(figure[3] ?? '')
      const alt = values['fig-alt'] ?? values['alt'] ?? figure[1] ?? ''
      if (values['fig-alt'] === undefined && values['alt'] === undefined) scribe.decide(`The picture “${figure[2]}” has its caption for an alternative text.`, 0, 'Say in words what it shows: ![…].')
      scribe.figures.add(figureId)
      scribe.left.push(figure[3] ?? '')
      put(`:::figure{#${figureId} caption=${JSON.stringify((figure[1] ?? '').replaceAll('"', '”'))}}\n![${alt}](${figure[2] ?? ''})\n:::`)
      continue
    }
    if (/^\|\s/u.test(text) && !/\|\s*$/u.test(text)) { put(`${convertLine(text.slice(2), scribe, 2)}${/^\|\s/u.test(lines[index + 1]?.text ?? '') ? '\\' : ''}`); continue }
    if (/^:\s{1,3}\S/u.test(text) && /^\|.*\|\s*$|^\s*$/u.test(lines[index - 1]?.text ?? '') && /\|\s*$/u.test(made.findLast((each) => each !== '') ?? '')) { caption(text.replace(/^:\s+/u, ''), made, scribe); continue }
    if (/^Table:\s/u.test(text) && /\|\s*$/u.test(made.findLast((each) => each !== '') ?? '')) { scribe.left.push('Table:'); caption(text.replace(/^Table:\s+/u, ''), made, scribe); continue }
    const definition = /^:\s{1,3}(\S.*)$/u.exec(text)
    if (definition && (lines[index - 1]?.text ?? '').trim() !== '') {
      scribe.drop('A list of definitions is carried over as paragraphs: the term, then what it means.', 0)
      made.push('')
      put(convertLine(definition[1] ?? '', scribe, 2))
      continue
    }
    if (/^\s*\+[-=+:]{3,}\+\s*$/u.test(text)) scribe.decide('A table drawn with + and - is no table for the press; its words stand as they are.', 0, 'Draw it with | as GitHub does.')
    put(convertLine(text, scribe))
    const blockEnds = (lines[index + 1]?.text ?? '').trim() === ''
    if (blockEnds) for (const note of scribe.notes()) made.push('', `${prefix()}${note}`)
  }
  for (const note of scribe.notes()) made.push('', note)
  while (open.length > 0) { const closed = open.pop(); if (closed?.close) made.push(closed.close) }
  return `${made.join('\n').replace(/\n{3,}/gu, '\n\n').replace(/^\n+|\n+$/gu, '')}\n`
}

/** A fenced division: callouts become quotations with a title; of others the words stay. */
function openDiv(written: string, scribe: Scribe, put: (text: string) => void): { close: string; prefix: string } {
  const { classes, values } = readAttributes(written)
  scribe.left.push(written)
  const kind = classes.map((each) => /^callout-(\w+)$/u.exec(each)?.[1] ?? (each in callouts ? each : undefined)).find((each) => each !== undefined)
  const language = values['lang']
  if (kind !== undefined || classes.some((each) => /^(?:quote|epigraph|blockquote)$/u.test(each))) {
    const title = values['title'] ?? (kind === undefined ? '' : callouts[kind] ?? kind)
    if (kind !== undefined) scribe.drop(`A callout is carried over as a quotation with the title “${title}”.`, 0)
    put('')
    if (title !== '') { put(`> **${title}**`); put('>') }
    return { close: '\n', prefix: '> ' }
  }
  scribe.drop(language === undefined ? `A division “::: {${written}}” is not carried over; the words in it are.` : `A division in “${language}” is not carried over as one; the words in it are.`, 0)
  put('')
  return { close: '\n', prefix: '' }
}

/** Puts a caption around the table that stands last. */
function caption(text: string, made: string[], scribe: Scribe): void {
  const attributes = /\s*\{([^{}]*)\}\s*$/u.exec(text)
  const id = attributes && readAttributes(attributes[1] ?? '').id
  if (attributes) scribe.left.push(attributes[1] ?? '')
  while (made.at(-1) === '') made.pop()
  let start = made.length
  while (start > 0 && /\|/u.test(made[start - 1] ?? '')) start -= 1
  const words = text.slice(0, attributes?.index ?? text.length).trim()
  made.splice(start, 0, `:::table{${id ? `#${id} ` : ''}caption=${JSON.stringify(words.replaceAll('"', '”'))}}`)
  made.push(':::')
}

async function withPictures(body: string, name: string, images: Map<string, Uint8Array>, neighbour: Neighbour, scribe: Scribe): Promise<string> {
  let made = body
  for (const match of body.matchAll(/!\[([^\]]*)\]\(([^()\s]+)/gu)) {
    const path = match[2] ?? ''
    const bytes = /^[a-z]+:/iu.test(path) ? undefined : await neighbour(decodeURI(path))
    if (bytes === undefined) { scribe.decide(`The picture “${path}” is not beside the file${/^[a-z]+:/iu.test(path) ? ', and nothing is fetched' : ''}.`, 0, 'Put it beside the chapter.'); continue }
    const own = `${name}-${images.size + 1}.${/\.(\w+)$/u.exec(path)?.[1]?.toLowerCase().replace('jpeg', 'jpg') ?? 'png'}`
    images.set(own, bytes)
    scribe.left.push(path)
    made = made.replaceAll(`](${path}`, `](${own}`)
  }
  return made
}

/** The words of each block of the file, syntax and all that is not a letter or a figure left out. */
function unitsOf(lines: readonly string[], file: string, start: number): Unit[] {
  return lines.flatMap((text, index) => (index < start || !/[\p{L}\p{N}]/u.test(text) ? [] : [{ text: text.replace(/^\s*\d+[.)]\s/u, '').replace(/\[\^[^\]\s]+\]/gu, ' ').replace(/(?<=\S)[\^~](?=[^\s[])/gu, ''), place: { file, line: index + 1, column: 1 }, whole: false }]))
}

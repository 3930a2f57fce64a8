import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Code, InlineCode, Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { newBook } from '../../pipeline/init/index.ts'
import { programRoot } from '../../pipeline/program.ts'

const manuscript = join(programRoot, 'docs', 'manuscript')
/** Made from the program itself: test/handbook.test.ts. */
const generated = /^2[0-3]-/u

/** Files that stand in a repository beside the book: the press does not read them. */
export const beside = /^(?:\.|Dockerfile$)/u

/** A fenced block of the handbook. What stands behind its language is not printed: it says what the block is an example of. */
export interface Example {
  /** `01-your-first-book.md:48` */
  readonly place: string
  readonly language: string
  /** File of the example’s book, or that of a repository that is looked at alone; `said`: the report of the example before it. */
  readonly file: string
  /** Added to what the file has, and not the whole of it. */
  readonly isPart: boolean
  /** The rule that it breaks; it is taken back afterwards. */
  readonly breaks: string | undefined
  readonly text: string
}

export interface Chapter {
  readonly name: string
  readonly examples: readonly Example[]
  /** Code in running text, with its place. */
  readonly inline: readonly { readonly place: string; readonly text: string }[]
}

/** The chapters that people write. */
export function chapters(): Chapter[] {
  return readdirSync(manuscript).filter((name) => name.endsWith('.md') && !generated.test(name)).map((name) => {
    const text = readFileSync(join(manuscript, name), 'utf8')
    const tree: Root = unified().use(remarkParse).parse(text)
    const place = (node: Code | InlineCode): string => `${name}:${node.position!.start.line}`
    const examples: Example[] = []
    const inline: Chapter['inline'][number][] = []
    visit(tree, 'code', (node) => {
      const [file = '', ...words] = (node.meta ?? '').split(' ')
      const unknown = words.filter((word) => word !== 'part' && !/^breaks=[a-z-]+$/u.test(word))
      if (unknown.length > 0) throw new Error(`${place(node)}: nobody knows what “${unknown.join(' ')}” means behind a fence.`)
      examples.push({ place: place(node), language: node.lang ?? '', file, isPart: words.includes('part'), breaks: words.find((word) => word.startsWith('breaks='))?.slice('breaks='.length), text: `${node.value}\n` })
    })
    visit(tree, 'inlineCode', (node) => void inline.push({ place: place(node), text: node.value }))
    return { name, examples, inline }
  })
}

/** The book that the examples of a chapter are put into: a new one, as the tutorial begins it. */
export function exampleBook(): Map<string, string> {
  return newBook({ title: 'Letters from a Valley', language: 'en', documents: ['zh-Hant'], schemes: {}, uuid: '00000000-0000-4000-8000-000000000000', date: '2026-11-22', press: '0.1.0' })
}

/** A file with an example put in. */
export function withExample(before: string | undefined, { file, isPart, text }: Example): string {
  if (!isPart || before === undefined) return text
  if (!file.endsWith('.yaml')) return `${before}\n${text}`
  const document = parseDocument(before)
  const part = parseDocument(text).contents
  if (isMap(document.contents) && isMap(part)) mergeMap(document.contents, part)
  else if (isSeq(document.contents) && isSeq(part)) mergeSeq(document.contents, part)
  else throw new Error(`An example of ${file} is a ${part === null ? 'nothing' : 'list or map'} where the file is another.`)
  return document.toString({ lineWidth: 0 })
}

function mergeMap(into: YAMLMap, part: YAMLMap): void {
  for (const { key, value } of part.items) {
    const there = into.get(key, true)
    if (isMap(there) && isMap(value)) mergeMap(there as YAMLMap, value as YAMLMap)
    else if (isSeq(there) && isSeq(value)) mergeSeq(there as YAMLSeq, value as YAMLSeq)
    else into.set(key, value)
  }
}

/** Entries with the id or version of one that is there take its place. */
function mergeSeq(into: YAMLSeq, part: YAMLSeq): void {
  for (const item of part.items) {
    const at = into.items.findIndex((each) => nameOf(each) !== undefined && nameOf(each) === nameOf(item))
    if (at >= 0) into.items[at] = item
    else into.items.push(item)
  }
}

function nameOf(node: unknown): string | undefined {
  return isMap(node) ? [node.get('id'), node.get('version')].filter((each) => typeof each === 'string').join() || undefined : undefined
}

export async function writeBook(root: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of files) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), content)
  }
}

/** The commands of a shell script: lines joined at a backslash, parted at `&&`, without comments. */
export function commandsIn(script: string): string[] {
  return script.replaceAll(/\\\n\s*/gu, '').split('\n').flatMap((line) => line.replace(/(?:^|\s)#.*$/u, '').split('&&')).map((each) => each.trim()).filter((each) => each !== '')
}

/** Words of a command; quoted ones are one. */
export function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/gu)].map(([, one, other, bare]) => one ?? other ?? bare ?? '')
}

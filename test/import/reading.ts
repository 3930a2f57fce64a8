import { gather, layOut, type Gathered } from '../../pipeline/import/index.ts'
import { blocksOfTree, conserve } from '../../pipeline/import/index.ts'
import { readMarkdown, readStrings, readWorks } from '../../pipeline/load/index.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** What came of a file: the files that would be written, what is said, and what conservation found. */
export interface Outcome {
  readonly gathered: Gathered
  /** Contents by path. */
  readonly files: Readonly<Record<string, string>>
  readonly names: string
  readonly works: string
  readonly order: readonly string[]
  /** `line:column rule reason` */
  readonly said: readonly string[]
  readonly lost: readonly string[]
}

/** Reads a file as `sourcebook import` does, into an empty book, without writing. */
export async function reading(file: string, content: string | Uint8Array, { lang = 'en', beside = {} }: { lang?: string; beside?: Readonly<Record<string, Uint8Array>> } = {}): Promise<Outcome> {
  const name = file.replace(/\.[^.]+$/u, '')
  const gathered = await gather({ file, bytes: typeof content === 'string' ? encode(content) : content, lang, name, as: 'chapter' }, { readWorks, neighbour: (path) => Promise.resolve(beside[path]) })
  const { files, names, works, order } = layOut(gathered, { lang, chapters: [], documents: [], names: [], works: new Map() })
  const texts = Object.fromEntries([...files].flatMap(([path, text]) => (typeof text === 'string' ? [[path, text]] : [])))
  const markdown = (text: string): string[] => { const tree = readMarkdown(text); return tree ? blocksOfTree(tree, text) : [] }
  const blocks = [...order, ...Object.values(texts).flatMap((text) => [...markdown(text.replace(/^---\n[\s\S]*?\n---\n/u, '')), ...(/^(?:---|#)/u.test(text) ? readStrings(/^---\n([\s\S]*?)\n---\n/u.exec(text)?.[1] ?? text).flatMap(({ value }) => [value, ...markdown(value)]) : [])]), ...readStrings(names).map(({ value }) => value), ...readStrings(works).map(({ value }) => value)]
  const conserved = conserve(gathered.units, blocks, gathered.left)
  return {
    gathered, files: texts, names, works, order,
    said: gathered.messages.map(({ line, column, ruleId, reason }) => `${line}:${column} ${ruleId} ${reason}`),
    lost: conserved.messages.map(({ line, ruleId, reason }) => `${line} ${ruleId} ${reason}`),
  }
}

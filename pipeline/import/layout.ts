import { isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml'
import type { RootContent } from 'mdast'
import { slug, unique, type Gathered, type GatheredDocument, type GatheredOrder } from './gathered.ts'
import { markdownText } from './markdown-text.ts'

/** What a book folder has already. */
export interface Inventory {
  /** BCP 47 tag of the book’s own language. */
  readonly lang: string
  /** File names in manuscript/. */
  readonly chapters: readonly string[]
  readonly documents: readonly { readonly id: string; readonly number: number }[]
  readonly names: readonly string[]
  /** Entries by key, as CSL. */
  readonly works: ReadonlyMap<string, unknown>
}

/** What is to be written: new files, and text that goes behind what files have. */
export interface Layout {
  readonly files: ReadonlyMap<string, string | Uint8Array>
  readonly names: string
  readonly works: string
  /** Entries for `order`, each on a line of its own, in YAML’s flow style. */
  readonly order: readonly string[]
  /** Keys of works that the book has otherwise. */
  readonly clashes: readonly string[]
}

/** Lays what was gathered out as files of a book folder. No name is taken that is there. */
export function layOut(gathered: Gathered, inventory: Inventory): Layout {
  const files = new Map<string, string | Uint8Array>()
  const taken = new Set(inventory.chapters.map((file) => file.replace(/\.md$/u, '').replace(/^\d+-/u, '')))
  for (const { id } of inventory.documents) taken.add(id)
  let last = Math.max(0, ...inventory.chapters.map((file) => Number(/^(\d+)-/u.exec(file)?.[1] ?? 0)))
  const chapterFiles = new Map<string, string>()
  const pictures = new Map<string, string>()
  for (const [name, bytes] of gathered.images) {
    // The folder may have one of this name.
    const own = inventory.chapters.includes(name) ? unique(name.replace(/\.[^.]+$/u, ''), new Set(inventory.chapters.map((file) => file.replace(/\.[^.]+$/u, '')))) + (/\.[^.]+$/u.exec(name)?.[0] ?? '') : name
    pictures.set(name, own)
    files.set(`manuscript/${own}`, bytes)
  }
  for (const chapter of gathered.chapters) {
    const name = unique(chapter.name, taken)
    last += 1
    const file = `${String(last).padStart(2, '0')}-${name}.md`
    chapterFiles.set(chapter.name, file)
    const front = { title: chapter.title, ...(chapter.lang !== undefined && chapter.lang !== inventory.lang && { lang: chapter.lang }) }
    files.set(`manuscript/${file}`, `---\n${stringify(front, { lineWidth: 0 })}---\n${body(chapter.body, pictures)}`)
  }
  let number = Math.max(0, ...inventory.documents.map((document) => document.number))
  const documentIds = new Map<string, string>()
  for (const document of gathered.documents) {
    const id = unique(slug(document.id, 'document'), taken)
    documentIds.set(document.id, id)
    number += 1
    files.set(`sources/${id}/document.yaml`, documentYaml(document, id, number))
    for (const { role, lang, body: text } of document.texts) files.set(`sources/${id}/${role}.${lang ?? inventory.lang}.md`, body(text, new Map([...pictures].map(([name, own]) => [name, `../../manuscript/${own}`]))))
  }
  const known = new Set(inventory.names)
  const names = gathered.names.filter(({ id }) => !known.has(id)).map(({ id, type, preferred, forms, fields }) => ({ id, type, preferred, ...(forms.length > 0 && { forms: forms.map((form) => ({ ...form, role: 'original', confirmed: false })) }), ...fields }))
  const clashes: string[] = []
  const works = gathered.works.filter((work) => {
    const before = inventory.works.get(String(work['id']))
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(work)) clashes.push(String(work['id']))
    return before === undefined
  })
  const entry = (order: GatheredOrder): string => 'chapter' in order ? JSON.stringify(chapterFiles.get(order.chapter) ?? '') : 'document' in order ? `{ document: ${JSON.stringify(documentIds.get(order.document) ?? '')} }` : `{ part: ${JSON.stringify(order.part)}, id: ${unique(slug(order.part, 'part'), taken)}, entries: [${order.entries.map(entry).join(', ')}] }`
  return { files, names: yamlList(names), works: yamlList(works), order: gathered.order.map(entry), clashes }
}

function body(content: readonly RootContent[] | string, pictures: ReadonlyMap<string, string>): string {
  if (typeof content === 'string') return content.endsWith('\n') ? content : `${content}\n`
  const renamed = (node: RootContent): RootContent => node.type === 'image' ? { ...node, url: pictures.get(node.url) ?? node.url } : 'children' in node ? ({ ...node, children: (node.children as RootContent[]).map(renamed) } as RootContent) : node
  return markdownText(content.map(renamed))
}

/** Trees among the values are Markdown. */
function documentYaml({ kind, title, fields }: GatheredDocument, id: string, number: number): string {
  const values = Object.fromEntries(Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, isTree(value) ? markdownText(value) : value]])))
  return `# yaml-language-server: $schema=../../node_modules/sourcebook/dist/schema/document.schema.json\n${stringify({ id, number, kind, title, ...values }, { lineWidth: 0 })}`
}

function isTree(value: unknown): value is RootContent[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'object' && each !== null && 'type' in each)
}

function yamlList(list: readonly unknown[]): string {
  return list.length === 0 ? '' : stringify(list, { lineWidth: 0 })
}

/**
 * book.yaml with entries at the end of `order.body`: every character that was there stays. Undefined where `order` is written in a way
 * that cannot be added to.
 */
export function withOrder(text: string, entries: readonly string[]): string | undefined {
  if (entries.length === 0) return text
  const document = parseDocument(text)
  const list: unknown = document.getIn(['order', 'body'], true)
  const put = (at: number, added: string): string => text.slice(0, at) + added + text.slice(at)
  if (isSeq(list) && list.flow) {
    const end = text.lastIndexOf(']', list.range?.[1] ?? 0)
    return put(end, `${list.items.length > 0 ? ', ' : ''}${entries.join(', ')}`)
  }
  if (isSeq(list) && list.items.length > 0) {
    const start = list.range?.[0] ?? 0
    const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
    if (/\S/u.test(indent)) return undefined
    const item = list.items.at(-1)
    const end = (isMap(item) || isScalar(item) || isSeq(item) ? item.range?.[1] : undefined) ?? list.range?.[1] ?? 0
    const line = text.indexOf('\n', Math.max(0, end - 1))
    const added = entries.map((entry) => `${indent}- ${entry}\n`).join('')
    return line === -1 ? `${text}\n${added}` : put(line + 1, added)
  }
  return undefined
}

/** A YAML list with entries behind those that are there; undefined where it is no list that can be added to. */
export function withEntries(text: string, added: string): string | undefined {
  if (added === '') return text
  const whole = `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${added}`
  const count = (yaml: string): number | undefined => {
    const document = parseDocument(yaml)
    if (document.errors.length > 0) return undefined
    if (document.contents === null) return 0
    return isSeq(document.contents) ? document.contents.items.length : undefined
  }
  const [before, more, after] = [count(text), count(added), count(whole)]
  return before === undefined || more === undefined || after !== before + more ? undefined : whole
}

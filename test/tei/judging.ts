import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Element } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { beforeAll, expect, test } from 'vitest'
import { prepare } from '../../pipeline/build.ts'
import type { Book } from '../../pipeline/model/book.ts'
import type { Edition } from '../../pipeline/model/edition.ts'
import type { PageMap } from '../../pipeline/model/page-map.ts'
import { programRoot } from '../../pipeline/program.ts'
import { exportTei } from '../../pipeline/tei/index.ts'
import { reading } from '../import/reading.ts'
import { faultsOfContent, hasContentModels } from './content-models.ts'

const made = new Map<string, { book: Book; edition: Edition }>()

/** Loads and compiles books; folders of the repository. */
export async function prepareBooks(books: readonly string[]): Promise<void> {
  for (const name of books) {
    const { book, edition } = await prepare(join(programRoot, name))
    if (book && edition) made.set(name, { book, edition })
  }
}

export function bookOf(name: string): { book: Book; edition: Edition } {
  const found = made.get(name)
  if (found === undefined) throw new Error(`The book ${name} has errors.`)
  return found
}

export function exported(name: string, pages?: PageMap): string {
  const { book, edition } = bookOf(name)
  return exportTei(edition, book, pages).xml
}

function* all(node: Element | { children: unknown[] }): Generator<Element> {
  for (const child of node.children as Element[]) if (child.type === 'element') { yield child; yield* all(child) }
}

// The tables of tei_all that an XML editor completes by: which elements and attributes may stand in which. Of order and number they know
// nothing: those are judged by the content models.
const tables = join(programRoot, '.ci/judges/node_modules/@jinntec/jinn-codemirror/dist/tei.json')
if (!existsSync(tables) && process.env['REQUIRE_JUDGES'] === '1') throw new Error('The tables of TEI are not installed, and REQUIRE_JUDGES=1 asks for them; .ci/run installs them.')

/** The tests that every exported book has to pass. */
export function judgeTei(books: readonly string[]): void {
  beforeAll(() => prepareBooks(books))

  test.each(books)('ids are unique, and every pointer leads to one: %s', (name) => {
    const elements = [...all(fromXml(exported(name)))]
    const ids = elements.flatMap(({ attributes }) => attributes['xml:id'] ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const pointers = elements.flatMap(({ attributes }) => [attributes['target'], attributes['ref'], attributes['corresp'], attributes['calendar']].flatMap((value) => (value ?? '').split(' ').filter((each) => each.startsWith('#'))))
    expect(pointers.length).toBeGreaterThan(5)
    expect(pointers.filter((pointer) => !ids.includes(pointer.slice(1)))).toEqual([])
  })

  test.skipIf(!existsSync(tables)).each(books)('every element and attribute may stand where it stands in TEI P5: %s', (name) => {
    const { elements } = JSON.parse(readFileSync(tables, 'utf8')) as { elements: { name: string; children: string[]; attributes: { name: string }[] }[] }
    const known = new Map(elements.map((each) => [each.name, { children: new Set(each.children), attributes: new Set(each.attributes.map((attribute) => attribute.name.replace(/^.*:/u, ''))) }]))
    const faults = new Set<string>()
    for (const element of all(fromXml(exported(name)))) {
      const own = known.get(element.name)
      if (own === undefined) { faults.add(element.name); continue }
      for (const attribute of Object.keys(element.attributes)) if (attribute !== 'xmlns' && !own.attributes.has(attribute.replace(/^.*:/u, ''))) faults.add(`${element.name}/@${attribute}`)
      for (const child of element.children) if (child.type === 'element' && !own.children.has(child.name)) faults.add(`${element.name}/${child.name}`)
    }
    expect([...faults]).toEqual([])
  })

  test.skipIf(!hasContentModels).each(books)('the elements stand in the order and number of TEI’s content models: %s', (name) => {
    expect(faultsOfContent(exported(name))).toEqual([])
  })

  /** What no table says: datatypes of TEI. */
  test.each(books)('attributes have values of their types: %s', (name) => {
    const word = /^[^\p{C}\p{Z}]+$/u
    const types: Readonly<Record<string, RegExp>> = {
      type: word, subtype: word, unit: word, reason: word, place: word, role: word, level: /^[amjsu]$/u, cert: /^(?:high|medium|low|unknown)$/u,
      'xml:id': /^[\p{L}_][\p{L}\p{N}\p{M}._-]*$/u, 'xml:lang': /^[A-Za-z]{2,3}(?:-[A-Za-z\d]{1,8})*$/u, ident: /^[A-Za-z]{2,3}(?:-[A-Za-z\d]{1,8})*$/u,
      ...Object.fromEntries(['when', 'from', 'to', 'notBefore', 'notAfter'].map((key) => [key, /^-?\d{4}(?:-\d\d){0,2}$/u])),
      target: /^[^\s<>"{}|\\^`]+$/u, ref: /^#\S+$/u, corresp: /^#\S+(?: #\S+)*$/u, calendar: /^#\S+$/u, url: /^[^\s<>"{}|\\^`]+$/u,
    }
    const faults = new Set<string>()
    for (const element of all(fromXml(exported(name)))) {
      for (const [key, value] of Object.entries(element.attributes)) if (types[key]?.test(value ?? '') === false) faults.add(`${element.name}/@${key}="${value}"`)
    }
    expect([...faults]).toEqual([])
  })

  test.each(books)('exported and imported again, the text is the same: %s', async (name) => {
    const { book } = bookOf(name)
    const { lost, gathered, names, said } = await reading('book.xml', exported(name))
    expect(lost).toEqual([])
    expect(gathered.documents.map(({ id }) => id).sort()).toEqual([...book.documents.keys()].sort())
    expect(gathered.documents.map(({ title }) => title).sort()).toEqual([...book.documents.values()].map(({ title }) => title).sort())
    expect(gathered.works.map(({ id }) => id)).toEqual([...book.bibliography.keys()])
    expect([...names.matchAll(/^- id: (.*)$/gmu)].map((match) => match[1]).sort()).toEqual([...book.names.keys()].sort())
    expect(said.filter((line) => /attribute|not known/u.test(line))).toEqual([])
  })
}

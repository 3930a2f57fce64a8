import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Nodes, Root } from 'hast'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { make, type Made } from '../../pipeline/build.ts'
import type { Edition, OutlineEntry } from '../../pipeline/model/edition.ts'
import { eachNode } from '../../pipeline/model/tree.ts'
import { foldPrinted } from '../../pipeline/model/printed-text.ts'
import { readPdfFile } from '../../pipeline/print/pdf-file.ts'
import { faultsOfFile } from '../print/archival-rules.ts'
import { documentOf, elements, faultsOfTree } from '../print/tree-rules.ts'

let cache: string
const made = new Map<string, Made>()
const root = join(import.meta.dirname, '../..')
const books = ['test/fixtures/tiny', 'test/fixtures/vertical', '.']

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'sourcebook-archival-'))
  for (const book of books) {
    const { made: one, messages } = await make({ root: join(root, book), cache, format: 'pdf', pages: true })
    expect(messages.filter(({ ruleId }) => /conserved|settled/.test(String(ruleId)))).toEqual([])
    made.set(book, one!)
  }
})
afterAll(() => rm(cache, { recursive: true, force: true }))

const pdfOf = (book: string): Uint8Array => [...made.get(book)!.output].find(([name]) => name.endsWith('.pdf'))![1]

test.each(books)('%s: the rules of PDF/A-2a and PDF/UA-1', (book) => {
  const file = readPdfFile(pdfOf(book))
  expect(faultsOfFile(pdfOf(book), file)).toEqual([])
  expect(faultsOfTree(file)).toEqual([])
})

interface Tree { readonly role?: string; readonly alt?: string; readonly lang?: string; readonly type?: string; readonly id?: string; readonly children?: readonly Tree[] }

/** What another program reads in the structure tree: headings in words, alternative texts, languages, heads of tables. */
async function readTree(pdf: Uint8Array): Promise<{ headings: string[]; alts: string[]; heads: string[]; languages: Set<string>; notes: number }> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, disableFontFace: true, isEvalSupported: false, verbosity: 0 })
  const document = await task.promise
  const read = { headings: [] as string[], alts: [] as string[], heads: [] as string[], languages: new Set<string>(), notes: 0 }
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
    const texts = new Map<string, string>()
    const open: (string | undefined)[] = []
    for (const item of content.items) {
      if ('str' in item) {
        const id = open.findLast((name) => name !== undefined)
        if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + item.str)
      } else if (item.type === 'endMarkedContent') open.pop()
      else open.push(item.id ?? undefined)
    }
    const said = (node: Tree): string => (node.type === 'content' ? (texts.get(node.id ?? '') ?? '') : (node.children ?? []).map(said).join(''))
    const visit = (node: Tree): void => {
      if (/^H[1-6]$/.test(node.role ?? '')) read.headings.push(foldPrinted(said(node)))
      if (node.role === 'TH') read.heads.push(foldPrinted(said(node)))
      if (node.role === 'Note') read.notes++
      if (node.alt !== undefined) read.alts.push(node.alt)
      if (node.lang !== undefined) read.languages.add(node.lang)
      node.children?.forEach(visit)
    }
    const tree = (await page.getStructTree()) as Tree | null
    if (tree !== null) visit(tree)
    page.cleanup()
  }
  await task.destroy()
  return read
}

/** What the edition holds of these. */
function wanted(edition: Edition): { headings: string[]; alts: string[]; heads: string[]; languages: Set<string>; notes: number } {
  const found = { headings: [] as string[], alts: [] as string[], heads: [] as string[], languages: new Set<string>(), notes: 0 }
  for (const section of edition.sections) {
    for (const tree of [section.tree, ...section.notes.map(({ children }): Root => ({ type: 'root', children: [...children] }))]) {
      eachNode<Nodes>(tree, (node) => {
        if (node.type !== 'element') return
        const words = (): string => {
          let text = ''
          eachNode<Nodes>(node, (inner) => {
            if (inner.type === 'text') text += inner.value
          })
          return foldPrinted(text)
        }
        if (/^h[1-6]$/.test(node.tagName)) found.headings.push(words())
        if (node.tagName === 'th') found.heads.push(words())
        if (node.tagName === 'img') found.alts.push(String(node.properties['alt']))
        const lang = node.properties['lang']
        if (typeof lang === 'string' && words() !== '') found.languages.add(lang)
      })
    }
    found.notes += section.notes.length
  }
  return found
}

test.each(books)('%s: headings, alternative texts, heads of tables, languages and notes of the structure tree are the edition’s', async (book) => {
  const { edition } = made.get(book)!
  const [is, should] = [await readTree(pdfOf(book)), wanted(edition)]
  // A note call in a heading is printed in it; its words are not compared.
  const plain = (list: readonly string[]): string[] => list.map((text) => text.replace(/[\d*†‡§]+/gu, '')).filter((text) => text !== '')
  expect(plain(is.headings)).toEqual(plain(should.headings))
  expect(plain(is.heads)).toEqual(plain(should.heads))
  for (const alt of should.alts) expect(is.alts).toContain(alt)
  for (const lang of should.languages) if (lang !== edition.metadata.languages[0]) expect(is.languages, lang).toContain(lang)
  // A note that goes on overleaf is a Note on each page.
  expect(is.notes).toBeGreaterThanOrEqual(should.notes)
})

test.each(books)('%s: the sections of the structure tree are those of the edition, the outline’s entries among their headings', (book) => {
  const { edition } = made.get(book)!
  const tree = documentOf(readPdfFile(pdfOf(book)))
  const text = (value: string | undefined): string => Buffer.from(/^<FEFF([0-9A-F]*)>$/.exec(value ?? '')?.[1] ?? '', 'hex').swap16().toString('utf16le')
  const sections = elements(tree, 'Sect').map((sect) => text(sect.entries.get('T')))
  expect(sections).toEqual(edition.sections.map(({ title }) => title))
  const titles = (entries: readonly OutlineEntry[]): string[] => entries.map(({ title }) => title)
  for (const title of titles(edition.outline)) expect(sections.some((each) => each === title || each.includes(title) || title.includes(each)), title).toBe(true)
})

test('what a build remembers is what it prints: parts from the cache give the same bytes', async () => {
  const again = await make({ root: join(root, 'test/fixtures/tiny'), cache, format: 'pdf', pages: true })
  expect(Buffer.compare([...again.made!.output].find(([name]) => name.endsWith('.pdf'))![1], pdfOf('test/fixtures/tiny'))).toBe(0)
})

import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What stands at a path of a hostile book. In texts and targets `{port}` is a server that counts who comes, `{outside}` a folder that nobody may read. */
export type Content = string | Uint8Array | { readonly link: string } | { readonly special: 'fifo' | 'folder' } | undefined

/** Path in the book folder → what stands there; undefined takes a file of the plain book away. */
export type Files = Readonly<Record<string, Content>>

/**
 * A book made to do harm: its name, what it has besides or instead of the plain book, and what the press must say of it, in order, parted by
 * semicolons: `file:line:column rule`, the file left out where it is manuscript/one.md. `…`: and the like. Empty: it is harmless, and is read to the end.
 */
export type HostileBook = readonly [name: string, files: Files, says: string]

const head = `title: A Book
short_title: Book
contributors: [{ name: Ada Example, role: edt }]
publisher: Example Press
languages: [en]
identifiers: { uuid: 2f1f2d5c-6f0e-5d0b-9c39-0a5d4f1c2b3a }
rights: © 2026 the editors
edition: First edition
date: 2026-01-31
trim: { width: 6in, height: 9in }
`

/** book.yaml: ten lines, then the order, then `more` from line 12 on. */
export function configured(more = '', body = 'one.md', back = ''): Files {
  return { 'manuscript/book.yaml': `${head}order: { front: [], body: [${body}], back: [${back}] }\n${more}` }
}

/** The only chapter: `text` begins at line 4. */
export function chapter(text: string | Uint8Array, title = 'title: One'): Files {
  const before = Buffer.from(`---\n${title}\n---\n`)
  return { 'manuscript/one.md': Buffer.concat([before, typeof text === 'string' ? Buffer.from(text) : text, Buffer.from('\n')]) }
}

/** A document of its own, with an English original; `more` follows its four lines. */
export function documented(more: string, original = 'Text.\n'): Files {
  return { ...configured('', 'one.md, document: letter'), 'sources/letter/document.yaml': `id: letter\nnumber: 1\nkind: document\ntitle: A Letter\nrights: { holder: None, statement: Free. }\n${more}`, 'sources/letter/original.en.md': original }
}

/** Writes the book into a folder, which must not be there yet. */
export function writeBook(folder: string, files: Files, words: Readonly<Record<string, string>>): void {
  const filled = (text: string): string => text.replace(/\{(port|outside)\}/gu, (_, word: string) => words[word] ?? '')
  for (const [path, content] of Object.entries({ ...configured(), ...chapter('Text.'), ...files })) {
    const file = join(folder, path)
    if (content === undefined) continue
    mkdirSync(dirname(file), { recursive: true })
    if (typeof content === 'string') writeFileSync(file, filled(content))
    else if (content instanceof Uint8Array) writeFileSync(file, content.length < 100_000 ? Buffer.from(filled(Buffer.from(content).toString('latin1')), 'latin1') : content)
    else if ('link' in content) {
      rmSync(file, { force: true })
      symlinkSync(filled(content.link), file)
    } else if (content.special === 'folder') mkdirSync(file)
    else execFileSync('mkfifo', [file])
  }
}

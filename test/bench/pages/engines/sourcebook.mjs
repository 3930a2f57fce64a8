// Ours: a book folder of the chapters, built by the compiled program with the repository’s styles, from an empty cache.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command, root } from '../peers.mjs'

const program = join(root, 'dist/program/cli.js')

/** @type {import('./index.mjs').Engine} */
export const sourcebook = {
  name: 'Sourcebook',
  version: () => (existsSync(program) ? command('node', [program, '--version']).split('\n')[0].replace(/^Sourcebook /u, '') : undefined),
  absence: 'the program is not compiled: npm run compile',
  write(chapters, folder) {
    mkdirSync(join(folder, 'manuscript'), { recursive: true })
    const names = chapters.map((chapter, index) => `chapter-${index + 1}.md`)
    chapters.forEach((chapter, index) => writeFileSync(join(folder, 'manuscript', names[index]), markdownOf(chapter)))
    writeFileSync(join(folder, 'manuscript/book.yaml'), bookOf(names))
  },
  set(folder) {
    command('node', [program, 'build', folder, '--format', 'pdf', '--report', '--out', join(folder, 'dist')], { env: { SOURCEBOOK_CACHE: join(folder, 'cache') } })
    return join(folder, 'dist', readdirSync(join(folder, 'dist')).find((name) => name.endsWith('.pdf')))
  },
}

function bookOf(names) {
  return `title: Chapters
short_title: Chapters
contributors: [{ name: The editors, role: edt }]
publisher: Bench
languages: [en]
identifiers: { uuid: 2f1f2d5c-6f0e-5d0b-9c39-0a5d4f1c2b3b }
rights: None
edition: One
date: 2026-01-31
description: Chapters for a comparison of pages.
trim: { width: 6in, height: 9in }
order: { front: [], body: [${names.join(', ')}], back: [] }
policies: { parallel: columns, citation_style: sourcebook-notes }
`
}

function markdownOf({ title, blocks }) {
  const notes = []
  const body = blocks.map(({ kind, pieces }) => {
    const text = pieces.map((piece) => (typeof piece === 'string' ? escaped(piece) : `[^n${notes.push(piece.note)}]`)).join('')
    return kind === 'heading' ? `## ${text}` : text
  })
  return `---\ntitle: ${JSON.stringify(title)}\n---\n${[...body, ...notes.map((note, index) => `[^n${index + 1}]: ${escaped(note)}`)].join('\n\n')}\n`
}

const escaped = (text) => text.replace(/[\\[\]<>*_`:@#|~]/gu, '\\$&').replace(/^(\d+)\./u, '$1\\.')

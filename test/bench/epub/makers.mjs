// Who makes an EPUB of a generated book: the press, Pandoc, Vivliostyle CLI, epub-gen-memory alone. Each in processes of its own.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { peersFolder } from '../pagination/install-peers.mjs'
import { measured } from '../pagination/processes.mjs'
import { pandocChapters, vfmChapters } from './peer-markdown.mjs'

const script = (name) => join(import.meta.dirname, `${name}.mjs`)
const own = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'))
const versionOf = (name, folder) => JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version
const root = join(import.meta.dirname, '../../..')
const vivliostyle = join(peersFolder, 'node_modules/@vivliostyle/cli')

/** `prepare` writes what the maker reads (not measured); `make` writes the EPUB and returns its figures. */
export const makers = [
  {
    name: 'Sourcebook',
    version: () => own.version,
    prepare: async (book, folder) => { await measured(process.execPath, [script('run-map'), book, join(folder, 'map.json')]) },
    make: (book, folder, out) => measured(process.execPath, [script('run-ours'), book, join(folder, 'map.json'), out]),
  },
  {
    name: 'Pandoc',
    version: () => /pandoc (\S+)/u.exec(spawnSync('pandoc', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1],
    prepare: (book, folder) => writeFileSync(join(folder, 'book.md'), pandocChapters(book).map(({ text }) => text).join('\n\n')),
    make: (_, folder, out) => measured('pandoc', ['--quiet', '-f', 'markdown', '-o', out, '--toc', '--metadata', 'title=A Book', '--metadata', 'author=Ada Example', '--metadata', 'lang=en', join(folder, 'book.md')]),
  },
  {
    name: 'Vivliostyle CLI',
    version: () => (existsSync(vivliostyle) ? versionOf('@vivliostyle/cli', peersFolder) : undefined),
    prepare: (book, folder) => {
      const chapters = vfmChapters(book)
      for (const { file, text } of chapters) writeFileSync(join(folder, file), text)
      writeFileSync(join(folder, 'vivliostyle.config.json'), JSON.stringify({ title: 'A Book', author: 'Ada Example', language: 'en', entry: chapters.map(({ file }) => file), toc: { title: 'Contents' } }))
    },
    make: (_, folder, out) => measured(process.execPath, [join(vivliostyle, createRequire(join(peersFolder, 'package.json'))('@vivliostyle/cli/package.json').bin.vivliostyle), 'build', '-c', 'vivliostyle.config.json', '-f', 'epub', '-o', out], { cwd: folder }),
  },
  {
    name: 'epub-gen-memory alone',
    version: () => versionOf('epub-gen-memory', root),
    prepare: () => {},
    make: (book, _, out) => measured(process.execPath, [script('run-gen-memory'), book, out]),
  },
]

/** Makes the EPUB `times` times, a folder for each maker: the figures of each run and the files, or undefined where the maker is not there. */
export async function makeWith(maker, book, folder, times) {
  if (maker.version() === undefined) return undefined
  mkdirSync(folder, { recursive: true })
  await maker.prepare(book, folder)
  const runs = []
  for (let run = 1; run <= times; run++) {
    const file = join(folder, `book-${run}.epub`)
    runs.push({ ...(await maker.make(book, folder, file)), file })
  }
  return runs
}

import { check } from '../../pipeline/check/index.ts'
import { parseChapter } from '../../pipeline/load/chapters.ts'
import { sha256 } from '../../pipeline/load/folder.ts'
import { parseNames } from '../../pipeline/load/names.ts'
import { readSchemes } from '../../pipeline/load/schemes.ts'
import { parseYaml } from '../../pipeline/load/yaml.ts'
import type { Book } from '../../pipeline/model/book.ts'
import { policies, signsOf } from '../compile/book.ts'
import { sortDiagnostics } from '../../pipeline/model/diagnostics.ts'

/** A book of one chapter, and of a register where `names` is given, that never was on a disk. */
export function proseBook(text: string, options: { lang?: string; names?: string } = {}): Book {
  const { lang = 'en', names = '[]' } = options
  const source = (file: string, content: string) => ({ file, text: content, hash: sha256(content) })
  const chapterSource = source('manuscript/one.md', text.startsWith('---') ? text : `---\ntitle: One\n---\n${text}`)
  const namesSource = source('sources/names.yaml', names)
  const { value: chapter } = parseChapter(chapterSource, lang)
  const { value: register } = parseNames(namesSource)
  const { value: configFile } = parseYaml(source('manuscript/book.yaml', 'title: A Book\n'))
  if (chapter === undefined || register === undefined || configFile === undefined) throw new Error('the book cannot be parsed')
  const empty = new Map<string, never>()
  return {
    root: '/', configFile, chapters: new Map([[chapter.id, chapter]]), documents: empty, bibliography: empty, names: register, maps: empty, abbreviations: [], releases: [], published: [], assets: empty,
    config: {
      title: 'A Book', shortTitle: 'A Book', contributors: [], publisher: 'A Press', languages: ['en'], identifiers: { uuid: '', isbn: {} }, rights: '', edition: '', date: '2026-01-31',
      subjects: [], trim: { width: 432, height: 648 }, order: { front: [], body: [{ kind: 'chapter', id: 'one', place: { file: 'manuscript/book.yaml', line: 1, column: 1 } }], back: [] },
      policies,
    },
    citationStyle: { id: '', xml: '', class: 'note', nearNote: 5 },
    schemes: readSchemes(),
    signs: signsOf('chicago'),
    house: { fonts: [], stacks: {}, css: '' } as unknown as Book['house'],
    files: new Map([[chapterSource.file, chapterSource], [namesSource.file, namesSource]]),
  }
}

/** `line:column rule reason` of everything the check says of such a book; lines of the chapter are counted behind its front matter. */
export function said(text: string, options: { lang?: string; names?: string } = {}): string[] {
  return sortDiagnostics(check(proseBook(text, options))).map(({ file, line = 0, column = 0, ruleId, reason }) => `${file === 'manuscript/one.md' ? line - 3 : line}:${column} ${ruleId} ${reason}`)
}

import type { Chapter } from '../model/book.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import { directionOf } from './direction.ts'
import { takeFrontMatter } from './front-matter.ts'
import { parseMarkdown } from './markdown.ts'
import type { Reading, TextFile } from './reading.ts'
import { chapterFrontMatter } from './schemas/book.ts'

/** The id of a chapter: its file name without leading number and ending. `manuscript/03-the-rising.md` → `the-rising`. */
export function chapterId(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/^\d+[a-z]?-/u, '').replace(/\.md$/u, '')
}

/** Parses one chapter. Pure: the same text gives the same chapter. `lang` is the book’s main language. */
export function parseChapter(source: TextFile, lang: string): Reading<Chapter> {
  const { file } = source
  const parsed = parseMarkdown(source.text, ({ line, column }) => ({ file, line, column }))
  if (parsed.value === undefined) return { value: undefined, messages: parsed.messages }
  const tree = parsed.value
  const { value: front, messages } = takeFrontMatter(chapterFrontMatter, source, tree)
  if (front === undefined) return { value: undefined, messages }
  const { values, yaml } = front
  const id = chapterId(file)
  const extra: Diagnostic[] = []
  if (values.id !== undefined && values.id !== id) {
    const reason = `The id “${values.id}” is not the id of this chapter: that comes from the file name and is “${id}”.`
    extra.push(diagnostic('yaml-type-valid', reason, yaml.at(['id']), 'Remove the key, or rename the file.'))
  }
  const language = values.lang ?? lang
  const chapter: Chapter = {
    id,
    file,
    title: values.title,
    shortTitle: values.short_title ?? values.title,
    lang: language,
    dir: values.dir ?? directionOf(language),
    source: { file, tree, hash: source.hash },
  }
  return { value: chapter, messages: [...messages, ...extra] }
}

// `node run-gen-memory.mjs BOOK OUT`: epub-gen-memory as it comes, given the HTML that remark makes of the chapters.
import { writeFileSync } from 'node:fs'
import { EPub } from 'epub-gen-memory'
import { toHast } from 'mdast-util-to-hast'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { vfmChapters } from './peer-markdown.mjs'

const [root, out] = process.argv.slice(2)
const reader = unified().use(remarkParse).use(remarkGfm)
const writer = unified().use(rehypeStringify, { allowDangerousHtml: true })
const chapters = vfmChapters(root).map(({ title, text, file }) => ({
  title,
  filename: file.replace('.md', '.xhtml'),
  // The title of a chapter is set by the packager.
  content: writer.stringify(toHast(reader.parse(text.replace(/^---[\s\S]*?\n---\n\n# .*\n/u, '').replaceAll(/\((chapter-\d+)\.html\)/gu, '($1.xhtml)')), { allowDangerousHtml: true })),
}))
writeFileSync(out, await new EPub({ title: 'A Book', author: 'Ada Example', publisher: 'Example Press', description: 'A book of the benchmark.', lang: 'en' }, chapters).genEpub())

import type { Element, ElementContent, Root } from 'hast'
import type { Edition, OutlineEntry } from '../model/edition.ts'
import { readingText } from './characters.ts'
import { coverFile } from './cover.ts'
import { hrefTo, navigationFile, xmlId, type Files } from './files.ts'
import { markerOf, navigationBreaks, type PageBreak } from './page-breaks.ts'
import { sectionRole } from './roles.ts'
import { element, text } from './tree.ts'
import { pageTree } from './xhtml.ts'

/** The navigation document: contents (in the book's own place for them), landmarks and, with print pages, their list. */
export function navigationPage(edition: Edition, files: Files, breaks: readonly PageBreak[], hasCover = false): Root {
  const { words } = edition
  const contents = edition.sections.find((section) => section.kind === 'contents')
  const title = readingText(contents?.title || words.contents)
  const lang = edition.metadata.languages[0]
  const toc = element('nav', { 'epub:type': 'toc', role: 'doc-toc', id: xmlId(contents?.id ?? 'toc'), ariaLabel: title }, [
    element('h1', { className: ['title'] }, [text(title)]),
    list(entriesBeside(outlineOf(edition), files), (entry) => outlineItem(entry, files, lang)),
  ])
  const children: ElementContent[] = [...navigationBreaks(breaks).map((mark) => markerOf(mark, words)), toc, text('\n'), landmarks(edition, files, hasCover)]
  if (breaks.length > 0) children.push(text('\n'), pageList(edition, breaks))
  return pageTree({ title, lang, dir: 'ltr', type: 'frontmatter', children })
}

/** The outline; a book without one is led through section by section. */
export function outlineOf(edition: Edition): readonly OutlineEntry[] {
  if (edition.outline.length > 0) return edition.outline
  return edition.sections.map(({ id, number, title, lang, dir }) => ({ id, number, title: title || edition.metadata.title, lang, dir, children: [] }))
}

/** The navigation does not list itself. */
function entriesBeside(entries: readonly OutlineEntry[], files: Files): OutlineEntry[] {
  return entries.filter((entry) => files.anchors.get(entry.id)?.file !== navigationFile)
}

function list<T>(entries: readonly T[], item: (entry: T) => Element): Element {
  return element('ol', {}, entries.flatMap((entry) => [text('\n'), item(entry)]))
}

function outlineItem(entry: OutlineEntry, files: Files, parentLang: string): Element {
  const href = hrefTo(files, entry.id, navigationFile) ?? navigationFile
  const label: ElementContent[] = entry.number === '' ? [] : [element('span', { className: ['entry-number'] }, [text(readingText(entry.number))]), text(' ')]
  // The label's language is the title's; a number (“Document 2”) is in the book's own.
  const foreign = entry.lang !== parentLang || entry.dir !== 'ltr'
  const title = element('span', { className: ['entry-title'], ...(foreign && { lang: entry.lang, dir: entry.dir }) }, [text(readingText(entry.title))])
  const link = element('a', { href }, [...label, title])
  return element('li', {}, entry.children.length === 0 ? [link] : [link, list(entry.children, (child) => outlineItem(child, files, parentLang))])
}

function landmarks(edition: Edition, files: Files, hasCover: boolean): Element {
  const { words, sections } = edition
  const entries: { type: string; label: string; href: string }[] = [{ type: 'toc', label: words.contents, href: `${navigationFile}#${xmlId(sections.find((section) => section.kind === 'contents')?.id ?? 'toc')}` }]
  if (hasCover) entries.unshift({ type: 'cover', label: words.cover, href: coverFile })
  const body = sections.find((section) => section.matter === 'body')
  if (body) entries.push({ type: 'bodymatter', label: words.startOfBody, href: files.ofSection.get(body.id) ?? '' })
  const marked = ['titlepage', 'copyright-page', 'loi', 'lot', 'preface', 'bibliography', 'glossary', 'index', 'colophon']
  for (const section of sections) {
    const { type } = sectionRole(section)
    const generated: Readonly<Record<string, string>> = { titlepage: words.titlePage, 'copyright-page': words.imprint }
    if (type !== undefined && marked.includes(type)) entries.push({ type, label: generated[type] ?? section.title, href: files.ofSection.get(section.id) ?? '' })
  }
  return element('nav', { 'epub:type': 'landmarks', id: 'landmarks', hidden: 'hidden', ariaLabel: words.landmarks }, [
    element('h2', {}, [text(words.landmarks)]),
    list(entries, ({ type, label, href }) => element('li', {}, [element('a', { 'epub:type': type, href }, [text(readingText(label))])])),
  ])
}

function pageList(edition: Edition, breaks: readonly PageBreak[]): Element {
  const { listOfPages } = edition.words
  return element('nav', { 'epub:type': 'page-list', role: 'doc-pagelist', id: 'page-list', hidden: 'hidden', ariaLabel: listOfPages }, [
    element('h2', {}, [text(listOfPages)]),
    list(breaks, ({ file, id, label }) => element('li', {}, [element('a', { href: `${file}#${id}` }, [text(label)])])),
  ])
}

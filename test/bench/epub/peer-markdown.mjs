// A generated book (pagination/book.mjs) in the Markdown of others. What they have no words for is said as they can: a page reference
// becomes a link to the chapter, since they know no pages; a citation stays (Pandoc’s own syntax) or becomes the key.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The chapters of a book: id, title, language runs and all as Pandoc writes them. Labels of notes are those of the whole book. */
export function pandocChapters(root) {
  return chaptersOf(root).map(({ id, title, body }) => ({
    id, title,
    text: `# ${title} {#${id}}\n${body
      .replaceAll(/\[\^(\w+)\]/gu, `[^${id}-$1]`)
      .replaceAll(/:page\{to=([\w-]+)\}/gu, (_, to) => `[the page of that chapter](#${to})`)
      .replaceAll(/:lang\[([^\]]*)\]\{tag=([\w-]+)\}/gu, (_, text, tag) => `[${text}]{lang=${tag}${/^(?:ar|ug)/u.test(tag) ? ' dir=rtl' : ''}}`)
      .replaceAll(/\[@(\w+), ([^\]]*)\]/gu, '($1, $2)')}`,
  }))
}

/** The same with the notes of VFM (Vivliostyle), whose labels are those of each chapter. */
export function vfmChapters(root) {
  return chaptersOf(root).map(({ id, title, body }) => ({
    // Vivliostyle makes an id of the name, which may not begin with a number.
    id, title, file: `${id}.md`,
    text: `---\ntitle: ${JSON.stringify(title)}\nlang: en\n---\n\n# ${title}\n${body
      .replaceAll(/:page\{to=([\w-]+)\}/gu, (_, to) => `[the page of that chapter](${to}.html)`)
      .replaceAll(/:lang\[([^\]]*)\]\{tag=([\w-]+)\}/gu, (_, text, tag) => `<span lang="${tag}"${/^(?:ar|ug)/u.test(tag) ? ' dir="rtl"' : ''}>${text}</span>`)
      .replaceAll(/\[@(\w+), ([^\]]*)\]/gu, '($1, $2)')}`,
  }))
}

function chaptersOf(root) {
  const folder = join(root, 'manuscript')
  return readdirSync(folder).filter((name) => /^\d.*\.md$/u.test(name)).sort().map((file) => {
    const [, title = '', body = ''] = /^---\ntitle: (.*)\n---\n([\s\S]*)$/u.exec(readFileSync(join(folder, file), 'utf8')) ?? []
    return { id: file.replace(/^\d+-|\.md$/gu, ''), file, title, body }
  })
}

// The words of a generated book for other engines: HTML with notes as CSS Generated Content for Paged Media has them, and Typst.
// Plain styles of the same sizes; page references by the engine's own means.
import { pathToFileURL } from 'node:url'
import { sectionDocument } from '../../../dist/program/print/document.js'

/** One HTML document. A note is a span within its paragraph, since an HTML parser takes no block there. */
export function peerHtml(edition) {
  const sections = edition.sections
    .map((section) => sectionDocument({ section, slotText: () => '', assetUrl: () => '' }))
    .join('\n')
    .replaceAll(/(<span class="note [^>]*>)<p[^>]*>([\s\S]*?)<\/p><\/span>/gu, '$1$2</span>')
    .replaceAll(/<(\w+)([^<>]*)\/>/gu, '<$1$2></$1>')
  const { width, height } = edition.trim
  const faces = edition.house.fonts.map(({ family, weight, style, path }) => `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; src: url("${pathToFileURL(path)}"); }`).join('\n')
  const css = `${faces}
@page { size: ${width}pt ${height}pt; margin: 57.6pt 64.8pt 72pt 57.6pt; @bottom-center { content: counter(page); font: 10pt "EB Garamond"; } }
body { font: 10.75pt/14pt "EB Garamond", "Scheherazade New", "Noto Serif TC", serif; text-align: justify; widows: 2; orphans: 2; margin: 0; }
p { margin: 0; text-indent: 1em; } section { break-before: page; } .opening { padding-top: 112pt; margin-bottom: 42pt; text-align: center; }
h2 { font: 11.5pt/14pt "EB Garamond"; margin: 28pt 0 14pt; text-align: center; break-after: avoid; }
.note { float: footnote; font-size: 9pt; line-height: 11.5pt; } .slot-room { display: none; }
a.slot::after { content: target-counter(attr(href), page); }`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${edition.metadata.title}</title><style>${css}</style></head><body>${sections}</body></html>`
}

/** The same for Typst. */
export function peerTypst(edition) {
  const { width, height } = edition.trim
  const text = (value) => value.replaceAll(/[\\#$*_`<>@=\-+/~"'[\]]/gu, '\\$&').replaceAll('\u00AD', '')
  const labelled = new Set(edition.sections.map(({ id }) => id))
  const render = (section) => {
    const notes = new Map(section.notes.map((note) => [note.call, note]))
    const children = (node) => node.children.map(visit).join('')
    const visit = (node) => {
      if (node.type === 'text') return text(node.value)
      if (node.type !== 'element') return ''
      const { id, className = [], dataTarget } = node.properties
      if (className.includes('slot')) return labelled.has(dataTarget) ? `#context counter(page).at(<${dataTarget}>).first()` : ''
      const note = notes.get(id)
      if (note !== undefined) return `#footnote[${children({ children: note.children }).trim()}]`
      if (/^(p|h2|h3|li|td|caption)$/u.test(node.tagName)) return `${node.tagName === 'h2' ? '== ' : ''}${children(node)}\n\n`
      if (node.tagName === 'h1') return `#align(center)[${children(node)}]\n\n`
      return children(node)
    }
    return `#pagebreak(weak: true)\n#metadata(none) <${section.id}>\n${children(section.tree)}`
  }
  return `#set page(width: ${width}pt, height: ${height}pt, margin: (x: 61pt, top: 57.6pt, bottom: 72pt), numbering: "1")
#set text(font: ("EB Garamond", "Scheherazade New", "Noto Serif TC"), size: 10.75pt, lang: "en")
#set par(justify: true, first-line-indent: 1em, leading: 0.5em)
${edition.sections.map(render).join('\n')}`
}

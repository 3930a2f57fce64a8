// The input of the three engines that read HTML and CSS.
import { copyFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { FACES } from '../peers.mjs'

const { hyphenateSync } = createRequire(import.meta.url)('hyphen/en-gb')

/**
 * Writes the chapters as one document, book.html, with the face beside it. `soft`: words are divided by soft hyphens, for an engine whose
 * `hyphens: auto` has no dictionary to go by. `head` goes into the head as it is, `marker` into the
 * style of the number before a note.
 *
 * @param {import('../material.mjs').Chapter[]} chapters
 * @param {string} folder
 * @param {{ soft: boolean, head?: string, marker?: string }} options
 */
export function writeHtml(chapters, folder, { soft, head = '', marker = '; content: counter(footnote) ". "' }) {
  copyFileSync(join(FACES, '400Regular/EBGaramond_400Regular.ttf'), join(folder, 'face.ttf'))
  const divided = (text) => escaped(soft ? hyphenateSync(text, { minWordLength: 6 }) : text)
  const body = chapters.map(({ title, blocks }, index) => {
    const inner = blocks.map(({ kind, pieces }) => {
      if (kind === 'heading') return `<h2>${escaped(pieces.join(''))}</h2>`
      return `<p>${pieces.map((piece) => (typeof piece === 'string' ? divided(piece) : `<span class="note">${divided(piece.note)}</span>`)).join('')}</p>`
    })
    return `<section><header><div class="number">${index + 1}</div><h1>${escaped(title)}</h1></header>\n${inner.join('\n')}\n</section>`
  })
  writeFileSync(join(folder, 'book.html'), `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Chapters</title><style>${sheet(soft, marker)}</style>${head}</head><body>${body.join('\n')}</body></html>`)
}

const escaped = (text) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;')

const sheet = (soft, marker) => `
@font-face { font-family: Garamond; src: url(face.ttf) }
@page { size: 6in 9in; margin: 0.8in 0.9in 1in 0.8in; @top-center { content: "Chapters"; font: 9pt Garamond } @bottom-center { content: counter(page); font: 10.75pt Garamond }
  @footnote { margin-top: 14pt; border-top: 0.35pt solid } }
@page :left { margin-left: 0.9in; margin-right: 0.8in }
@page :right { margin-left: 0.8in; margin-right: 0.9in }
html, body { margin: 0; padding: 0 }
body { font: 10.75pt/14pt Garamond; font-variant-numeric: oldstyle-nums; text-align: justify; hyphens: ${soft ? 'manual' : 'auto'}; hyphenate-limit-chars: 6 2 3; widows: 2; orphans: 2 }
section { break-before: right; counter-reset: footnote }
header { padding-top: 112pt; margin-bottom: 42pt; text-align: center; break-after: avoid; break-inside: avoid; hyphens: none }
.number { font-size: 17pt; line-height: 28pt }
h1 { margin: 0; font-size: 19pt; line-height: 28pt; font-weight: normal }
h2 { margin: 28pt 0 14pt; font-size: 11.5pt; line-height: 14pt; font-weight: normal; font-variant-caps: small-caps; text-align: center; break-after: avoid; hyphens: none }
p { margin: 0; text-indent: 1em }
h2 + p, header + p { text-indent: 0 }
.note { float: footnote; font-size: 9pt; line-height: 11.5pt; text-indent: 0 }
::footnote-call { font-size: 6.5pt; line-height: 0; vertical-align: 3.5pt }
::footnote-marker { font-size: 9pt; line-height: 11.5pt; vertical-align: baseline${marker} }
`

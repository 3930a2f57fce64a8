// Typst by the compiler that an npm package carries; its own costs for lines, widows and orphans.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { FACES, command, peerPackage } from '../peers.mjs'

const peer = peerPackage('@myriaddreamin/typst-ts-node-compiler')

/** @type {import('./index.mjs').Engine} */
export const typst = {
  name: 'Typst',
  version: () => peer && `typst.ts ${peer.version}`,
  absence: 'npm run bench -- pages install',
  write(chapters, folder) {
    mkdirSync(join(folder, 'faces'), { recursive: true })
    for (const face of ['400Regular', '400Regular_Italic']) cpSync(join(FACES, face), join(folder, 'faces', face), { recursive: true })
    writeFileSync(join(folder, 'book.typ'), `${preamble}\n${chapters.map(chapterOf).join('\n')}`)
    writeFileSync(join(folder, 'set.mjs'), `import { NodeCompiler } from ${JSON.stringify(pathToFileURL(join(peer.folder, 'index.js')).href)}
import { writeFileSync } from 'node:fs'
const compiler = NodeCompiler.create({ workspace: '.', fontArgs: [{ fontPaths: ['faces'] }] })
const result = compiler.compile({ mainFilePath: 'book.typ' })
if (result.hasError()) throw new Error(JSON.stringify(compiler.fetchDiagnostics(result.takeDiagnostics())))
writeFileSync('book.pdf', compiler.pdf(result.result))
`)
  },
  set(folder) {
    command('node', ['set.mjs'], { cwd: folder })
    return join(folder, 'book.pdf')
  },
}

// Lines of 14 pt: the edges of a line are set, and nothing is left between lines.
const preamble = `#set page(width: 6in, height: 9in, margin: (inside: 0.8in, outside: 0.9in, top: 0.8in, bottom: 1in), numbering: "1", header: align(center, text(9pt, smallcaps[Chapters])))
#set text(font: "EB Garamond", size: 10.75pt, number-type: "old-style", lang: "en", region: "GB", hyphenate: true, top-edge: 10pt, bottom-edge: -4pt)
#set par(justify: true, leading: 0pt, spacing: 0pt, first-line-indent: 1em)
#show heading: set text(weight: "regular")
#show heading.where(level: 2): it => block(above: 28pt, below: 14pt, width: 100%, align(center, text(11.5pt, smallcaps(it.body))))
#set footnote.entry(clearance: 10pt, gap: 0pt, indent: 0pt, separator: line(length: 33.3%, stroke: 0.35pt))
#show footnote.entry: set text(9pt, top-edge: 8.2pt, bottom-edge: -3.3pt)
#let chapter(number, title) = {
  pagebreak(to: "odd", weak: true)
  counter(footnote).update(0)
  v(112pt)
  block(width: 100%, align(center, text(17pt, top-edge: 20pt, bottom-edge: -8pt, str(number))))
  block(width: 100%, align(center, text(19pt, top-edge: 20pt, bottom-edge: -8pt, hyphenate: false, title)))
  v(42pt)
}`

function chapterOf({ title, blocks }, index) {
  const body = blocks.map(({ kind, pieces }) => {
    const text = pieces.map((piece) => (typeof piece === 'string' ? `#${JSON.stringify(piece)}` : `#footnote[#${JSON.stringify(piece.note)}]`)).join('')
    return kind === 'heading' ? `== ${text}` : text
  })
  return `#chapter(${index + 1}, ${JSON.stringify(title)})\n${body.join('\n\n')}\n`
}

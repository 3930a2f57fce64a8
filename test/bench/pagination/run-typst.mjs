// `node run-typst.mjs FOLDER`: Typst within Node, book.typ → book.pdf.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { peersFolder } from './install-peers.mjs'

const { NodeCompiler } = createRequire(join(peersFolder, 'package.json'))('@myriaddreamin/typst-ts-node-compiler')
const [folder] = process.argv.slice(2)
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: JSON.parse(readFileSync(join(folder, 'fonts.json'), 'utf8')) }] })
writeFileSync(join(folder, 'typst.pdf'), compiler.pdf({ mainFilePath: join(folder, 'book.typ') }))

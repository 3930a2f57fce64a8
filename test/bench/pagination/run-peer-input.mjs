// `node run-peer-input.mjs BOOK FOLDER`: writes book.html, book.typ and fonts.json for the other engines.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { prepare } from '../../../dist/program/build.js'
import { peerHtml, peerTypst } from './peer-input.mjs'

const [root, folder] = process.argv.slice(2)
const { edition } = await prepare(root)
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'book.html'), peerHtml(edition))
writeFileSync(join(folder, 'book.typ'), peerTypst(edition))
writeFileSync(join(folder, 'fonts.json'), JSON.stringify([...new Set(edition.house.fonts.map(({ path }) => dirname(path)))]))
process.stdout.write('{}')

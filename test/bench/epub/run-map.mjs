// `node run-map.mjs BOOK MAP`: writes a page map for the book, for those that are measured afterwards.
import { writeFileSync } from 'node:fs'
import { prepare } from '../../../dist/program/build.js'
import { roughMap } from './rough-map.mjs'

const [root, map] = process.argv.slice(2)
const { edition, messages } = await prepare(root)
if (edition === undefined) throw new Error(messages.map((message) => message.message).join('\n'))
const pages = roughMap(edition)
writeFileSync(map, JSON.stringify(pages))
process.stdout.write(JSON.stringify({ pages: pages.pages.length }))

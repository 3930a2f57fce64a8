import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addresses } from '../hostile/addresses.ts'
import { bibliography } from '../hostile/bibliography.ts'
import { building } from '../hostile/building.ts'
import { characters } from '../hostile/characters.ts'
import { drawings } from '../hostile/drawings.ts'
import { house } from '../hostile/house.ts'
import { html } from '../hostile/html.ts'
import { identifiers } from '../hostile/identifiers.ts'
import { kept100 } from '../hostile/kept.ts'
import { markdown } from '../hostile/markdown.ts'
import { paths } from '../hostile/paths.ts'
import { pictures } from '../hostile/pictures.ts'
import { agrees, makeOutside, runHostile, type Outcome } from '../hostile/run.ts'
import { yaml } from '../hostile/yaml.ts'

const tables = { building, kept100, html, addresses, characters, yaml, identifiers, bibliography, drawings, pictures, paths, house, markdown }
/** Of the tables that are not for `check`. */
const commands = { building: ['build'], kept100: ['diff', '1.0.0'] }
/** A run that shows what was found instead of judging it, for those who add books: a file for HOSTILE_SHOW. */
const show = process.env['HOSTILE_SHOW']
const shown: Record<string, string> = {}
const counts = { books: 0, refused: 0, harmless: 0 }
let folder: string
let server: Server
let port: number
let connections = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sourcebook-hostile-'))
  makeOutside(folder)
  server = createServer((socket) => {
    connections++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
  if (show) writeFileSync(show, JSON.stringify(shown))
  console.log(`Hostile books: ${counts.books}, all refused or harmless (${counts.refused} refused, ${counts.harmless} harmless); ${connections} connections to the server they name`)
})

describe.each(Object.entries(tables))('%s', (table, books) => {
  let outcomes: ReadonlyMap<string, Outcome>
  beforeAll(async () => {
    outcomes = await runHostile(books, commands[table as keyof typeof commands] ?? ['check'], { folder: join(folder, table), outside: realpathSync(join(folder, 'outside')), port })
  })

  test.each(books)('%s', (name, _files, says) => {
    const { found, faults, code, seconds, report } = outcomes.get(name)!
    if (show) {
      shown[name] = found.length > 4 ? `${found.slice(0, 3).join('; ')}; …` : found.join('; ')
      writeFileSync(`${show}.log`, `== ${name} [${code}] ${seconds.toFixed(1)} s ${faults.join(' | ')}\n${report.slice(0, 600)}\n`, { flag: 'a' })
    } else expect(agrees(found, says), `found ${found.slice(0, 9).join('; ')}`).toBe(true)
    expect(faults).toEqual([])
    counts.books++
    counts[code === 0 ? 'harmless' : 'refused']++
  })
})

test('nobody came to the server that the books name', () => {
  expect(connections).toBe(0)
})

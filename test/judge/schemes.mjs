// Scores the schemes against a folder of gold rows: npm run judge -- DIR
//
// A file is a JSON list of rows { system, source, expected }. A row with `disputed`, which says why it is doubtful, is counted apart. A system
// is the id of a scheme or one of the codes in its front matter; a-to-b goes over a third script where two schemes make the way.
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { transliterator } from '../../dist/program/language/transliteration.js'
import { readSchemes } from '../../dist/program/load/index.js'

const schemes = readSchemes()
const { transliterate } = transliterator(schemes)

const [named] = process.argv.slice(2)
if (named === undefined) {
  process.stderr.write('Name a folder of gold rows: npm run judge -- DIR\n')
  process.exit(64)
}
// npm runs a script in the folder of package.json; the folder was named in another.
const folder = resolve(process.env['INIT_CWD'] ?? '.', named)

/** Scheme ids by the codes that collections use. */
const byCode = new Map([...schemes.values()].flatMap(({ id, codes }) => [[id, id], ...codes.map((code) => [code, id])]))

/** The ids of the schemes that together do what a system does; undefined where none do. */
function way(system) {
  if (byCode.has(system)) return [byCode.get(system)]
  const [from, to] = system.split('-to-')
  if (to === undefined) return undefined
  for (const [code, first] of byCode) {
    if (!code.startsWith(`${from}-to-`)) continue
    const second = byCode.get(`${from.split('-')[0]}-${code.slice(from.length + '-to-'.length)}-to-${to}`)
    if (second !== undefined) return [first, second]
  }
  return undefined
}

const normal = (text) => text.normalize('NFC')
const total = { rows: 0, right: 0, disputed: 0, agreed: 0, unknown: 0 }
const wrong = []
const lines = []
for (const name of readdirSync(folder).filter((each) => each.endsWith('.json')).sort()) {
  const systems = bySystem(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  for (const [system, rows] of systems) {
    const ids = way(system)
    const sure = rows.filter((row) => !row.disputed)
    if (ids === undefined) {
      lines.push(`${system}: no scheme, ${rows.length} rows not scored`)
      total.unknown += rows.length
      continue
    }
    const found = (row) => normal(ids.reduce((text, id) => transliterate(id, text), row.source))
    const right = sure.filter((row) => found(row) === normal(row.expected))
    const doubtful = rows.filter((row) => row.disputed)
    const agreed = doubtful.filter((row) => found(row) === normal(row.expected))
    lines.push(`${system} (${ids.join(' → ')}): ${right.length} of ${sure.length} right${doubtful.length === 0 ? '' : `; disputed: ${agreed.length} of ${doubtful.length}`}`)
    for (const row of sure) if (!right.includes(row)) wrong.push(`${system}\n  source    ${row.source}\n  expected  ${row.expected}\n  found     ${found(row)}`)
    total.rows += sure.length
    total.right += right.length
    total.disputed += doubtful.length
    total.agreed += agreed.length
  }
}
if (wrong.length > 0) process.stdout.write(`${wrong.join('\n')}\n\n`)
process.stdout.write(`${lines.join('\n')}\n\n${total.right} of ${total.rows} rows right; disputed rows, set apart: ${total.agreed} of ${total.disputed}; not scored for want of a scheme: ${total.unknown}\n`)

function bySystem(rows) {
  const groups = new Map()
  for (const row of rows) groups.set(row.system, [...groups.get(row.system) ?? [], row])
  return groups
}

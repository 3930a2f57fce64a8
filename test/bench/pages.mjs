// The pages that other engines make of the same chapters, and ours, before one judge that reads nothing but the PDFs.
// Wants `npm run compile` first. `npm run bench -- pages install` brings the peers that npm has; those not to be had are named.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create } from 'fontkit'
import { engines } from './pages/engines/index.mjs'
import { judge, rulerOf } from './pages/faults.mjs'
import { readLines } from './pages/lines.mjs'
import { readChapters } from './pages/material.mjs'
import { DEBIAN, FACES, installPeers, root } from './pages/peers.mjs'
import { knownOf } from './pages/words.mjs'

const columns = {
  pages: 'pages', widows: 'widows', orphans: 'orphans', stranded: 'headings at the foot', lost: 'words lost', maimed: 'words maimed', repeated: 'words too many',
  stretched: 'stretched lines', crowded: 'crowded lines', ladders: '3 hyphens in a row', overleaf: 'words divided overleaf',
  short: 'pages ending short', uneven: 'uneven openings', offGrid: 'lines off the grid', carried: 'notes carried over',
}

/** `install`, or the names of engines to compare (all, where none is named), and `--keep FOLDER` for what they made. */
export async function run(args) {
  if (args[0] === 'install') return installPeers()
  const kept = args.includes('--keep') ? args.splice(args.indexOf('--keep'), 2)[1] : undefined
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'sourcebook-bench-'))
  const chapters = readChapters(join(root, 'manuscript'))
  const known = knownOf(chapters)
  const ruler = rulerOf(create(readFileSync(join(FACES, '400Regular/EBGaramond_400Regular.ttf'))))
  console.log(`| engine | ${Object.values(columns).join(' | ')} | seconds |\n|---|${'---|'.repeat(Object.keys(columns).length + 1)}`)
  try {
    for (const engine of engines.filter(({ name }) => args.length === 0 || args.some((part) => name.toLowerCase().includes(part.toLowerCase())))) {
      const version = engine.version()
      if (version === undefined) {
        console.log(`| ${engine.name}: not to be had here (${engine.absence}) |`)
        continue
      }
      const place = join(folder, engine.name.replaceAll(/\W+/gu, '-').toLowerCase())
      rmSync(place, { recursive: true, force: true })
      mkdirSync(place, { recursive: true })
      engine.write(chapters, place)
      const from = performance.now()
      const pdf = await engine.set(place)
      const seconds = (performance.now() - from) / 1000
      const found = judge(await readLines(readFileSync(pdf)), known, ruler)
      console.log(`| ${engine.name} ${version} | ${Object.keys(columns).map((key) => found[key].toLocaleString('en')).join(' | ')} | ${seconds.toFixed(1)} |`)
      if (kept !== undefined) console.log(`pages ending short: ${found.shortPages.join(', ')}; in ${pdf}`)
    }
    const words = [...known.body.blocks, ...known.notes.blocks].reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0)
    console.log(`\n${chapters.length} chapters, ${words.toLocaleString('en')} words, ${known.notes.blocks.length} notes; 6 × 9 in, 10.75/14 pt, notes 9/11.5. Others come with: npm run bench -- pages install; ${DEBIAN}`)
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

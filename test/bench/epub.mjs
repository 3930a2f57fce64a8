// The EPUB of this repository's book and what Pandoc makes of the same chapters, before the same judge.
// Wants `npm run book` first, pandoc on PATH, and Ace: `npm ci --prefix .ci/judges` and a Chromium on PATH.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'

const root = join(import.meta.dirname, '../..')

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-bench-'))
  try {
    const draft = join(root, 'dist/draft')
    const ours = readdirSync(draft).find((name) => name.endsWith('.epub'))
    if (ours === undefined) throw new Error('there is no EPUB in dist/draft: run `npm run book` first')
    const chapters = readdirSync(join(root, 'manuscript')).filter((name) => /^\d.*\.md$/u.test(name)).sort()
    const theirs = join(folder, 'pandoc.epub')
    command('pandoc', ['--quiet', '-f', 'markdown', '-o', theirs, '--metadata', 'title=Chapters', '--metadata', 'lang=en', '--toc', ...chapters.map((name) => join(root, 'manuscript', name))])
    for (const [program, file] of [['Sourcebook', join(draft, ours)], [command('pandoc', ['--version']).split('\n')[0], theirs]]) {
      const { findings, rules } = ace(file, join(folder, program.replaceAll(' ', '-')))
      const text = pages(file)
      const count = (pattern) => (text.match(pattern) ?? []).length
      console.log(`${program}: Ace finds ${findings} violations of ${rules} rules; ${count(/role="doc-pagebreak"/gu)} print pages marked; ${count(/epub:type="noteref"/gu)} note calls, ${count(/role="doc-noteref"/gu)} of them with their role`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function command(name, args, env = {}, statuses = [0]) {
  const { status, stdout, stderr, error } = spawnSync(name, args, { encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 1e8 })
  if (error || !statuses.includes(status)) throw new Error(`${name}: ${error?.message ?? stderr}`)
  return stdout
}

/** What Ace asserts against a book, warnings and all. */
function ace(file, out) {
  const chromium = command('sh', ['-c', 'command -v chromium || command -v chromium-browser || command -v google-chrome']).trim()
  command(join(root, '.ci/judges/node_modules/.bin/ace-cli'), ['-E', '-f', '-s', '-o', out, file], { PUPPETEER_EXECUTABLE_PATH: chromium }, [0, 1, 2])
  const { assertions } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))
  const found = assertions.flatMap((each) => each.assertions.map((assertion) => assertion['earl:test']['dct:title']))
  return { findings: found.length, rules: new Set(found).size }
}

function pages(file) {
  return Object.entries(unzipSync(readFileSync(file))).filter(([name]) => name.endsWith('.xhtml')).map(([, bytes]) => strFromU8(bytes)).join('\n')
}

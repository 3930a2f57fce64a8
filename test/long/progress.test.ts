import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judge } from '../judges.ts'
import { copyTiny, environment, program, sourcebook } from '../program.ts'

const pty = judge('script')
const canSee = pty.available && process.platform === 'linux'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-progress-'))
  await copyTiny(join(folder, 'book'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What is said at a pseudo-terminal, where both outputs are one. */
async function atTerminal(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const said = join(folder, 'typescript')
  spawnSync('script', ['-qec', [process.execPath, program, ...args].map((each) => `'${each}'`).join(' '), said], { env: { ...environment(), TERM: 'xterm', NO_COLOR: '', ...env }, stdio: 'ignore' })
  return (await readFile(said, 'utf8')).replace(/^Script started.*\n/u, '').replace(/\nScript done[\s\S]*$/u, '')
}

test.skipIf(!canSee)('a build at a terminal says in one line how far it is, wipes it, and only then what it made', async () => {
  // Of the first build it is kept how long it took; its pages are not, so that they are laid out again.
  expect(await sourcebook(['build', join(folder, 'book')])).toMatchObject({ code: 0 })
  await rm(join(folder, 'book', 'dist'), { recursive: true })
  await rm(join(folder, 'book', '.sourcebook', 'cache', 'pages'), { recursive: true })
  const from = performance.now()
  const said = await atTerminal(['build', join(folder, 'book')])
  expect(said).toMatch(/\r\u001B\[K(?:Paginating|Printing|Checking|Compiling|Reading)/u)
  // The line is written at most every two seconds, and with a time from the second one on.
  if (performance.now() - from > 4000) expect(said).toMatch(/, about \d+ (?:s|min) left/u)
  const [live = '', made = ''] = said.split(/(?<=\r\u001B\[K)(?=[^\r\u001B]*the-ili|[^\r\u001B]*dist\/draft)/u)
  expect(live, 'one line').not.toContain('\n')
  expect(live.endsWith('\r\u001B[K'), 'wiped').toBe(true)
  expect(made).toContain('conserved')
  expect(made).not.toMatch(/\u001B|Paginating/u)

  await rm(join(folder, 'book', 'dist'), { recursive: true })
  expect(await atTerminal(['build', join(folder, 'book'), '--quiet'])).toBe('')
}, 120_000)

test('in a log a build of seconds says what it made, and before that a line at most', async () => {
  const { err, out } = await sourcebook(['build', join(folder, 'book'), '--format', 'epub', '--no-pages'])
  // The line is for a machine so slow that the build takes more than ten seconds.
  expect(err).toMatch(/^(?:[^\u001B\n]*\n)?$/u)
  expect(out).toMatch(/no errors/u)
})

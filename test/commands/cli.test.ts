import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import { main } from '../../pipeline/commands/index.ts'
import { programRoot, version } from '../../pipeline/program.ts'
import { program, sourcebook as processOf, type Ended } from '../program.ts'

const run = promisify(execFile)
const tiny = join(programRoot, 'test', 'fixtures', 'tiny')
const rules = join(programRoot, 'test', 'fixtures', 'rules')

/** Runs a command line here, where starting a process is not what is tested. */
async function sourcebook(...args: string[]): Promise<Ended> {
  let [out, err] = ['', '']
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => { out += String(text); return true }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => { err += String(text); return true }),
  ]
  try {
    const code = await main(args)
    return { code, out, err }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

test('--version names the program and attributes its citation processor', async () => {
  const { code, out } = await processOf(['--version'])
  expect(code).toBe(0)
  expect(out).toContain(`Sourcebook ${version}`)
  expect(out).toContain('citeproc-js')
})

test('--help names every command; no command is a usage error', async () => {
  const help = await sourcebook('--help')
  expect(help.code).toBe(0)
  for (const command of ['init', 'import', 'export', 'build', 'release', 'verify', 'check', 'names', 'info', 'translit']) expect(help.out).toContain(`sourcebook ${command}`)
  expect((await sourcebook()).code).toBe(64)
  const own = await sourcebook('check', '--help')
  expect(own.out).toContain('--dry-run')
  expect(own.out).not.toContain('sourcebook build')
})

test.each([
  [['buld'], 'Did you mean “build”?'],
  [['build', '--fromat', 'pdf'], 'Did you mean “format”?'],
  [['build', '--format', 'pfd'], '--format is one of pdf, epub, all'],
  [['info', '--out', 'x'], '--out does not go with “info”'],
  [['build', 'a', 'b'], 'one argument too many'],
  [['check', '--dry-run', '--format', 'json'], '--dry-run prints a diff'],
  [['check', '--watch', '--fix'], '--watch only looks'],
  [['completion', 'fisch'], 'Did you mean “fish”?'],
  [['completion'], 'completion bash|zsh|fish'],
  [['names', '--format', 'yaml', tiny], '--format yaml goes with names suggest'],
  [['translit', 'zh-pinyin', '--as', 'river', '伊犁'], '--as is one of person, place, words'],
  [['names', 'ghulya', tiny], 'Did you mean “ghulja”?'],
  [['build', '--no-pages'], '--no-pages goes with --format epub'],
  [['build', '--theme', '../x'], '--theme names a folder in styles/themes/'],
  [['build', '--theme', 'working-proof', '--format', 'epub'], '--theme is a way to print'],
  [['build', '--theme', 'working-proof', '--print-pdf'], '--print-pdf is of the book as it is published'],
  [['translit', 'ru-alac', 'а'], 'Did you mean “ru-alalc”?'],
])('a wrong command line exits with 64 and a way out: %j', async (args, words) => {
  const { code, err } = await sourcebook(...args)
  expect(code).toBe(64)
  expect(err).toContain(words)
})

test('info counts what the tiny book holds', async () => {
  const { code, out } = await sourcebook('info', tiny)
  expect(code).toBe(0)
  expect(out).toMatch(/Documents +2, in ar, en, zh-Hant/u)
})

test('check --dry-run prints what --fix would write, and writes nothing', async () => {
  const broken = join(rules, 'name-form-preferred')
  const before = readFileSync(join(broken, 'manuscript/one.md'), 'utf8')
  const { code, out, err } = await sourcebook('check', broken, '--dry-run')
  expect(code).toBe(0)
  expect(out).toContain('--- a/manuscript/one.md\n+++ b/manuscript/one.md\n@@ -1,8 +1,8 @@\n ---\n-title: In Sinkiang\n+title: In Xinjiang\n')
  expect(err).toContain('18 names in 4 files would be mended, 3 left')
  expect(readFileSync(join(broken, 'manuscript/one.md'), 'utf8')).toBe(before)
})

test('check is silent and 0 on a good book, 65 on a broken one, and names the place', async () => {
  const good = await sourcebook('check', tiny, '--quiet')
  expect([good.code, good.out]).toEqual([0, ''])
  // As CI sees it: through the code of the process.
  const broken = await processOf(['check', join(rules, 'note-defined')])
  expect(broken.code).toBe(65)
  expect(broken.out).toMatch(/^manuscript\/.+\.md:\d+:\d+ error note-defined /mu)
})

test('a folder that is no book is bad input', async () => {
  const { code, out } = await sourcebook('check', join(programRoot, 'styles'))
  expect(code).toBe(65)
  expect(out).toContain('manuscript/book.yaml')
})

test('translit converts standard input line by line', async () => {
  const running = run(process.execPath, [program, 'translit', 'ug-uly'])
  running.child.stdin?.end('غۇلجا\r\n\nئۈرۈمچى')
  expect((await running).stdout).toBe('ghulja\n\nürümchi\n')
})

// A program that is broken from within: what stands before it is loaded first.
test('a fault of the program exits with 70 and one line, no stack', async () => {
  const how = 'Object.defineProperty(process.stderr, "isTTY", { get() { throw new TypeError("broken") } })'
  const { code, out, err } = await processOf(['info', tiny], { env: { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(how)}` } })
  expect([code, out, err.trim().split('\n').length]).toEqual([70, '', 1])
  expect(err).toMatch(/^Sourcebook itself failed; .*: TypeError: broken\.\n$/u)
})

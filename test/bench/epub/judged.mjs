// What outside judges find in an EPUB, and what can be counted in it. A judge that is not installed is `undefined`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import { strFromU8, unzipSync } from 'fflate'

const judges = join(import.meta.dirname, '../../../.ci/judges/node_modules')
const onPath = (...names) => names.map((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()).find((path) => path !== '')

/** The versions of the judges, for the record. */
export function judgeVersions() {
  const npm = (name) => (existsSync(join(judges, name)) ? JSON.parse(readFileSync(join(judges, name, 'package.json'), 'utf8')).version : 'not installed')
  const epubcheck = run(epubcheckCommand(), ['--version'])?.output
  return `EPUBCheck ${/v(\d+(?:\.\d+)+)/u.exec(epubcheck ?? '')?.[1] ?? 'not installed'}, Ace ${npm('@daisy/ace-cli')}`
}

/** Errors (fatal ones too) and warnings of EPUBCheck. */
export function epubcheck(file) {
  const found = run(epubcheckCommand(), [file])
  if (found === undefined) return undefined
  if (!found.output.includes('EPUBCheck completed')) throw new Error(`EPUBCheck did not complete: ${found.output.slice(0, 500)}`)
  const lines = found.output.split('\n')
  // The one thing that EPUBCheck 4.2.6 does not know: EPUB Accessibility 1.1 has it.
  const errors = lines.filter((line) => /^(?:FATAL|ERROR)/u.test(line) && !/OPF-027.*"pageBreakSource"/u.test(line))
  return { errors: errors.length, warnings: lines.filter((line) => line.startsWith('WARNING')).length, first: errors[0], isPageBreakSource: found.output.includes('"pageBreakSource"') }
}

/** Errors and warnings of the port of EPUBCheck to TypeScript; but for the lists of an index, which it counts with those of all groups as one (EPUBCheck does not). */
export async function epubcheckTs(file) {
  const { messages: found } = await EpubCheck.validate(readFileSync(file))
  const messages = found.filter(({ message }) => message !== 'An "index" must contain one and only one "index-entry-list" descendant element.')
  const count = (...kinds) => messages.filter(({ severity }) => kinds.includes(severity)).length
  return { errors: count('fatal', 'error'), warnings: count('warning') }
}

/** Violations that Ace asserts, and of how many rules. */
export function ace(file, out) {
  const program = join(judges, '.bin/ace-cli')
  const chromium = onPath('chromium', 'chromium-browser', 'google-chrome')
  if (!existsSync(program) || chromium === undefined) return undefined
  run([program], ['-E', '-f', '-s', '-o', out, file], { PUPPETEER_EXECUTABLE_PATH: chromium })
  const found = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')).assertions.flatMap(({ assertions }) => assertions.map((each) => each['earl:test']['dct:title']))
  return { violations: found.length, rules: [...new Set(found)] }
}

/**
 * Counted in the pages: entries of the page list; note calls, and those that a reading system can open as a pop-up: a `noteref` that leads to
 * an element of the same file that says that it is a note.
 */
export function counted(file) {
  const pages = Object.entries(unzipSync(readFileSync(file))).filter(([name]) => /\.x?html$/u.test(name)).map(([name, bytes]) => [name.replace(/^.*\//u, ''), strFromU8(bytes)])
  const list = pages.map(([, text]) => /<nav[^>]*epub:type="page-list"[\s\S]*?<\/nav>/u.exec(text)?.[0]).find((nav) => nav !== undefined) ?? ''
  let notes = 0
  let popUps = 0
  for (const [name, text] of pages) {
    const targets = new Set([...text.matchAll(/<[a-z]+\s[^>]*epub:type="[^"]*(?:footnote|endnote|rearnote)\b[^>]*>/gu)].map(([tag]) => /\sid="([^"]*)"/u.exec(tag)?.[1]))
    for (const [tag] of text.matchAll(/<a\s[^>]*>/gu)) {
      // Pandoc’s and Vivliostyle’s calls have a class, those of remark lead to ids of its own.
      if (!/noteref|footnote-ref|href="#user-content-fn-/u.test(tag)) continue
      notes++
      const [path, id] = (/href="([^"]*)"/u.exec(tag)?.[1] ?? '').split('#')
      if (/epub:type="[^"]*noteref/u.test(tag) && (path === '' || path === name) && targets.has(id)) popUps++
    }
  }
  return { pageList: [...list.matchAll(/<a\s/gu)].length, notes, popUps }
}

/** What the Nu Html Checker says of the pages, but for what EPUB adds to HTML and the things that pages of a book have no need of. */
export function vnu(file, folder) {
  const jar = join(judges, 'vnu-jar/build/dist/vnu.jar')
  if (!existsSync(jar) || onPath('java') === undefined) return undefined
  mkdirSync(folder, { recursive: true })
  const pages = Object.entries(unzipSync(readFileSync(file))).filter(([name]) => /\.x?html$/u.test(name)).map(([name, bytes]) => {
    const page = join(folder, name.replace(/^.*\//u, ''))
    writeFileSync(page, strFromU8(bytes).replace(/ (?:xmlns:epub|epub:[a-z]+|aria-labelledby)="[^"]*"/gu, ''))
    return page
  })
  const found = run(['java', '-Xss4m', '-jar', jar], ['--exit-zero-always', ...pages])
  return { messages: found.output.split('\n').filter((line) => line.startsWith('"file:') && !/should omit the default script|Section lacks heading/u.test(line)).length }
}

/** Debian’s `epubcheck` is the jar itself, which runs only where the kernel was told of jars. */
function epubcheckCommand() {
  const path = onPath('epubcheck')
  if (path === undefined) return undefined
  return readFileSync(path).subarray(0, 2).toString('latin1') === 'PK' ? ['java', '-jar', path] : [path]
}

function run(command, args, env = {}) {
  if (command === undefined) return undefined
  const [program, ...before] = command
  const { stdout, stderr, error } = spawnSync(program, [...before, ...args], { encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 1e9 })
  if (error) throw error
  return { output: `${stdout}${stderr}` }
}

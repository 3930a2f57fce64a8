import { spawnSync } from 'node:child_process'
import { accessSync, closeSync, constants, existsSync, openSync, readSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Outside judges: programs that are no dependency of the press and say whether its files are right. */
export type JudgeName = 'epubcheck' | 'ace' | 'vnu' | 'qpdf' | 'pdffonts' | 'pdftotext' | 'pdftoppm' | 'pandoc' | 'uconv' | 'git' | 'xmllint' | 'marclint' | 'zsh' | 'fish' | 'script'

export interface Verdict {
  readonly status: number | null
  /** stdout and stderr together. */
  readonly output: string
}

export interface Judge {
  /** false: skip the test, `test.skipIf(!judge.available)`. */
  readonly available: boolean
  /** Runs the judge; throws where it cannot be started. `seconds` is its time limit. */
  readonly run: (args: readonly string[], seconds?: number) => Verdict
}

const judgesFolder = join(import.meta.dirname, '../.ci/judges/node_modules/.bin')

/**
 * An outside judge, looked for on PATH (Ace: in .ci/judges, with a Chromium on PATH; vnu: there, with java; marclint: there, with the modules of perl that it asks). An absent judge says so in a plain line and is not
 * available; with REQUIRE_JUDGES=1 it is an error instead.
 */
export function judge(name: JudgeName): Judge {
  const program = name === 'ace' ? ace() : name === 'vnu' ? vnu() : name === 'epubcheck' ? epubcheck() : name === 'marclint' ? marclint() : onPath(name)
  if (program === undefined) {
    const line = `The judge ${name} is not installed`
    if (process.env['REQUIRE_JUDGES'] === '1') throw new Error(`${line}, and REQUIRE_JUDGES=1 asks for it; .ci/run installs it.`)
    process.stderr.write(`${line}: its tests are skipped.\n`)
  }
  return {
    available: program !== undefined,
    run: (args, seconds = 120) => {
      if (program === undefined) throw new Error(`The judge ${name} is not installed.`)
      const { status, stdout, stderr, error } = spawnSync(program.path, [...(program.before ?? []), ...args], { encoding: 'utf8', env: { ...process.env, ...program.env }, timeout: seconds * 1000, maxBuffer: 64 * 1024 * 1024 })
      if (error) throw error
      return { status, output: `${stdout}${stderr}` }
    },
  }
}

interface Program {
  readonly path: string
  /** Arguments that come before the caller's. */
  readonly before?: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

function ace(): Program | undefined {
  const path = join(judgesFolder, 'ace-cli')
  const browser = ['chromium', 'chromium-browser', 'google-chrome'].map((name) => onPath(name)).find((found) => found !== undefined)
  return existsSync(path) && browser ? { path, env: { PUPPETEER_EXECUTABLE_PATH: browser.path } } : undefined
}

/** The Nu Html Checker, a jar. */
function vnu(): Program | undefined {
  const jar = join(judgesFolder, '../vnu-jar/build/dist/vnu.jar')
  const java = onPath('java')
  return existsSync(jar) && java ? { ...java, before: ['-Xss4m', '-jar', jar] } : undefined
}

/** Debian's `epubcheck` is the jar itself, which runs only where the kernel was told of jars: it is given to java. */
function epubcheck(): Program | undefined {
  const command = onPath('epubcheck')
  if (command === undefined) return undefined
  const head = Buffer.alloc(2)
  const file = openSync(command.path, 'r')
  readSync(file, head)
  closeSync(file)
  if (head.toString('latin1') !== 'PK') return command
  const java = onPath('java')
  return java && { ...java, before: ['-jar', command.path] }
}

/** MARC::Lint and MARC::Schema of perl, with a program of our own around them that reads MARCXML. */
function marclint(): Program | undefined {
  const perl = onPath('perl')
  const modules = ['MARC::Lint', 'MARC::Schema', 'MARC::File::XML'].map((name) => `-M${name}`)
  return perl && spawnSync(perl.path, [...modules, '-e', '1']).status === 0 ? { ...perl, before: [join(judgesFolder, '../../marclint.pl')] } : undefined
}

/** A file of a package that is installed for the tests only; undefined where it is not there, and an error where REQUIRE_JUDGES=1 asks for it. */
export function judgesFile(path: string): string | undefined {
  const file = join(judgesFolder, '../..', path)
  if (existsSync(file)) return file
  if (process.env['REQUIRE_JUDGES'] === '1') throw new Error(`.ci/judges/${path} is not installed, and REQUIRE_JUDGES=1 asks for it; .ci/run installs it.`)
  process.stderr.write(`.ci/judges/${path} is not installed: its tests are skipped.\n`)
  return undefined
}

function onPath(name: string): Program | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter).filter((entry) => entry !== '')) {
    const path = join(folder, name)
    try {
      accessSync(path, constants.X_OK)
      return { path, env: {} }
    } catch {
      // Not in this folder.
    }
  }
  return undefined
}

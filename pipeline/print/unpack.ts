import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmod, lstat, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { clearLitter } from './litter.ts'

/** A browser unpacked into a folder of our own: the program, and the environment it needs. */
export interface UnpackedBrowser {
  readonly executable: string
  /** Package and version that it came in. */
  readonly origin: string
  readonly env: Readonly<Record<string, string>>
}

const run = promisify(execFile)
const PACKAGE = '@sparticuz/chromium'
const MARK = 'complete.json'

/**
 * Unpacks the pinned browser (Linux x64) and returns its place; a second call finds it unpacked.
 *
 * The package unpacks into the temporary folder under fixed names and takes whatever it finds there for its own. So it runs in a
 * child process whose temporary folder is a new private folder, and that folder is renamed to its final name in one step:
 * of two builds that unpack at once one wins, and a file that somebody else left is never run.
 *
 * @throws where the system is not Linux x64, or nowhere can be written.
 */
export async function unpackBrowser(root = cacheRoot()): Promise<UnpackedBrowser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('the pinned browser runs on Linux x64 only')
  const require = createRequire(import.meta.url)
  const entry = require.resolve(PACKAGE)
  const version = await packageVersion(entry)
  let reason: unknown
  for (const parent of [root, join(tmpdir(), `sourcebook-${process.getuid?.() ?? 0}`)]) {
    try {
      return await unpackInto(parent, version, entry)
    } catch (error) {
      reason = error
    }
  }
  throw reason
}

async function unpackInto(parent: string, version: string, entry: string): Promise<UnpackedBrowser> {
  await mkdir(parent, { recursive: true, mode: 0o700 })
  await assertOurs(parent)
  const folder = join(parent, `chromium-${version}`)
  // What a build that was killed while unpacking left behind.
  await clearLitter(parent, /^unpacking-(\d+)-/u)
  if (await isComplete(folder)) return describe(folder, version)
  const fresh = join(parent, `unpacking-${process.pid}-${randomUUID()}`)
  await mkdir(fresh, { mode: 0o700 })
  try {
    const esm = pathToFileURL(entry).href
    const code = `import(${JSON.stringify(esm)}).then((m) => (m.default.default ?? m.default).executablePath()).then(() => process.exit(0), (e) => { console.error(e); process.exit(1) })`
    await run(process.execPath, ['-e', code], {
      env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
      timeout: 120_000,
    })
    const { size } = await stat(join(fresh, 'chromium'))
    await chmod(join(fresh, 'chromium'), 0o700)
    await writeFile(join(fresh, MARK), JSON.stringify({ size }))
    await rm(folder, { recursive: true, force: true })
    await rename(fresh, folder).catch(async (error: unknown) => {
      // Another build was quicker: its copy is as good as ours.
      if (!(await isComplete(folder))) throw error
    })
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
  return describe(folder, version)
}

function describe(folder: string, version: string): UnpackedBrowser {
  return {
    executable: join(folder, 'chromium'),
    origin: `${PACKAGE} ${version}`,
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  }
}

/** Whole, ours, and as long as when it was unpacked. */
async function isComplete(folder: string): Promise<boolean> {
  try {
    await assertOurs(folder)
    const mark: unknown = JSON.parse(await readFile(join(folder, MARK), 'utf8'))
    const program = await lstat(join(folder, 'chromium'))
    return program.isFile() && typeof mark === 'object' && mark !== null && 'size' in mark && mark.size === program.size
  } catch {
    return false
  }
}

async function assertOurs(folder: string): Promise<void> {
  const found = await lstat(folder)
  const uid = process.getuid?.()
  if (!found.isDirectory() || (uid !== undefined && found.uid !== uid)) throw new Error(`${folder} is not a folder of this user`)
  if ((found.mode & 0o022) !== 0) throw new Error(`${folder} can be written by others`)
}

async function packageVersion(entry: string): Promise<string> {
  for (let folder = dirname(entry); folder !== resolve(folder, '..'); folder = dirname(folder)) {
    try {
      const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { name?: string; version?: string }
      if (manifest.name === PACKAGE && manifest.version !== undefined) return manifest.version
    } catch {
      continue
    }
  }
  throw new Error(`${PACKAGE} has no package.json`)
}

/** Where the press keeps what all books of a user share. */
export function cacheRoot(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'sourcebook')
}

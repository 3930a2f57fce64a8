import { createHash, randomBytes } from 'node:crypto'
import { lstat, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the preview of a book is found: the same after a restart, so that the page that is open finds it again. */
export interface Address {
  readonly port: number
  /** 256 random bits, hexadecimal. */
  readonly token: string
}

/**
 * The address that the book’s last preview had, with a fresh token where there is none. It is kept with the user’s own state, readable by nobody
 * else and never in the book folder: a folder that came from elsewhere must not bring a token that its maker knows.
 */
export async function lastAddress(root: string): Promise<{ readonly port: number | undefined; readonly token: string }> {
  try {
    const file = fileOf(root)
    const found = await lstat(file)
    const isOurs = found.isFile() && (process.getuid === undefined || found.uid === process.getuid()) && (process.platform === 'win32' || (found.mode & 0o077) === 0)
    const { port, token } = JSON.parse(await readFile(file, 'utf8')) as Partial<Address>
    if (isOurs && /^[0-9a-f]{64}$/u.test(token ?? '') && Number.isInteger(port)) return { port, token: token! }
  } catch {
    // None was kept, or it cannot be read.
  }
  return { port: undefined, token: randomBytes(32).toString('hex') }
}

/** Keeps an address. Where that cannot be done a restart has another one, and nothing else is lost. */
export async function keepAddress(root: string, address: Address): Promise<void> {
  const file = fileOf(root)
  try {
    await mkdir(folder(), { recursive: true, mode: 0o700 })
    await writeFile(`${file}.${process.pid}`, JSON.stringify(address), { mode: 0o600 })
    await rename(`${file}.${process.pid}`, file)
  } catch {
    // See above.
  }
}

function folder(): string {
  return join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'sourcebook', 'preview')
}

function fileOf(root: string): string {
  return join(folder(), `${createHash('sha256').update(root).digest('hex').slice(0, 32)}.json`)
}

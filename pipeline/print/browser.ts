import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { launch as launchBrowser } from './launch.ts'
import { cacheRoot, unpackBrowser } from './unpack.ts'

/** A browser that runs, how to start another of its kind, and what is to be said about the choice. */
export interface BrowserChoice {
  /** Product and version, part of every cache key: “chromium 147.0.7727.24”. */
  readonly version: string
  /** The package that it came in, where it is the pinned one: “@sparticuz/chromium 147.0.0”. */
  readonly pinned?: string
  readonly launch: () => Promise<Browser>
  readonly first: Browser
  readonly messages: readonly Diagnostic[]
}

/** Diagnostics that concern the whole book stand at its configuration. */
export const WHOLE_BOOK: Place = { file: 'manuscript/book.yaml', line: 1, column: 1 }

const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--no-zygote', '--font-render-hinting=none', '--disable-dev-shm-usage',
  '--disable-extensions', '--disable-background-networking', '--disable-domain-reliability', '--no-pings', '--mute-audio',
  // Nothing leaves the machine: a proxy that nobody answers, and no name resolves.
  '--proxy-server=http://127.0.0.1:9', '--proxy-bypass-list=<-loopback>', '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp', '--dns-prefetch-disable',
]

/**
 * Starts a browser: the one that was named, else the one pinned in package.json, else an installed one (with a warning).
 * Returns diagnostics alone where none can be started.
 */
export async function chooseBrowser(named: string | undefined): Promise<BrowserChoice | { readonly messages: readonly Diagnostic[] }> {
  if (named !== undefined) {
    try {
      return await start(named, {}, [])
    } catch (error) {
      return { messages: [diagnostic('browser-available', `The browser that was named, ${named}, cannot be started: ${firstLine(error).replace(/[.\s]+$/u, '')}.`, WHOLE_BOOK)] }
    }
  }
  let reason: string
  try {
    const pinned = await unpackBrowser()
    return { ...(await start(pinned.executable, pinned.env, [])), pinned: pinned.origin }
  } catch (error) {
    reason = firstLine(error)
  }
  for (const executable of await installed()) {
    try {
      const warning = diagnostic('browser-pinned', `The pinned browser cannot be used (${reason}); pages are made by ${executable}.`, WHOLE_BOOK)
      return await start(executable, {}, [warning])
    } catch {
      continue
    }
  }
  return { messages: [diagnostic('browser-available', `No browser can be started: the pinned one cannot be used (${reason}) and none is installed.`, WHOLE_BOOK)] }
}

async function start(executable: string, env: Readonly<Record<string, string>>, messages: readonly Diagnostic[]): Promise<BrowserChoice> {
  const launch = (): Promise<Browser> =>
    launchBrowser({
      executablePath: executable,
      headless: true,
      chromiumSandbox: false,
      args: ARGUMENTS,
      env: { ...environment(), ...env },
      // The press itself answers signals: it aborts, and closes its browsers on the way out.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    }, cacheRoot())
  const first = await launch()
  return { version: `chromium ${first.version()}`, launch, first, messages }
}

/** The browser sees no locale, time zone or proxy of the machine. */
function environment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'XDG_RUNTIME_DIR']
  const env: Record<string, string> = { TZ: 'UTC', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' }
  for (const name of kept) {
    const value = process.env[name]
    if (value !== undefined) env[name] = value
  }
  return env
}

async function installed(): Promise<string[]> {
  const found: string[] = []
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/Applications/Google Chrome.app/Contents/MacOS', '/Applications/Chromium.app/Contents/MacOS']
  for (const name of [...names, 'Google Chrome', 'Chromium']) {
    for (const folder of folders) {
      const path = join(folder, name)
      if (folder !== '' && (await access(path, constants.X_OK).then(() => true, () => false))) found.push(path)
    }
  }
  return found
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return (text.split('\n')[0] ?? '').replace(/[.:]\s*$/, '')
}

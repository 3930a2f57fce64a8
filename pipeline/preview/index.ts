import { randomUUID } from 'node:crypto'
import type { Diagnostic } from '../model/diagnostics.ts'
import type { Edition } from '../model/edition.ts'
import type { Progress } from '../model/progress.ts'
import type { Proof } from '../model/proof.ts'
import { keepAddress, lastAddress } from './address.ts'
import { Listeners } from './events.ts'
import type { NameRegister } from './names.ts'
import { readPage } from './page-files.ts'
import { listen } from './server.ts'
import { Shown } from './shown.ts'
import type { Held, Holdings } from './routes.ts'
import { messageViews } from './views.ts'

/** Milliseconds between two words about a build that goes on. */
const TELLING = 250

export interface PreviewOptions {
  /** Absolute path of the book folder. */
  readonly root: string
  /** Where the compiled workbench lies. */
  readonly pageFolder: string
  /** Undefined: that of the book’s last preview, or any that is free. */
  readonly port?: number | undefined
}

/** A proof and what can be asked about it; the functions are called when somebody asks. */
export interface Showing {
  readonly edition: Edition
  readonly proof: Proof
  readonly names: () => NameRegister
  /** A file of the EPUB by its name. */
  readonly reading: (path: string) => Held | undefined
}

/** A preview that is open: its pages in browsers follow what it is told. */
export interface Preview {
  /** The address of the workbench, with its token. */
  readonly url: string
  /** A build has begun. */
  readonly begin: () => void
  /** What it does, told a few times a second. */
  readonly progress: (progress: Progress) => void
  /** The press itself failed. */
  readonly fail: (reason: string) => void
  /** A build is over. Without a proof the last one stays. `milliseconds`: what it took. */
  readonly show: (showing: Showing | undefined, messages: readonly Diagnostic[], milliseconds: number) => void
  readonly close: () => Promise<void>
}

/**
 * Opens the workbench of a book on this machine’s own address.
 * @throws where the port that was asked for is taken.
 */
export async function openPreview({ root, pageFolder, port }: PreviewOptions): Promise<Preview> {
  const page = await readPage(pageFolder)
  const boot = randomUUID()
  const listeners = new Listeners({ boot, revision: 0, status: 'working', messages: [], root, milliseconds: 0, progress: '', failure: '' })
  let holdings: Holdings = { page, shown: undefined, before: undefined, names: undefined, reading: undefined }
  const last = await lastAddress(root)
  let told = 0
  const server = await listen({ token: last.token, ports: port === undefined ? [last.port ?? 0, 0] : [port], holdings: () => holdings, listeners })
  await keepAddress(root, { port: server.port, token: last.token })
  return {
    url: `http://127.0.0.1:${server.port}/?token=${last.token}`,
    begin: () => listeners.tell({ ...listeners.state, status: 'working', progress: '', failure: '' }),
    progress: ({ stage, done, total, pages }) => {
      const now = performance.now()
      if (now - told < TELLING) return
      told = now
      listeners.tell({ ...listeners.state, status: 'working', progress: [stage, ...(done !== undefined && total !== undefined ? [`${done}/${total}`] : []), ...(pages === undefined ? [] : [`${pages} pages`])].join(' · ') })
    },
    fail: (reason) => listeners.tell({ ...listeners.state, status: 'faulty', progress: '', failure: reason }),
    show: (showing, messages, milliseconds) => {
      if (showing !== undefined) {
        const shown = new Shown(showing.edition, showing.proof, listeners.state.revision + 1)
        let names: NameRegister | undefined
        holdings = { page, shown, before: holdings.shown, names: () => (names ??= showing.names()), reading: showing.reading }
      }
      const { shown } = holdings
      listeners.tell({ boot, revision: shown?.revision ?? 0, status: showing === undefined ? 'faulty' : 'good', messages: messageViews(messages, shown), root, milliseconds, progress: '', failure: '' })
    },
    close: async () => {
      listeners.close()
      await server.close()
    },
  }
}

import { beforeEach, expect, test, vi } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import type { PageSource } from '../../pipeline/print/page-source.ts'
import type * as sections from '../../pipeline/print/sections.ts'
import { descendants, ofType, until } from '../faults/processes.ts'
import { edition, section } from '../print/edition.ts'
import { words } from '../print/words.ts'

/** What befalls the browser while the section `two` is laid out, so often as `times` says. */
const fate: { times: number; what: (source: PageSource) => Promise<void>; tries: number } = { times: 0, what: async () => undefined, tries: 0 }
vi.mock('../../pipeline/print/sections.ts', async (original) => {
  const real = await original<typeof sections>()
  const paginateSection: typeof real.paginateSection = async (job, source) => {
    if (job.section.id === 'two' && fate.tries++ < fate.times) await fate.what(source)
    return real.paginateSection(job, source)
  }
  return { ...real, paginateSection }
})

/** The next page that is given out has lost its process, as one that took too much memory. */
const crash = async (source: PageSource): Promise<void> => {
  const page = await source.take()
  const crashed = new Promise((resolve) => page.once('crash', resolve))
  const session = await page.context().newCDPSession(page)
  void session.send('Page.crash').catch(() => undefined)
  await crashed
  await source.give(page, true)
}
const exit = async (source: PageSource): Promise<void> => {
  await source.context.browser()!.close()
}
/** The next page that is given out does nothing but turn. */
const hang = async (source: PageSource): Promise<void> => {
  const page = await source.take()
  void page.evaluate(() => { for (;;) continue }).catch(() => undefined)
  await source.give(page, true)
}

/** The processes of the pages are stopped (SIGSTOP): they answer nothing, and do not end by themselves. */
const stop = async (source: PageSource): Promise<void> => {
  const session = await source.context.browser()!.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGSTOP')
}

const sample = edition({ sections: ['one', 'two', 'three'].map((id, index) => section({ id, title: `Chapter ${id}`, html: `<p>${words(400, index)}</p>` })) })
const whole = async (): Promise<Awaited<ReturnType<typeof print>>> => print(sample, { pdf: true, workers: 2, engine: { timeLimit: 4000 } })

beforeEach(() => {
  fate.times = fate.tries = 0
})

test.each([['crashes', crash], ['is killed', exit], ['hangs', hang], ['has its pages stopped', stop]])('a browser that %s is replaced, and the same pages come out', async (_what, what) => {
  const sound = await whole()
  expect(sound.messages).toEqual([])
  Object.assign(fate, { times: 1, tries: 0, what })
  const saved = await whole()
  expect(saved.messages).toEqual([])
  expect(Buffer.from(saved.pdf!).equals(Buffer.from(sound.pdf!))).toBe(true)
  // Nothing of either browser is left, also where it was deaf to all but a kill.
  expect(await until(() => ofType(descendants(process.pid), 'browser').length + ofType(descendants(process.pid), 'renderer').length === 0)).toBe(true)
})

test('a section that two browsers do not live through is named, and there is no PDF', async () => {
  Object.assign(fate, { times: 9, what: crash })
  const { pdf, messages } = await whole()
  expect(pdf).toBeUndefined()
  expect(messages.map((message) => `${message.file}:${message.line}:${message.column} ${message.ruleId} ${message.reason.replace(/:.*$/su, '')}`)).toEqual([
    'manuscript/two.md:1:1 browser-alive While “Chapter two” was paginated the browser was lost, and a fresh one too',
  ])
  expect(fate.tries).toBe(2)
})

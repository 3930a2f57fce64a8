import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyTiny } from '../program.ts'
import { watching } from '../watching.ts'

let folder: string
let book: string
/** As most editors save: a new file takes the place of the old. */
const save = async (file: string, text: string): Promise<void> => {
  await writeFile(join(folder, 'saved'), text)
  await rename(join(folder, 'saved'), file)
}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-watch-check-'))
  book = await copyTiny(join(folder, 'book'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('check --watch says everything again at each save, survives faults, deleted and renamed files, and ends on Ctrl-C with 130', async () => {
  const { next, end, pid } = watching(['check', book, '--watch'])
  const chapter = join(book, 'manuscript', '02-the-rising.md')
  const config = join(book, 'manuscript', 'book.yaml')
  const [text, order] = await Promise.all([readFile(chapter, 'utf8'), readFile(config, 'utf8')])
  const first = await next()
  expect(first.err).toMatch(/^no errors.*, \d+\.\d\d s\. Waiting for the next change; Ctrl-C ends\.\n$/u)

  await save(chapter, `${text}\nA call.[^nowhere]\n`)
  const broken = await next()
  expect(broken.out).toMatch(/^manuscript\/02-the-rising\.md:\d+:\d+ error note-defined /mu)
  expect(broken.out, 'what was said before is said again').toContain(first.out)
  expect(broken.out, 'a pipe is not cleared').not.toContain('\u001B')
  expect(broken.err).toMatch(/^1 error/u)

  await save(config, `${order}\nbroken: [`)
  expect((await next()).out).toContain('yaml-valid')
  await save(config, order)
  expect((await next()).out).toBe(broken.out)

  await rename(chapter, join(book, 'manuscript', 'elsewhere.md'))
  const gone = await next()
  expect(gone.out).toMatch(/order-entry-known[\s\S]*02-the-rising/u)
  expect(gone.err).not.toContain('failed')
  await rm(join(book, 'manuscript', 'elsewhere.md'))
  await next()
  await rename(join(book, 'sources'), join(book, 'put away'))
  expect((await next()).err).toMatch(/^\d+ errors/u)
  await rename(join(book, 'put away'), join(book, 'sources'))
  await next()
  await save(chapter, text)
  const last = await next()
  expect([last.out, last.err.slice(0, 9)]).toEqual([first.out, 'no errors'])

  // A picture may stand anywhere in the book.
  await mkdir(join(book, 'pictures'))
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
  await save(join(book, 'pictures', 'line.svg'), picture)
  await save(chapter, `${text}\n![A line.](../pictures/line.svg)\n`)
  expect((await next()).err).toMatch(/^no errors/u)
  await save(join(book, 'pictures', 'line.svg'), picture.replace('<path', '<script/><path'))
  expect((await next()).out).toContain('image-format-known')
  await save(join(book, 'pictures', 'line.svg'), picture)
  expect((await next()).err, 'one that could not be read is looked at').toMatch(/^no errors/u)

  expect(await end('SIGINT')).toEqual([130, null])
  expect(() => process.kill(pid, 0)).toThrow()
})

test('check --watch --format json says one report a line, and nothing else on its standard output', async () => {
  const chapter = join(book, 'manuscript', '02-the-rising.md')
  const text = await readFile(chapter, 'utf8')
  const { next, end } = watching(['check', book, '--watch', '--format', 'json'])
  const reports = [(await next()).out]
  await save(chapter, `${text}\nA call.[^nowhere]\n`)
  reports.push((await next()).out)
  await save(chapter, text)
  reports.push((await next()).out)
  for (const each of reports) expect(each).toMatch(/^\[.*\]\n$/u)
  expect(reports.map((each) => (JSON.parse(each) as { rule: string }[]).some(({ rule }) => rule === 'note-defined'))).toEqual([false, true, false])
  expect(await end('SIGTERM')).toEqual([143, null])
})

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findReleased, inScratch, runProgram, takeKept } from '../../pipeline/release/index.ts'
import { judge } from '../judges.ts'

const run = promisify(execFile)
/** Where there is no git there are no tags. */
const tagging = test.skipIf(!judge('git').available)
let repository: string
beforeEach(async () => { repository = await realpath(await mkdtemp(join(tmpdir(), 'sourcebook-scratch-'))) })
afterEach(() => rm(repository, { recursive: true, force: true }))

const git = (...args: string[]) => run('git', ['-C', repository, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args])

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(repository, file)), { recursive: true })
  await writeFile(join(repository, file), text)
}

/** A repository with a book in a folder, tagged, and changed since. */
async function tagged(): Promise<void> {
  await write('books/one/manuscript/book.yaml', 'title: One\n')
  await git('init', '--quiet')
  await git('add', '--all', '--force')
  await git('commit', '--quiet', '--message', 'one')
  await git('tag', 'v1.0.0')
  await write('books/one/manuscript/book.yaml', 'title: Two\n')
  await write('books/one/manuscript/releases/1.0.0/manifest.json', '{}')
}

const left = async (): Promise<string[]> => [...(await readdir(tmpdir())).filter((name) => name.startsWith(`sourcebook-verify-${process.pid}-`)), ...(await git('worktree', 'list')).stdout.trim().split('\n').slice(1)]

tagging('a tag is found from a book folder inside its repository; none is no fault', async () => {
  await tagged()
  const root = join(repository, 'books', 'one')
  expect(await findReleased(root, '1.0.0')).toEqual({ name: 'the tag v1.0.0', commit: (await git('rev-parse', 'HEAD')).stdout.trim(), repository, book: 'books/one' })
  expect(await findReleased(root, '2.0.0')).toBeUndefined()
  expect(await findReleased(tmpdir(), '1.0.0')).toBeUndefined()
})

tagging('without the tag, the commit that brought the manifest stands for it; not where the history is cut off before it', async () => {
  await tagged()
  const root = join(repository, 'books', 'one')
  await git('add', '--all', '--force')
  await git('commit', '--quiet', '--message', 'kept')
  const kept = (await git('rev-parse', 'HEAD')).stdout.trim()
  await write('books/one/manuscript/book.yaml', 'title: Three\n')
  await git('commit', '--quiet', '--all', '--message', 'later')
  await git('tag', '--delete', 'v1.0.0')
  expect(await findReleased(root, '1.0.0')).toMatchObject({ name: `the commit ${kept.slice(0, 12)}, which keeps 1.0.0`, commit: kept, book: 'books/one' })
  expect(await findReleased(root, '2.0.0')).toBeUndefined()
  const shallow = join(repository, 'shallow')
  await git('clone', '--quiet', '--depth', '1', `file://${repository}`, shallow)
  expect(await findReleased(join(shallow, 'books', 'one'), '1.0.0')).toBeUndefined()
})

tagging('the folder holds what was tagged, and is removed in any case', async () => {
  await tagged()
  const tag = (await findReleased(join(repository, 'books', 'one'), '1.0.0'))!
  const held = await inScratch(tag, async ({ root, program }) => ({ title: await readFile(join(root, 'manuscript', 'book.yaml'), 'utf8'), program }), undefined, () => undefined)
  expect(held).toEqual({ title: 'title: One\n', program: undefined })
  await expect(inScratch(tag, () => Promise.reject(new Error('the press broke')), undefined, () => undefined)).rejects.toThrow('the press broke')
  await expect(inScratch(tag, ({ root, cache }) => runProgram('-e', ['setTimeout(() => {}, 60000)', root, cache], process.env, AbortSignal.timeout(200), { out: () => undefined, err: () => undefined }), undefined, () => undefined)).rejects.toThrow(/abort/u)
  expect(await left()).toEqual([])
})

tagging('what a verification that was killed has left is cleared', async () => {
  await tagged()
  const { stdout } = await run(process.execPath, ['-p', 'process.pid'])
  const litter = join(tmpdir(), `sourcebook-verify-${stdout.trim()}-abcdef`)
  await mkdir(litter)
  await git('worktree', 'add', '--quiet', '--detach', join(litter, 'tree'))
  await inScratch((await findReleased(repository, '1.0.0'))!, () => Promise.resolve(), undefined, () => undefined)
  expect(existsSync(litter)).toBe(false)
  expect(await left()).toEqual([])
})

tagging('what was kept since the tag was set is taken over, and a manifest that is another is told', async () => {
  await tagged()
  const root = join(repository, 'books', 'one')
  const into = await mkdtemp(join(repository, 'into-'))
  expect(await takeKept(root, into, '1.0.0')).toBe(true)
  expect(await readFile(join(into, 'manuscript/releases/1.0.0/manifest.json'), 'utf8')).toBe('{}')
  await writeFile(join(root, 'manuscript/releases/1.0.0/manifest.json'), '{"spoilt":1}')
  expect(await takeKept(root, into, '1.0.0')).toBe(false)
})

tagging('the press that the tag asks for is brought: the packages at hand where the lockfile is the same, else those of its lockfile', async () => {
  await write('press/package.json', '{ "name": "sourcebook", "version": "0.0.1" }')
  await write('press/dist/program/cli.js', 'console.log("the press of the tag, asked to", ...process.argv.slice(2)); process.exitCode = 1')
  await write('package.json', '{ "name": "book", "private": true, "devDependencies": { "sourcebook": "file:press" } }')
  await write('package-lock.json', JSON.stringify({ name: 'book', lockfileVersion: 3, requires: true, packages: { '': { name: 'book', devDependencies: { sourcebook: 'file:press' } }, 'node_modules/sourcebook': { resolved: 'press', link: true }, 'press': { name: 'sourcebook', version: '0.0.1', dev: true } } }))
  await tagged()
  const tag = (await findReleased(join(repository, 'books', 'one'), '1.0.0'))!
  const answer = () => {
    let said = ''
    const steps: string[] = []
    return inScratch(tag, async ({ program }) => ({ code: await runProgram(program!, ['verify', '1.0.0'], process.env, undefined, { out: (text) => { said += text }, err: (text) => { said += text } }), said, steps }), undefined, (what) => steps.push(what))
  }
  const installed = { code: 1, said: 'the press of the tag, asked to verify 1.0.0\n', steps: ['installing the packages of that release’s lockfile'] }
  expect(await answer()).toEqual(installed)
  await write('node_modules/sourcebook/package.json', '{ "name": "sourcebook" }')
  await write('node_modules/sourcebook/dist/program/cli.js', 'console.log("the press at hand")')
  expect(await answer()).toEqual({ code: 0, said: 'the press at hand\n', steps: [] })
  await write('package-lock.json', '{}')
  expect(await answer()).toEqual(installed)
  expect(await left()).toEqual([])
})

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPreview, type Preview } from '../../pipeline/preview/index.ts'
import { showing } from './showing.ts'

let folder: string
let preview: Preview
let port: number
let token: string
let state: string | undefined
const page = { section: 'one', pieces: [['', 'b1', 'The valley']] as const }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-preview-'))
  state = process.env['XDG_STATE_HOME']
  process.env['XDG_STATE_HOME'] = join(folder, 'state')
  await writeFile(join(folder, 'workbench.html'), '<p>workbench')
  await writeFile(join(folder, 'main.js'), '')
  preview = await openPreview({ root: folder, pageFolder: folder })
  preview.show(showing([page]), [], 5)
  port = Number(new URL(preview.url).port)
  token = new URL(preview.url).searchParams.get('token') ?? ''
})
afterAll(async () => {
  await preview.close()
  if (state === undefined) delete process.env['XDG_STATE_HOME']
  else process.env['XDG_STATE_HOME'] = state
  await rm(folder, { recursive: true, force: true })
})

interface Answer { readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }

/** One request, its headers exactly these; `path` is sent as it is written. */
function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString()
        if (response.headers['content-type']?.startsWith('text/event-stream')) response.destroy()
      })
      response.on('close', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asked.on('error', reject)
    asked.end()
  })
}
const cookie = (): Record<string, string> => ({ cookie: `sourcebook-${port}=${token}` })
const paths = ['/', '/book', '/page/0', '/events', '/proof.xhtml', '/search?q=valley', '/names', '/asset/0', '/epub/one.xhtml', '/workbench/main.js']

test('the right token in the address gives the cookie, and the cookie lets in', async () => {
  const entered = await ask(`/?token=${token}`)
  expect(entered.status).toBe(303)
  expect(entered.headers['location']).toBe('/')
  expect(entered.headers['set-cookie']).toEqual([`sourcebook-${port}=${token}; HttpOnly; SameSite=Strict; Path=/`])
  for (const path of paths) expect((await ask(path, cookie())).status, path).toBe(200)
  expect((await ask('/book', { ...cookie(), host: `localhost:${port}` })).status).toBe(200)
})

test('a request with a wrong token, or none, gets 403', async () => {
  const wrong = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`
  for (const path of paths) {
    expect((await ask(path)).status, path).toBe(403)
    expect((await ask(path, { cookie: `sourcebook-${port}=${wrong}` })).status, path).toBe(403)
    expect((await ask(path, { cookie: `sourcebook-${port + 1}=${token}` })).status, path).toBe(403)
  }
  for (const given of [wrong, '', token.slice(1), `${token}0`]) expect((await ask(`/?token=${given}`)).status).toBe(403)
})

test('a request to another host’s name gets 403, whatever it carries', async () => {
  for (const host of ['attacker.example', `attacker.example:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`, `0.0.0.0:${port}`, `localhost.attacker.example:${port}`]) {
    for (const path of [...paths, `/?token=${token}`]) expect((await ask(path, { ...cookie(), host })).status, `${host}${path}`).toBe(403)
  }
})

test('a request from another origin gets 403, whatever it carries', async () => {
  for (const origin of ['http://attacker.example', 'null', `https://127.0.0.1:${port}`, `http://127.0.0.1:${port + 1}`, 'file://']) {
    for (const path of paths) expect((await ask(path, { ...cookie(), origin })).status, origin).toBe(403)
  }
  for (const site of ['cross-site', 'same-site']) expect((await ask('/book', { ...cookie(), 'sec-fetch-site': site })).status, site).toBe(403)
  expect((await ask('/book', { ...cookie(), origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
})

test('nothing can be sent, and nothing is found but what the proof has', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) expect((await ask('/book', cookie(), method)).status, method).toBe(405)
  const wanted = ['/workbench/', '/font/', '/asset/', '/asset/1', '/page/1', '/page/-1', '/page/0/..', '/epub/', '/epub/../etc/passwd', '/workbench.html', '/workbench/workbench.html', '/etc/passwd', '//etc/passwd',
    '/workbench/../../package.json', '/..%2f..%2fpackage.json', '/workbench/%2e%2e/%2e%2e/package.json', '/epub/%2e%2e%2f%2e%2e%2fpackage.json', '/names/%', '/%00', `/${folder}/main.js`]
  for (const path of wanted) {
    const { status, body } = await ask(path, cookie())
    // A name that the register does not have has no places.
    if (path.startsWith('/names/')) expect(body).toBe('[]')
    else expect(status, path).toBe(404)
  }
})

test('every answer says what may be done with it; what is the book’s may do nothing', async () => {
  for (const path of paths) {
    const { headers } = await ask(path, cookie())
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['access-control-allow-origin'], path).toBeUndefined()
    expect(headers['cross-origin-resource-policy'], path).toBe('same-origin')
  }
  for (const path of ['/proof.xhtml', '/epub/one.xhtml', '/asset/0']) {
    const policy = String((await ask(path, cookie())).headers['content-security-policy'])
    expect(policy, path).toContain("default-src 'none'")
    expect(policy, path).toContain('sandbox allow-same-origin')
    expect(policy, path).not.toContain('script-src')
  }
  expect(String((await ask('/', cookie())).headers['content-security-policy'])).toContain("script-src 'self';")
})

test('it answers on the loopback alone', async () => {
  const other = Object.values((await import('node:os')).networkInterfaces()).flat().find((each) => each?.family === 'IPv4' && !each.internal)?.address
  if (other === undefined) return
  const outcome = await new Promise((resolve) => {
    const socket = connect({ host: other, port, timeout: 500 }, () => { socket.destroy(); resolve('connected') })
    socket.on('error', () => resolve('refused')).on('timeout', () => { socket.destroy(); resolve('refused') })
  })
  expect(outcome).toBe('refused')
})

test('what the server is told reaches those who listen; without a proof the last one stays', async () => {
  const first = JSON.parse(/data: (.*)/u.exec((await ask('/events', cookie())).body)?.[1] ?? '') as { revision: number; status: string }
  expect(first).toMatchObject({ revision: 1, status: 'good' })
  preview.show(undefined, [], 3)
  const faulty = JSON.parse(/data: (.*)/u.exec((await ask('/events', cookie())).body)?.[1] ?? '') as { revision: number; status: string }
  expect(faulty).toMatchObject({ revision: 1, status: 'faulty' })
  expect((await ask('/page/0', cookie())).status).toBe(200)
  preview.show(showing([page]), [], 3)
})

test('the address is kept where only the user reads it, and is the same after a restart', async () => {
  const kept = join(folder, 'state', 'sourcebook', 'preview')
  const [name = ''] = await readdir(kept)
  expect((await stat(join(kept, name))).mode & 0o777).toBe(0o600)
  expect(await readFile(join(kept, name), 'utf8')).toContain(token)
  expect(token).toMatch(/^[0-9a-f]{64}$/u)
  await preview.close()
  const again = await openPreview({ root: folder, pageFolder: folder })
  expect(again.url).toBe(preview.url)
  preview = again
  await expect(openPreview({ root: folder, pageFolder: folder, port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

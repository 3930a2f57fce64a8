// The program itself, book after book in one process: `cli.js` does nothing but call `main`, and a process of its own for each book would take
// half a second more. Everything that is opened or asked for meanwhile is written down by its real path. The books, and arguments, come from the test.
import dns from 'node:dns'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { fileURLToPath, pathToFileURL } from 'node:url'

const real = fs.realpathSync.native
let access = new Set()

function noteFile(path) {
  if (typeof path === 'number') return
  try {
    access.add(`file ${real(path instanceof URL ? fileURLToPath(path) : String(path))}`)
  } catch {
    // It is not there: nothing can be read of it.
  }
}

function watch(object, names, see) {
  for (const name of names) {
    const original = object[name]
    object[name] = function (...args) {
      see(...args)
      return original.apply(this, args)
    }
  }
}

const [programFile, list] = process.argv.slice(2)
const { jobs } = JSON.parse(fs.readFileSync(list, 'utf8'))
watch(fs, ['open', 'openSync', 'readFile', 'readFileSync', 'readdir', 'readdirSync', 'opendir', 'opendirSync', 'createReadStream', 'copyFile', 'copyFileSync', 'cp', 'cpSync'], noteFile)
watch(fs.promises, ['open', 'readFile', 'readdir', 'opendir', 'copyFile', 'cp'], noteFile)
for (const resolver of [dns, dns.promises]) watch(resolver, ['lookup', 'resolve'], (host) => access.add(`host ${host}`))
watch(net.Socket.prototype, ['connect'], (options) => access.add(`host ${JSON.stringify(Array.isArray(options) ? options[0] : options)}`))
syncBuiltinESMExports()
const { main } = await import(pathToFileURL(programFile).href)

const streams = { out: process.stdout, err: process.stderr }
for (const { index, args, cache } of jobs) {
  access = new Set()
  const heard = { out: '', err: '' }
  for (const [name, stream] of Object.entries(streams)) stream.write = (text) => { heard[name] += String(text); return true }
  process.env['SOURCEBOOK_CACHE'] = cache
  const before = process.cpuUsage()
  const code = await main(args)
  const { user, system } = process.cpuUsage(before)
  // A prototype that a book has changed would be a fault of every book after it.
  const polluted = Object.keys(Object.prototype).length > 0 || 'polluted' in {}
  await new Promise((done) => process.send({ index, code, ...heard, seconds: (user + system) / 1e6, access: [...access], polluted }, done))
}
process.disconnect()

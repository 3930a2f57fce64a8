// Loaded before the program (`node --import`) by the tests of faults: what its calls of the file system meet is told by FAULT, as JSON.
//   within   folders whose calls are counted; all others pass
//   calls    names of the calls; all of `counted` unless told
//   at       number of the call that it befalls, from 1; 0: none, the calls are only listed
//   on       it befalls that call only ("one"), or all from it on ("all")
//   what     "kill": the process is killed before the call; "half": after it has written half; else a code of the system, ENOSPC, …
//   list     file to which the name and the path of every counted call is added
import { appendFileSync } from 'node:fs'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { within, calls, at = 0, on = 'one', what = 'kill', list } = JSON.parse(process.env.FAULT ?? '{"within":[]}')
// The browser and other children are not held by this.
delete process.env.FAULT
const counted = ['open', 'mkdir', 'symlink', 'link', 'rename', 'rm', 'rmdir', 'unlink', 'writeFile', 'mkdtemp']
const ofHandles = ['writeFile', 'sync', 'close']
const errnos = { EIO: -5, EACCES: -13, EROFS: -30, ENOSPC: -28, EMFILE: -24 }
let number = 0

function befalls(name, path) {
  const file = String(path)
  if (!within.some((folder) => file === folder || file.startsWith(`${folder}/`))) return false
  if (calls !== undefined && !calls.includes(name)) return false
  number++
  if (list !== undefined) appendFileSync(list, `${name} ${file}\n`)
  return on === 'all' && at > 0 ? number >= at : number === at
}

function fail(name, path) {
  if (what === 'kill') process.kill(process.pid, 'SIGKILL')
  const error = new Error(`${what}: injected, ${name}${path === undefined ? '' : ` '${path}'`}`)
  throw Object.assign(error, { code: what, errno: errnos[what], syscall: name, ...(path !== undefined && { path }) })
}

const real = { ...fs.promises }
const handle = await real.open(process.execPath, 'r')
const handles = Object.getPrototypeOf(handle)
const realOfHandles = { ...Object.fromEntries(ofHandles.map((name) => [name, handles[name]])) }
await handle.close()
const paths = new WeakMap()

for (const name of counted) {
  fs.promises[name] = async (path, ...rest) => {
    // A new name is what a call of these makes.
    const made = name === 'symlink' || name === 'link' || name === 'rename' ? rest[0] : path
    if (befalls(name, made)) {
      if (what === 'half' && name === 'writeFile') await half(path, rest[0])
      fail(name, what === 'half' ? undefined : made)
    }
    const result = await real[name](path, ...rest)
    if (name === 'open') paths.set(result, path)
    return result
  }
}
for (const name of ofHandles) {
  handles[name] = async function (...args) {
    const path = paths.get(this)
    if (path !== undefined && befalls(`handle.${name}`, path)) {
      if (what === 'half' && name === 'writeFile') await realOfHandles.writeFile.call(this, Buffer.from(args[0]).subarray(0, Buffer.from(args[0]).length / 2))
      if (what === 'half') process.kill(process.pid, 'SIGKILL')
      // As the system does, without the path.
      fail(name)
    }
    return realOfHandles[name].apply(this, args)
  }
}
async function half(path, data) {
  const bytes = Buffer.from(data)
  await real.writeFile(path, bytes.subarray(0, bytes.length / 2))
  process.kill(process.pid, 'SIGKILL')
}
syncBuiltinESMExports()

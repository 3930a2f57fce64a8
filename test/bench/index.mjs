// `npm run bench -- NAME`: figures that README and the closing notes quote. Each benchmark is a module of this folder.
import { readdirSync } from 'node:fs'

const [name, ...args] = process.argv.slice(2)
const names = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.mjs') && file !== 'index.mjs').map((file) => file.slice(0, -4)).sort()
if (name === undefined || !names.includes(name)) {
  process.stderr.write(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}\n`)
  process.exit(64)
}
const { run } = await import(`./${name}.mjs`)
await run(args)

// Recognition of names: 5,000 made-up entries with 40,000 forms, and all that the schemes make of these, in 10 MB of generated text in four scripts. Wants `npm run compile` first.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const limits = { setUp: 1, speed: 5, memory: 300 }
const entries = 5_000
const megabyte = 1_000_000

/** Deterministic: a linear congruential generator. */
function generator(seed) {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const syllables = ['sheng', 'shi', 'cai', 'tsai', 'ur', 'um', 'chi', 'ehm', 'et', 'jan', 'qa', 'si', 'mi', 'bur', 'han', 'os', 'man', 'ba', 'tur', 'kash', 'gar', 'yar', 'kand', 'lo', 'chih', 'pao', 'öl', 'mü', 'ché', 'dih']
const arabic = [...'ابپتجچخدرزژسشغفقكگڭلمنوۇۆۈىېەئ']
const cyrillic = [...'абвгдежзийклмнопрстухцчшщыьэюя']
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1)

function register(random) {
  const word = () => capital(Array.from({ length: 2 + random(3) }, () => syllables[random(syllables.length)]).join(''))
  const from = (letters, least, more) => Array.from({ length: least + random(more) }, () => letters[random(letters.length)]).join('')
  const han = () => Array.from({ length: 2 + random(3) }, () => String.fromCodePoint(0x4e00 + random(8_000))).join('')
  const forms = []
  for (let index = 0; index < entries; index++) {
    const add = (kind, lang, text) => forms.push({ entry: `e${index}`, kind, lang, text })
    const [first, second] = [word(), word()]
    add('preferred', 'en', `${first} ${second}`)
    add('variant', 'en', `${first}-${second.toLowerCase()}`)
    add('variant', 'en', `${word()} ${second}`)
    add('variant', 'en', `${first} ${word().toLowerCase()}’${from(syllables, 1, 1)}`)
    add('short', 'en', word())
    add('form', 'zh-Hant', han())
    add('form', 'ug-Arab', `${from(arabic, 4, 6)} ${from(arabic, 4, 6)}`)
    add('form', 'ru', `${capital(from(cyrillic, 4, 6))} ${capital(from(cyrillic, 4, 6))}`)
  }
  return forms
}

/** Running text: some thirty words of the script to a name, with possessives, line ends and capitals. */
function text(random, forms, size) {
  const from = (letters, least, more) => Array.from({ length: least + random(more) }, () => letters[random(letters.length)]).join('')
  const parts = []
  let bytes = 0
  let names = 0
  while (bytes < size) {
    const form = forms[random(forms.length)]
    const words = []
    for (let count = 10 + random(40); count > 0; count--) {
      if (form.lang === 'zh-Hant') words.push(String.fromCodePoint(0x4e00 + random(8_000)))
      else words.push(form.lang === 'ug-Arab' ? from(arabic, 2, 8) : form.lang === 'ru' ? from(cyrillic, 2, 8) : from(syllables, 1, 3))
    }
    const name = random(10) === 0 ? form.text.replace(' ', '\n') : random(20) === 0 ? form.text.toUpperCase() : form.text
    const gap = form.lang === 'zh-Hant' ? '' : ' '
    const piece = `${words.join(gap)}${gap}${name}${form.lang === 'en' && random(5) === 0 ? '’s' : ''}${gap}${random(8) === 0 ? '\n\n' : ''}`
    parts.push(piece)
    bytes += Buffer.byteLength(piece)
    names++
  }
  return { value: parts.join(''), bytes, names }
}

/** What the work gives, then the seconds of each pass. */
function passes(count, work) {
  let result
  const times = []
  for (let pass = 0; pass < count; pass++) {
    const from = performance.now()
    result = work()
    times.push((performance.now() - from) / 1000)
  }
  return [result, ...times]
}

export async function run() {
  const program = join(import.meta.dirname, '../../dist/program/language/recognition/index.js')
  if (!existsSync(program)) throw new Error('the program is not compiled: run `npm run compile` first')
  const { recognizer } = await import(pathToFileURL(program).href)
  const { generatedForms } = await import(new URL('generated.js', pathToFileURL(program)).href)
  const { readSchemes } = await import(new URL('../../load/schemes.js', pathToFileURL(program)).href)
  const random = generator(20_26)
  const forms = register(random)
  const { value, bytes, names } = text(random, forms, 10 * megabyte)

  // Others may share the machine: the best pass is ours.
  const schemes = readSchemes()
  const [generated, ...generating] = passes(2, () => generatedForms(forms, schemes))
  // Once: its tables are counted as memory.
  const [recognize, ...making] = passes(1, () => recognizer([...forms, ...generated]))
  const setUp = Math.min(...generating) + Math.min(...making)
  const [found, ...times] = passes(3, () => recognize(value))
  const speed = bytes / megabyte / Math.min(...times)
  const memory = process.memoryUsage().rss / megabyte

  console.log(`${entries.toLocaleString('en')} entries, ${forms.length.toLocaleString('en')} forms and ${generated.length.toLocaleString('en')} that schemes make of them, ${(bytes / megabyte).toFixed(1)} MB of text with ${names.toLocaleString('en')} names put in`)
  console.log(`set-up ${setUp.toFixed(2)} s (at most ${limits.setUp}; spellings ${Math.min(...generating).toFixed(2)}, recognizer ${Math.min(...making).toFixed(2)}); ${speed.toFixed(1)} MB/s (at least ${limits.speed}; passes of ${times.map((time) => time.toFixed(2)).join(', ')} s); ${found.length.toLocaleString('en')} names found; memory ${memory.toFixed(0)} MB (at most ${limits.memory}), text and results included`)
  const kinds = new Map()
  for (const { kind } of found) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  console.log([...kinds].sort().map(([kind, count]) => `${kind} ${count.toLocaleString('en')}`).join(', '))
  if (setUp > limits.setUp || speed < limits.speed || memory > limits.memory) process.exitCode = 1
}

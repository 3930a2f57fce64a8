import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const folder = join(dirname(require.resolve('citeproc-locales/package.json')), 'locales')
const read = new Map<string, string>()

const names: Readonly<Record<string, string>> = { en: 'en-US', ru: 'ru-RU', es: 'es-ES', ar: 'ar', 'zh-Hant': 'zh-TW', 'zh-Hans': 'zh-CN', zh: 'zh-CN', de: 'de-DE', fr: 'fr-FR' }

/** The tag under which citeproc knows a language: `zh-Hant` → zh-TW; English where it has none. */
export function citationLocaleOf(tag: string): string {
  return names[tag] ?? names[tag.split('-').slice(0, 2).join('-')] ?? names[tag.split('-')[0] ?? ''] ?? 'en-US'
}

/** The CSL locale of a tag as XML: data of the package citeproc-locales, which are part of the program. */
export function citationLocale(tag: string): string {
  const name = Object.values(names).includes(tag) || tag === 'en-GB' ? tag : citationLocaleOf(tag)
  const ready = read.get(name) ?? readFileSync(join(folder, `locales-${name}.xml`), 'utf8')
  read.set(name, ready)
  return ready
}

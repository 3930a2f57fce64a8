import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { programRoot } from '../pipeline/program.ts'
import { heading, lockedPackages, notices } from './notices.ts'

interface Manifest { readonly dependencies: Record<string, string>; readonly devDependencies: Record<string, string> }
const manifest = JSON.parse(readFileSync(join(programRoot, 'package.json'), 'utf8')) as Manifest

test('dependencies found at run time by name are really named', () => {
  const fonts = readFileSync(join(programRoot, 'styles', 'fonts.yaml'), 'utf8')
  for (const name of Object.keys(manifest.dependencies).filter((each) => each.startsWith('@expo-google-fonts/'))) expect(fonts).toContain(`"${name}"`)
  const named: readonly (readonly [string, string])[] = [
    ['@sparticuz/chromium', 'pipeline/print/unpack.ts'], ['hyphen', 'pipeline/language/hyphenation.ts'], ['pagedjs', 'pipeline/print/press.ts'],
  ]
  for (const [name, file] of named) expect(readFileSync(join(programRoot, file), 'utf8')).toContain(name)
})

test('every dependency is pinned to one exact version', () => {
  for (const [name, range] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) expect(range, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u)
})

test('every dependency has its reason in pipeline/README.md', () => {
  const reasons = readFileSync(join(programRoot, 'pipeline', 'README.md'), 'utf8')
  for (const name of Object.keys(manifest.dependencies)) expect(reasons.includes(name.replace('@expo-google-fonts', '…')) || reasons.includes(name), name).toBe(true)
})

test('the lockfile is whole: every package has its exact version and the hash of what it holds', () => {
  const packages = lockedPackages()
  expect(packages.length).toBeGreaterThan(300)
  for (const [path, { version, integrity, link }] of packages) {
    expect(link, path).toBeUndefined()
    expect(version, path).toMatch(/^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/u)
    expect(integrity, path).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/u)
  }
  const root = (JSON.parse(readFileSync(join(programRoot, 'package-lock.json'), 'utf8')) as { packages: Record<string, Partial<Manifest>> }).packages['']
  expect({ ...root?.dependencies, ...root?.devDependencies }).toEqual({ ...manifest.dependencies, ...manifest.devDependencies })
})

test('NOTICE names every package that comes with the program, with its licence', () => {
  const file = join(programRoot, 'NOTICE')
  const [before = ''] = readFileSync(file, 'utf8').split(heading, 1)
  const whole = `${before}${notices()}`
  if (process.env['UPDATE_EXPECTED'] === '1') writeFileSync(file, whole)
  expect(readFileSync(file, 'utf8')).toBe(whole)
  // None without a licence, and none that asks for more than a notice but those that are accounted for above the list.
  expect(whole).not.toContain('Without a statement')
  const licences = [...notices().matchAll(/^(\S.*)$/gmu)].map(([line]) => line).filter((line) => line !== heading)
  expect(licences.filter((licence) => /GPL|SSPL|BUSL|proprietary|UNLICENSED|SEE LICENSE/iu.test(licence) && !/\bOR\b/u.test(licence))).toEqual([])
  console.log(`Licences: ${lockedPackages().filter(([, { dev }]) => !dev).length} packages under ${licences.length} licences, all in NOTICE`)
})

test('NOTICE names every font and every dictionary that comes with the program', () => {
  const notice = readFileSync(join(programRoot, 'NOTICE'), 'utf8')
  const fonts = readFileSync(join(programRoot, 'styles', 'fonts.yaml'), 'utf8')
  const families = new Set([...fonts.matchAll(/family: ([^,}\n]+)/gu)].map(([, family = '']) => family.trim().replaceAll('"', '')))
  expect(families.size).toBeGreaterThan(3)
  for (const family of families) expect(notice, family).toContain(family)
  for (const data of ['citeproc-locales', '@pinyin-pro/data', 'OpenCC', 'hyphen']) expect(notice, data).toContain(data)
})

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { transliterator } from '../../pipeline/language/transliteration.ts'
import { describedSchemas, parseScheme } from '../../pipeline/load/index.ts'
import { commandFault } from './command-lines.ts'
import { beside, chapters, commandsIn, wordsOf, type Example } from './examples.ts'

describe.each(chapters())('$name', ({ examples, inline }) => {
  test('every example is of a kind that is tried', () => {
    expect(examples.filter(({ language, file }) => !(language === 'sh' || file !== '')).map(({ place }) => place), 'behind the fence stands the file that it is an example of').toEqual([])
  })

  test('its commands are commands of the press, with options that they have', () => {
    const scripts = examples.flatMap((example) => scriptsOf(example).map((text) => ({ place: example.place, text })))
    const commands = scripts.flatMap(({ place, text }) => commandsIn(text).map((command) => ({ place, command })))
    const spoken = inline.filter(({ text }) => /^(?:npx )?sourcebook /u.test(text)).map(({ place, text }) => ({ place, command: text }))
    expect([...commands, ...spoken].flatMap(({ place, command }) => commandFault(wordsOf(command)).map((fault) => `${place}: ${command}: ${fault}`))).toEqual([])
  })

  test('policies that it names are keys', () => {
    const keys = new Set(Object.values(describedSchemas()).flatMap((schema) => schema.keys.map(({ path }) => path)))
    expect(inline.filter(({ text }) => /^policies\.[a-z_.]+$/u.test(text) && !keys.has(text)).map(({ place, text }) => `${place}: ${text}`)).toEqual([])
  })
})

/** The scripts in an example: those of shells, and those that a recipe for machines has among its keys. */
function scriptsOf({ language, file, text }: Example): string[] {
  if (language === 'sh') return [text]
  if (language === 'dockerfile') return [...text.matchAll(/^RUN (.*)$/gmu)].map(([, run]) => run ?? '').concat([...text.matchAll(/^CMD (.*)$/gmu)].map(([, run]) => (JSON.parse(run ?? '') as string[]).join(' ')))
  if (!beside.test(file) || !file.endsWith('.yml')) return []
  const found: string[] = []
  const look = (value: unknown, key = ''): void => {
    if (typeof value === 'string' && (key === 'run' || key === 'script')) found.push(value)
    else if (typeof value === 'object' && value !== null) for (const [name, each] of Object.entries(value)) look(each, Array.isArray(value) ? key : name)
  }
  look(parse(text))
  expect(found.length, file).toBeGreaterThan(0)
  return found
}

test('the scheme of the handbook makes its gold rows, and of the example what is written behind it', () => {
  const chapter = chapters().find(({ name }) => name === '17-a-scheme.md')!
  const [example] = chapter.examples.filter(({ language }) => language === 'rules')
  const scheme = parseScheme(example!.file.replace('.rules', ''), example!.text)
  const { transliterate } = transliterator(new Map([[scheme.id, scheme]]))
  expect(Object.keys(scheme.gold).map((word) => transliterate(scheme.id, word))).toEqual(Object.values(scheme.gold))
  const tried = chapter.examples.flatMap(({ text }) => [...text.matchAll(/translit bg-act2009 "([^"]+)" # (.+)$/gmu)])
  expect(tried.length).toBe(1)
  for (const [, word = '', result] of tried) expect(transliterate(scheme.id, word)).toBe(result)
})

test('the recipe of a container works as a user of its own, in a folder that is that user’s, and asks for nothing when it runs', () => {
  const recipe = chapters().flatMap(({ examples }) => examples).find(({ language }) => language === 'dockerfile')!.text.trim().split('\n').map((line) => /^(FROM|RUN|USER|WORKDIR|COPY|CMD) (.+)$/u.exec(line)?.slice(1) ?? [line])
  expect(recipe.map(([instruction]) => instruction)).toEqual(['FROM', 'RUN', 'USER', 'WORKDIR', 'COPY', 'RUN', 'COPY', 'CMD'])
  const [from, folder, user, place, , install, all, run] = recipe.map(([, rest]) => rest ?? '')
  expect(Number(/^node:(\d+)-slim$/u.exec(from!)?.[1])).toBeGreaterThanOrEqual(20)
  expect(folder).toBe(`install --directory --owner ${user} ${place}`)
  expect(install).toBe('npm ci')
  expect(all).toBe(`--chown=${user} . .`)
  expect(JSON.parse(run!)).toEqual(['npx', 'sourcebook', 'build'])
})

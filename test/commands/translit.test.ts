import { expect, test } from 'vitest'
import type { Terminal } from '../../pipeline/commands/terminal.ts'
import { listSchemesCommand, translitCommand } from '../../pipeline/commands/translit.ts'

function terminal(): Terminal & { readonly said: string[]; readonly complained: string[] } {
  const said: string[] = []
  const complained: string[] = []
  return { said, complained, out: (text) => void said.push(text), err: (text) => void complained.push(text), live: false, columns: 80, level: 'info' }
}

async function* lines(...texts: string[]): AsyncGenerator<string> {
  yield* texts
}

test('translit converts its words, or else the lines of its input', async () => {
  const screen = terminal()
  expect(await translitCommand('ru-alalc', ['Тянь-Шань', 'и', 'Цинхай'], () => lines('unread'), screen)).toBe(0)
  expect(await translitCommand('ug-uly', [], () => lines('غۇلجا', '', 'ئۈرۈمچى'), screen)).toBe(0)
  expect(screen.said).toEqual(['Ti͡anʹ-Shanʹ i T͡Sinkhaĭ\n', 'ghulja\n', '\n', 'ürümchi\n'])
})

test('an unknown scheme is a wrong command line and names the nearest', async () => {
  const screen = terminal()
  expect(await translitCommand('ru-bgm', ['а'], () => lines(), screen)).toBe(64)
  expect(screen.complained).toEqual(['There is no scheme “ru-bgm”. Did you mean “ru-bgn”?\nTry: sourcebook translit --list\n'])
  expect(screen.said).toEqual([])
})

test('--list shows id, tag and name of every scheme', () => {
  const screen = terminal()
  expect(listSchemesCommand(screen)).toBe(0)
  expect(screen.said.join('')).toMatch(/^ru-bgn +ru-Latn-t-ru-m0-bgn +Russian, BGN\/PCGN 1947$/mu)
})

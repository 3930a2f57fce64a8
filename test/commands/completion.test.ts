import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completion } from '../../pipeline/commands/completion/index.ts'
import { helpOf, helpText } from '../../pipeline/commands/help.ts'
import { shells } from '../../pipeline/commands/formats.ts'
import { commands, globalOptions, optionsOf } from '../../pipeline/commands/table.ts'
import { judge } from '../judges.ts'

const scripts = Object.fromEntries(shells.map((shell) => [shell, completion(shell, ['ru-alalc', 'ug-uly'])]))
const help = helpText()

/** A book folder with releases, a register, and things that would run if a shell took them for commands. */
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sourcebook-completion-'))
  for (const each of ['manuscript/releases/1.0.0', 'manuscript/releases/1.1.0-rc.1', 'manuscript/releases/$(touch ran)', 'a folder', 'sources']) mkdirSync(join(folder, each), { recursive: true })
  writeFileSync(join(folder, 'manuscript', 'releases.yaml'), '- version: 1.0.0\n  note: "version 9"\n- { version: "2.0.0", date: 2026-01-01 }\n- version: $(touch ran)\n')
  writeFileSync(join(folder, 'sources', 'names.yaml'), '- id: ghulja\n  type: place\n- id: $(touch ran)\n')
  writeFileSync(join(folder, 'a file.docx'), '')
  for (const shell of shells) writeFileSync(join(folder, `script.${shell}`), scripts[shell] ?? '')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A line as it is typed up to the key of completion, and what is offered for its last word, where nothing else is. */
const offers: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ['bui', ['build']],
  ['build --form', ['--format']],
  ['build --format ', ['all', 'epub', 'pdf']],
  ['check --format g', ['github']],
  ['check --log-level d', ['debug']],
  ['--log-level w', ['warning']],
  ['verify 1', ['1.0.0', '1.1.0-rc.1']],
  ['release ', ['1.0.0', '2.0.0']],
  ['diff 1.0.0 dr', ['draft']],
  ['diff --format redline 1.0.0 dr', ['draft']],
  ['names gh', ['ghulja']],
  ['translit ug-ul', ['ug-uly']],
  ['completion ', ['bash', 'fish', 'zsh']],
]

describe('the table of commands', () => {
  test.each(commands.map((command) => [command.name, command] as const))('%s: help and scripts say every option and value of it', (name, command) => {
    const own = helpOf(command)
    for (const { name: option, values = [] } of [...optionsOf(command), ...globalOptions]) {
      expect(own).toContain(`--${option}`)
      expect(help).toContain(`--${option}`)
      for (const shell of shells) for (const word of [name, option, ...values]) expect(scripts[shell]).toContain(word)
    }
    for (const { written } of command.usages) expect(help).toContain(`sourcebook ${written}`)
  })

  test.each([66, 126])('no line of the help is wider than %d columns', (width) => {
    for (const line of helpText(width).split('\n')) expect(line.length, line).toBeLessThanOrEqual(width)
    expect(help).not.toMatch(/undefined|\[object/u)
  })
})

describe('bash', () => {
  test('offers commands, options, values, versions and names', () => {
    const cases = offers.map(([line]) => {
      const words = line.split(' ')
      return `COMP_WORDS=(sourcebook ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _sourcebook 2>&1; echo "$(printf '%s\\n' "\${COMPREPLY[@]}" | LC_ALL=C sort | tr '\\n' ' ')"`
    })
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', `source ./script.bash; ${cases.join('; ')}; ls`], { cwd: folder, encoding: 'utf8' })
    const lines = stdout.split('\n')
    expect(stderr).toBe('')
    for (const [index, [line, offered]] of offers.entries()) expect(`${line}→ ${lines[index]?.trim()}`).toBe(`${line}→ ${offered.join(' ')}`)
    expect(lines.slice(offers.length), 'what a book is called is no command').not.toContain('ran')
  })

  const pty = judge('script')
  test.skipIf(!pty.available || process.platform !== 'linux')('at a prompt: the key completes words, folders with spaces and files, also behind =', () => {
    const keys = ['bui\t', 'check --format=gi\t', 'check a\t', 'import --into man\t a\\ fi\t', 'export --tei -o a\\ fi\t']
    // The line is printed by the shell itself, as it was when it was entered.
    const said = atPrompt('bash --norc --noprofile -i', [`source ./script.bash`, 'sourcebook() { printf "<"; printf "%s|" "$@"; printf ">\\n"; }', ...keys.map((each) => `sourcebook ${each}`)])
    expect(said).toEqual(['<build|>', '<check|--format=github|>', '<check|a folder/|>', '<import|--into|manuscript/|a file.docx|>', '<export|--tei|-o|a file.docx|>'])
  })
})

describe('zsh', () => {
  const shell = judge('zsh')
  const pty = judge('script')
  test.skipIf(!shell.available || !pty.available || process.platform !== 'linux')('at a prompt: the key completes commands, options, values, versions, names and folders', () => {
    const single = offers.filter(([line, offered]) => offered.length === 1 && !line.endsWith(' '))
    const said = atPrompt('zsh -f -i', ['autoload -Uz compinit; compinit -u -D', 'source ./script.zsh', 'sourcebook() { print -r -- "<$*>" }', ...single.map(([line]) => `sourcebook ${line}\t`), 'sourcebook check --format=gi\t', 'sourcebook build man\t'])
    expect(said).toEqual([...single.map(([line, [only]]) => `<${line.replace(/\S*$/u, '')}${only}>`), '<check --format=github>', '<build manuscript>'])
  })
})

describe('fish', () => {
  const shell = judge('fish')
  test.skipIf(!shell.available)('offers commands, options, values, versions and names', () => {
    const script = `source ./script.fish; ${offers.map(([line]) => `echo "> "(complete -C 'sourcebook ${line}' | string replace -r '\\t.*' '' | sort | string join ' ')`).join('; ')}`
    const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', script], { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
    expect(stderr).toBe('')
    // Where a folder may stand too, these come after.
    expect(stdout.trim().split('\n')).toEqual(offers.map(([, offered]) => `> ${offered.join(' ')}`))
  })
})

/** What a shell at a pseudo-terminal printed in <…> after it was given the lines. */
function atPrompt(shell: string, lines: readonly string[]): string[] {
  const { stdout } = spawnSync('script', ['-qec', shell, '/dev/null'], { cwd: folder, encoding: 'utf8', input: `${lines.join('\n')}\nexit\n`, env: { ...process.env, PS1: '$ ', HISTFILE: '/dev/null', TERM: 'xterm', LC_ALL: 'C.UTF-8' }, timeout: 20_000 })
  return stdout.replace(/\u001B\[[?\d;]*[a-zA-Z]/gu, '').split(/[\r\n]+/u).filter((line) => /^<.*>$/u.test(line))
}

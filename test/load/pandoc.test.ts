import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { judge } from '../judges.ts'
import { cases } from './citation-cases.ts'

const pandoc = judge('pandoc')

/** A style that prints what Pandoc read of a locator: ⟦label⟧value⟧. The title of a work is its key. */
const style = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>judge</title><id>judge</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout delimiter=" ;; "><group><text variable="title"/><choose><if variable="locator"><group><text value="⟦"/><label variable="locator" plural="never"/><text value="⟧"/><text variable="locator"/><text value="⟧"/></group></if></choose></group></layout></citation>
</style>`

interface Node {
  readonly t: string
  readonly c?: unknown
}

interface Cited {
  readonly citationId: string
  readonly citationMode: Node
}

/** What Pandoc reads of each input, written as `citations` in parse.ts writes it. */
function verdicts(inputs: readonly string[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'pandoc-'))
  try {
    const keys = new Set(inputs.flatMap((input) => [...input.matchAll(/@\{([^}]+)\}|@([\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{M}\p{N}_]))*)/gu)].map((match) => match[1] ?? match[2] ?? '')))
    writeFileSync(join(folder, 'judge.csl'), style)
    writeFileSync(join(folder, 'works.json'), JSON.stringify([...keys].map((id) => ({ id, type: 'book', title: `⟪${id}⟫` }))))
    writeFileSync(join(folder, 'inputs.md'), inputs.map((input, index) => `# case ${index}\n\n${input}\n`).join('\n'))
    pandoc.run(['-f', 'markdown-smart', '-t', 'json', '--citeproc', '--csl', join(folder, 'judge.csl'), '--bibliography', join(folder, 'works.json'), join(folder, 'inputs.md'), '-o', join(folder, 'read.json')])
    const { blocks } = JSON.parse(readFileSync(join(folder, 'read.json'), 'utf8')) as { blocks: Node[] }
    const found: string[][] = []
    for (const block of blocks) {
      if (block.t === 'Header') found.push([])
      else collect(block, found.at(-1) ?? [])
    }
    return found
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The outermost citations of a tree, notes included. */
function collect(value: unknown, into: string[]): void {
  if (typeof value !== 'object' || value === null) return
  const node = value as Node
  if (node.t === 'Cite') into.push(read(node.c as [Cited[], Node[]]))
  else Object.values(value).forEach((each) => collect(each, into))
}

function read([works, printed]: [Cited[], Node[]]): string {
  const parts = plain(printed).split(' ;; ')
  const shown = works.map(({ citationId, citationMode }, index) => {
    const match = /^(.*?)⟪[^⟫]*⟫(?:⟦([^⟧]*)⟧([^⟧]*)⟧)?(.*)$/su.exec(parts[index] ?? '')
    const [, before = '', label, value, after = ''] = match ?? []
    return [`${citationMode.t === 'SuppressAuthor' ? '-' : ''}${citationId}`, before.trim(), value === undefined || value.trim() === '' ? '' : `${label ?? ''} ${value.trim()}`, after.replace(/^\s*,\s*/u, '').trim()].join('|')
  })
  return `${works[0]?.citationMode.t === 'AuthorInText' ? 'text' : 'bracketed'}: ${shown.join('; ')}`
}

function plain(nodes: readonly Node[]): string {
  return nodes.map((node) => {
    if (typeof node.c === 'string') return node.c
    if (node.t === 'Space' || node.t === 'SoftBreak') return ' '
    if (!Array.isArray(node.c)) return ''
    return plain(node.c.flatMap((each: unknown) => (Array.isArray(each) ? each : [each])).filter((each): each is Node => typeof each === 'object' && each !== null && 't' in each))
  }).join('')
}

/** Pandoc prints every range of pages with an en dash, and emphasis without its marks. */
const folded = (read: readonly string[]): string[] => read.map((each) => each.replace(/[-–]+/gu, '-').replace(/<\/?[ib]>/gu, ''))

describe.skipIf(!pandoc.available)('citations as Pandoc reads them', () => {
  const version = pandoc.available ? pandoc.run(['--version']).output : ''
  const found = pandoc.available ? verdicts(cases.map(([input]) => input)) : []

  test('at least 60 inputs are read alike', () => {
    expect(cases.filter(([, , difference]) => difference === undefined).length).toBeGreaterThanOrEqual(60)
    expect(found).toHaveLength(cases.length)
  })

  test.each(cases.flatMap(([input, expected, difference], index) => (difference === undefined ? [{ input, expected, index }] : [])))('$input', ({ expected, index }) => {
    expect(folded(found[index]!)).toEqual(folded(expected))
  })

  // A difference that has gone is none any more. Later versions of Pandoc read more than Debian’s 2.17.
  test.skipIf(!/^pandoc 2\.17/u.test(version))('every difference is one, and has its reason', () => {
    const gone = cases.filter(([, expected, difference], index) => difference !== undefined && folded(found[index]!).join() === folded(expected).join())
    expect(gone.map(([input]) => input)).toEqual([])
  })
})

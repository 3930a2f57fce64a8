import type { FootnoteDefinition, FootnoteReference } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../pipeline/load/markdown.ts'
import { parserFor, processorFor } from '../../pipeline/load/syntax.ts'
import { nodes, parse } from './parse.ts'

describe('words with a colon stay prose', () => {
  test.each(['At 12:30 the mail left.', 'Ürümqi:capital of the province', 'the word :word alone', 'a:b:c', '新疆:烏魯木齊', ':)', 'see :a-b, and ::c too'])('%s', (text) => {
    expect(nodes(text, 'textDirective')).toEqual([])
    expect(toString(parse(text))).toBe(text)
    expect(nodes(text, 'text')).toHaveLength(1)
  })

  test('a label or attributes make it a directive', () => {
    expect(nodes('at :page{to=a}, :lang[b]{tag=ru}, :x[] and :y{}', 'textDirective').map((node) => 'name' in node && node.name)).toEqual(['page', 'lang', 'x', 'y'])
  })
})

test('notes keep the spelling of their ids', () => {
  const text = 'Text.[^N-1]\n\n[^N-1]: Note.'
  expect((nodes(text, 'footnoteReference')[0] as FootnoteReference).identifier).toBe('N-1')
  expect((nodes(text, 'footnoteDefinition')[0] as FootnoteDefinition).identifier).toBe('N-1')
})

describe('hostile input is refused or parsed in time', () => {
  const inputs: readonly (readonly [string, string, 'refused' | 'parsed'])[] = [
    ['quotations', '>'.repeat(2000), 'refused'],
    ['quotations with spaces', '> '.repeat(101), 'refused'],
    ['lists', `${'- '.repeat(1000)}a`, 'refused'],
    ['numbered lists', `${'1. '.repeat(200)}a`, 'refused'],
    ['lists by indentation', Array.from({ length: 150 }, (_, index) => `${'  '.repeat(index)}- a`).join('\n'), 'refused'],
    ['images', '!['.repeat(5000), 'refused'],
    ['brackets', `${'[a '.repeat(101)}`, 'refused'],
    ['a table', `|${'a|'.repeat(1000)}\n|${'-|'.repeat(1000)}\n${'|\n'.repeat(1000)}`, 'refused'],
    ['directives', Array.from({ length: 101 }, (_, index) => `${':'.repeat(200 - index)}seg{#s}`).join('\n'), 'refused'],
    ['emphasis', '*a _b '.repeat(1001), 'refused'],
    ['emphasis in one paragraph', '*a_ '.repeat(999), 'parsed'],
    ['emphasis in a table', `| a |\n|---|\n${'| *a* |\n'.repeat(1500)}`, 'parsed'],
    ['citations', '[@a; '.repeat(50), 'parsed'],
    ['closed brackets', '[a] '.repeat(3000), 'parsed'],
    ['at signs', '@ @- '.repeat(3000), 'parsed'],
    ['backticks', Array.from({ length: 140 }, (_, index) => '`'.repeat(index + 1)).join(' '), 'parsed'],
    ['unclosed comment', `<!-- ${'a '.repeat(10000)}`, 'parsed'],
    ['deep but allowed', `${'> '.repeat(90)}a`, 'parsed'],
    ['a long text', 'Words and words, and a few more words.\n\n'.repeat(4000), 'parsed'],
  ]
  test.each(inputs)('%s', (_name, text, outcome) => {
    const start = performance.now()
    const { value, messages } = parseMarkdown(text, ({ line, column }) => ({ file: 'test.md', line, column }))
    expect(performance.now() - start).toBeLessThan(5000)
    expect(value === undefined ? 'refused' : 'parsed').toBe(outcome)
    expect(messages.map((message) => message.ruleId)).toEqual(outcome === 'refused' ? ['file-size-limited'] : [])
  })
})

test.each([
  'Plain words, *no* address at all.', 'See www.example.org or http://example.org.', 'www\\.example.org and user\\@example.org', 'Mail user@example.org today.', 'user&#64;example.org, w&#119;w.example.org',
  '[@forbes1986, p. 3] and @benson1990. Then a.b@c.d', '| a | b |\n|---|---|\n| c | d |', 'a\n:-\nb', 'a\n-:\nb', 'HTTPS://EXAMPLE.ORG\n\nWWW.EXAMPLE.ORG', '> www.example\n> .org', 'mailto:a@b.c xmpp:a@b.c/d',
  'a_b-c+d@e-f.g', '~~struck~~ and - [x] done\n\n- [x] done', '-@wang1995.', ':lang[www.example.org]{tag=en}', '*www*.example.org', 'a@\nb.c', 'ünï@example.org 盛@example.org',
])('a text is read without the syntax that it cannot hold as with all of it: %j', (text) => {
  expect(parserFor(text).parse(text)).toEqual(processorFor().parse(text))
})

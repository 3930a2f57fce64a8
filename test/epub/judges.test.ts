import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pack } from '../../pipeline/epub/index.ts'
import { judge } from '../judges.ts'
import { handBook, handPages } from './book.ts'

const folder = mkdtempSync(join(tmpdir(), 'sourcebook-epub-'))
const book = join(folder, 'book.epub')
const epubcheck = judge('epubcheck')
const ace = judge('ace')

beforeAll(async () => {
  const { epub } = await pack(handBook('real'), { pageMap: handPages })
  writeFileSync(book, epub)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.skipIf(!epubcheck.available)('EPUBCheck finds nothing but its own ignorance of pageBreakSource', () => {
  const { output } = epubcheck.run([book])
  const findings = output.split('\n').filter((line) => /^(?:FATAL|ERROR|WARNING|INFO|USAGE)/u.test(line))
  expect(output).toContain('EPUBCheck completed')
  expect(findings.filter((line) => !/OPF-027.*"pageBreakSource"/u.test(line))).toEqual([])
  expect(findings.length).toBeLessThanOrEqual(1)
})

test('epubcheck-ts finds neither errors nor warnings', () => {
  const bin = join(import.meta.dirname, '../../node_modules/@likecoin/epubcheck-ts/bin/epubcheck.js')
  const { status, stdout } = spawnSync(process.execPath, [bin, '--fail-on-warnings', book], { encoding: 'utf8' })
  expect(stdout).toMatch(/Errors:\s+0\s+Warnings:\s+0/u)
  expect(status).toBe(0)
})

test.skipIf(!ace.available)('Ace finds no violation', () => {
  const out = join(folder, 'ace')
  ace.run(['-f', '-s', '-o', out, book])
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as AceReport
  const findings = report.assertions.flatMap((page) => page.assertions.map((finding) => `${page['earl:testSubject'].url}: ${finding['earl:test']['dct:title']}: ${finding['earl:result']['dct:description']}`))
  expect(findings).toEqual([])
  expect(report['earl:result']['earl:outcome']).toBe('pass')
})

/** As much of Ace's report as is read here. */
interface AceReport {
  readonly 'earl:result': { readonly 'earl:outcome': string }
  readonly assertions: readonly {
    readonly 'earl:testSubject': { readonly url: string }
    readonly assertions: readonly { readonly 'earl:test': { readonly 'dct:title': string }; readonly 'earl:result': { readonly 'dct:description': string } }[]
  }[]
}

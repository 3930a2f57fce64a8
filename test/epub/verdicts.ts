import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import type { Judge } from '../judges.ts'

/** What EPUBCheck says of a book, a line each, but for the one thing it does not know: `pageBreakSource` (once). */
export function epubcheckFindings(judge: Judge, book: string): string[] {
  const { output } = judge.run([book], 300)
  if (!output.includes('EPUBCheck completed')) return [`EPUBCheck did not complete: ${output.slice(0, 500)}`]
  const findings = output.split('\n').filter((line) => /^(?:FATAL|ERROR|WARNING|INFO|USAGE)/u.test(line)).map((line) => line.slice(0, 300))
  const known = findings.findIndex((line) => /OPF-027.*"pageBreakSource"/u.test(line))
  return known === -1 ? findings : findings.toSpliced(known, 1)
}

/** Of indexes the port counts the lists of all groups and sub-entries as one, and takes a landmark for an index; EPUBCheck does not, and lint-indexes.ts holds the rule itself. */
const miscounted = 'An "index" must contain one and only one "index-entry-list" descendant element.'

/** What the port of EPUBCheck says, errors and warnings alike. It is a devDependency, so it is always there. */
export async function epubcheckTsFindings(epub: Uint8Array): Promise<string[]> {
  const { messages } = await EpubCheck.validate(epub)
  return messages.filter(({ severity, message }) => ['fatal', 'error', 'warning'].includes(severity) && message !== miscounted).map(({ id, message, location }) => `${id} ${location?.path ?? ''}: ${message}`)
}

/**
 * What the Nu Html Checker says of every page, a line each. It knows HTML alone: what EPUB adds to it is taken out beforehand, and
 * `aria-labelledby`, which its schema of SVG lacks and ARIA has. Pages that are a picture or a few lines of imprint have no heading.
 */
export function vnuFindings(judge: Judge, epub: Uint8Array, folder: string): string[] {
  mkdirSync(folder, { recursive: true })
  const pages = Object.entries(unzipSync(epub)).filter(([name]) => name.endsWith('.xhtml')).map(([name, bytes]) => {
    const file = join(folder, name.replace(/^.*\//u, ''))
    writeFileSync(file, strFromU8(bytes).replace(/ (?:xmlns:epub|epub:[a-z]+|aria-labelledby)="[^"]*"/gu, ''))
    return file
  })
  const { status, output } = judge.run(['--exit-zero-always', ...pages], 300)
  if (status !== 0) return [`vnu did not complete: ${output.slice(0, 500)}`]
  return output.split('\n').filter((line) => line.startsWith('"file:') && !/should omit the default script|Section lacks heading/u.test(line)).map((line) => line.replace(/^"file:[^"]*\//u, '').slice(0, 300))
}

/** What Ace says; its report is left in `out`. */
export function aceFindings(judge: Judge, book: string, out: string): string[] {
  const { output } = judge.run(['-f', '-s', '-o', out, book], 600)
  let report: AceReport
  try {
    report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as AceReport
  } catch {
    return [`Ace wrote no report: ${output.slice(0, 500)}`]
  }
  const findings = report.assertions.flatMap((page) => page.assertions.map((finding) => `${page['earl:testSubject'].url}: ${finding['earl:test']['dct:title']}: ${finding['earl:result']['dct:description']}`))
  return findings.length === 0 && report['earl:result']['earl:outcome'] !== 'pass' ? ['Ace fails the book without a finding.'] : findings
}

/** As much of Ace's report as is read here. */
interface AceReport {
  readonly 'earl:result': { readonly 'earl:outcome': string }
  readonly assertions: readonly {
    readonly 'earl:testSubject': { readonly url: string }
    readonly assertions: readonly { readonly 'earl:test': { readonly 'dct:title': string }; readonly 'earl:result': { readonly 'dct:description': string } }[]
  }[]
}

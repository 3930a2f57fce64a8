import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test, vi } from 'vitest'
import { crossrefDeposit } from '../../pipeline/epub/crossref.ts'
import type { EditionMetadata } from '../../pipeline/model/edition.ts'
import { handBook } from '../epub/book.ts'
import { judge, judgesFile } from '../judges.ts'

const xmllint = judge('xmllint')
const crossrefSchemas = judgesFile('node_modules/@pubpub/deposit-utils/dist/esm/crossref/cache/xsd')

/** What Crossref’s own schema finds, a list for each deposit. It imports the schema of MathML by its address, which is led to the copy beside it. */
function faultsOfDeposits(deposits: readonly string[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'crossref-'))
  try {
    const files = deposits.map((_, index) => join(folder, `${index}.xml`))
    files.forEach((file, index) => writeFileSync(file, deposits[index] ?? ''))
    const catalog = join(folder, 'catalog.xml')
    writeFileSync(catalog, `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><rewriteURI uriStartString="http://www.w3.org/" rewritePrefix="${pathToFileURL(join(crossrefSchemas ?? '', 'www.w3.org')).href}/"/></catalog>`)
    vi.stubEnv('XML_CATALOG_FILES', pathToFileURL(catalog).href)
    const lines = xmllint.run(['--nonet', '--noout', '--schema', join(crossrefSchemas ?? '', 'data.crossref.org/schemas/crossref5.3.1.xsd'), ...files]).output.split('\n')
    return files.map((file) => (lines.includes(`${file} validates`) ? [] : [`${file} does not validate`, ...lines.filter((line) => line.startsWith(`${file}:`))]))
  } finally {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true, force: true })
  }
}

const metadata: EditionMetadata = {
  ...handBook().metadata, title: 'The Valley & <Its> Rivers', subtitle: 'With a Map', doi: '10.5555/tiny.1', isbn: { pdf: '978-3-16-148410-0', epub: '978-0-306-40615-7' }, place: 'Testford', release: { version: '1.1.0', note: 'New.' },
  deposit: { depositor: 'A Press', email: 'doi@press.example', resource: 'https://press.example/tiny' },
  contributors: [{ name: 'Ann Editor', fileAs: 'Editor, Ann', role: 'edt' }, { name: 'the Valley editors', fileAs: 'Valley editors, The', role: 'edt', kind: 'organisation' }, { name: 'Cy Binder', role: 'bkd' }],
  collection: { title: 'Small Valleys', kind: 'series', number: '4', issn: '1234-5679' },
}

/** Among them: a series; a set, with an author; no numbers, and nobody; names that the schema does not take as such, a language of three letters. */
const deposited: readonly EditionMetadata[] = [
  metadata,
  { ...metadata, contributors: [{ name: 'Ehmetjan 毛', role: 'aut' }, { name: 'Ann Lee', role: 'trl' }], collection: { title: 'Valleys', kind: 'set', number: '4' } },
  { ...metadata, isbn: {}, collection: undefined, contributors: [], place: 'X' },
  { ...metadata, languages: ['ota', 'ar'], collection: { title: 'Small Valleys', kind: 'series', number: 'the fourth of the second set of small valleys', issn: '1234-5679' }, contributors: [{ name: 'Group 47', role: 'edt' }, { name: 'A'.repeat(61), role: 'edt' }, { name: 'Who?', fileAs: 'Who?, 3', role: 'trl' }] },
]

// Here for its time: the schema, with those of JATS and MathML, takes seconds to read.
test.skipIf(!xmllint.available || crossrefSchemas === undefined)('Crossref: deposits are valid by its schema 5.3.1, which finds what is wrong', () => {
  const right = deposited.map((each) => crossrefDeposit(each) ?? '')
  const [first = ''] = right
  const wrong = [first.replaceAll('subtitle>', 'undertitle>').replace('<titles>', '<titles><undertitle/>'), first.replace('10.5555/tiny.1', 'tiny.1')]
  const faults = faultsOfDeposits([...right, ...wrong])
  expect(faults.slice(0, right.length)).toEqual(right.map(() => []))
  expect(faults.slice(right.length).map((each) => each.join())).toEqual([expect.stringContaining('undertitle'), expect.stringContaining('pattern')])
})

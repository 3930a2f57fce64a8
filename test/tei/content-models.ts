import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { judge, judgesFile } from '../judges.ts'

/**
 * TEI’s own grammar of tei_all as a DTD, which an XML editor of Debian brings; no newer one comes in a package. It is of September 2006,
 * and is asked for content models only: what stands in what, in which order, how often. Where TEI has changed one since, `since`
 * has that of today’s Guidelines. Attributes are judged by the tables of today’s tei_all.
 */
const grammar = judgesFile('xmlcopyeditor/usr/share/xmlcopyeditor/dtd/tei/p5/tei_all.dtd')
const xmllint = judge('xmllint')

export const hasContentModels = grammar !== undefined && xmllint.available

/** Elements whose content TEI P5 has changed since, and elements that it has got since. */
const since: Readonly<Record<string, string>> = {
  TEI: '(teiHeader,standOff*,text)',
  div: '((%model.divWrapper; | %model.global;)*,((((div | divGen),(%model.global;)*)+ | ((%macro.component;,(%model.global;)*)+,((div | divGen),(%model.global;)*)*)),((%model.divWrapper.bottom;),(%model.global;)*)*)?)',
  availability: '(licence | %model.pLike;)+',
  licence: '%macro.specialPara;',
  seriesStmt: '((%model.pLike;)+ | (title+,(editor | respStmt)*,(idno | biblScope)*))',
  abstract: '(%model.pLike; | list | listBibl)+',
  calendarDesc: '(calendar+)',
  calendar: '(%model.pLike;)+',
  standOff: '(listPerson | listPlace | listOrg | listBibl | list)+',
  listPlace: '(head*,(place | listPlace)+)',
  place: '(head*,(placeName | location | state | label | desc)*,(note | bibl | biblStruct | idno | ptr)*,(place | listPlace)*)',
  location: '(geo | label | desc | placeName | note)*',
  geo: '(#PCDATA)',
  listOrg: '(head*,(org | listOrg)+)',
  org: '(head*,(orgName | idno | placeName | place | state | label | desc)*,(note | bibl | ptr)*,person*)',
  state: '(state+ | (head*,p+,(note | bibl)*) | (label | desc | note | bibl)*)',
  ruby: '(rb,rt+)',
  rb: '%macro.phraseSeq;',
  rt: '%macro.phraseSeq;',
}

/** Classes of elements that have got members since. */
const members: Readonly<Record<string, string>> = { 'model.phrase': 'ruby', 'model.personPart': 'idno', 'model.profileDescPart': 'abstract | calendarDesc' }

function grammarOfToday(): string {
  let dtd = readFileSync(grammar ?? '', 'utf8')
  for (const [entity, added] of Object.entries(members)) {
    const declared = new RegExp(`(<!ENTITY % ${entity.replace('.', '\\.')} ")([^"]*)`, 'u')
    if (!declared.test(dtd)) throw new Error(`The grammar has no class ${entity}.`)
    dtd = dtd.replace(declared, `$1$2 | ${added}`)
  }
  for (const [name, content] of Object.entries(since)) {
    const declared = new RegExp(`<!ELEMENT ${name}\\s[^>]*>`, 'u')
    dtd = declared.test(dtd) ? dtd.replace(declared, () => `<!ELEMENT ${name} ${content}>`) : `${dtd}\n<!ELEMENT ${name} ${content}>`
  }
  return dtd
}

/** What is wrong with the order and the number of elements, as xmllint says it, a line each; empty: nothing. */
export function faultsOfContent(xml: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'tei-'))
  try {
    writeFileSync(join(folder, 'tei.dtd'), grammarOfToday())
    writeFileSync(join(folder, 'book.xml'), xml)
    const { output } = xmllint.run(['--nonet', '--noout', '--dtdvalid', join(folder, 'tei.dtd'), join(folder, 'book.xml')])
    return output.split('\n').filter((line) => /:\d+: /u.test(line) && !/No declaration for attribute|does not carry attribute/u.test(line)).map((line) => line.replace(/^.*?:(?=\d+:)/u, ''))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

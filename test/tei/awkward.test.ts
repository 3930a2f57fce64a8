import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { prepare } from '../../pipeline/build.ts'
import { programRoot } from '../../pipeline/program.ts'
import { exportTei } from '../../pipeline/tei/index.ts'
import { reading } from '../import/reading.ts'
import { faultsOfContent, hasContentModels } from './content-models.ts'

// The tiny book, with all that Markdown can nest and works and names of every sort.
const folder = mkdtempSync(join(tmpdir(), 'awkward-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
cpSync(join(programRoot, 'test/fixtures/tiny'), folder, { recursive: true })
appendFileSync(join(folder, 'manuscript/02-the-rising.md'), `
### Nested

> Words, then a rule:
>
> ***
>
> - an item
>
> > A quotation in it.

- **Bold**

  | a | b |
  |---|---|
  | 1 |   |

- [x] done
- > quoted

1. one

   para two

   \`\`\`
   code in a list
   \`\`\`

\`inline **code** here\` and ![alt](square.png) inline, a line\u0020\u0020
break, H~2~O and x^2^, <https://example.org/a?b=c&d=e>.[^h]

[^h]: A note.

    - a list in a note

    > a quotation in a note

    | t | u |
    |---|---|
    | 1 | 2 |

\`\`\`text
preformatted <tag> & text
\`\`\`

## Nothing but a heading

### And a rule

***
`)
appendFileSync(join(folder, 'sources/bibliography.yaml'), `
- { id: art1, type: article-journal, author: [{ family: Li, given: Hua }, { literal: The Group }], editor: [{ family: Ed, given: Itor }], issued: { date-parts: [[2001, 3]] }, title: An <i>article</i>, container-title: A Journal, volume: "3", issue: "2", page: 1-20, DOI: 10.5555/abc, URL: "https://example.org/x", note: A note., language: en }
- { id: chap1, type: chapter, author: [{ family: Li, given: Hua }], editor: [{ family: Ed, given: Itor }], issued: { literal: no date }, title: A chapter, container-title: A Volume, publisher: P, edition: "2", ISBN: 978-3-16-148410-0, language: en }
- { id: book2, type: book, editor: [{ family: Ed, given: Itor }], issued: { date-parts: [[1999]] }, title: Edited, publisher: P, edition: "2", note: n, language: en }
`)
const names = join(folder, 'sources/names.yaml')
writeFileSync(names, readFileSync(names, 'utf8')
  .replace('  dates: { birth: "1914"', '  identifiers: { wikidata: Q1, viaf: "12" }\n  dates: { birth: "1914"')
  .replace('  coordinates:', '  dates: { from: "1762", to: "about 1900" }\n  identifiers: { wikidata: Q2 }\n  note: A town.\n  coordinates:'))

const { book, edition } = await prepare(folder)
const { xml } = exportTei(edition!, book!)

test.skipIf(!hasContentModels)('a book of everything that can be nested has its elements in the order of TEI', () => {
  expect(xml).toContain('<state from="1762"><label>1762–about 1900</label></state>')
  expect(xml).toContain('<item><p><hi rend="bold">Bold</hi></p><table>')
  expect(faultsOfContent(xml)).toEqual([])
})

test('a date comes back with its calendar', async () => {
  const { gathered } = await reading('book.xml', xml)
  expect(gathered.documents.find(({ id }) => id === 'chinese-notice')!.fields['dates']).toEqual([{ role: 'creation', written: '民國三十三年十一月七日', calendar: 'chinese-republic', when: '1944-11-07', certainty: 'high' }])
})

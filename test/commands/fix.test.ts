import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fixNames } from '../../pipeline/commands/fix.ts'
import { applyEdits, unifiedDiff } from '../../pipeline/commands/unified-diff.ts'
import { plant } from './planting.ts'
import { expectRestored } from './restored.ts'

const tiny = join(import.meta.dirname, '../fixtures/tiny')

const more = `- id: xinjiang
  type: place
  preferred: Xinjiang
  variants: [{ text: Sinkiang, lang: en }, { text: Hsin-chiang, lang: en }, { text: Синьцзян, lang: ru }]
- id: urumchi
  type: place
  preferred: Ürümchi
  variants: [{ text: Urumchi, lang: en }, { text: Tihwa, lang: en }]
- id: osman
  type: person
  preferred: Osman Batur
  variants: [{ text: Ospan Batyr, lang: en }, { text: Usman Bator, lang: en }, { text: Osman-batur, lang: ru }, { text: Ospan, lang: en }]
- id: dynast
  type: person
  preferred: Torghut prince
  variants: [{ text: Dynastes, lang: en }]
- id: chiang
  type: person
  preferred: Chiang Kai-shek
  variants: [{ text: Jiang Jieshi, lang: en }, { text: Chiang Kai Shek, lang: en }]
`

/** Mends a copy of the tiny book in which `from` is `to`; gives the file and what was left. */
async function mended(file: string, from: string, to: string): Promise<{ line: string; left: (string | undefined)[] }> {
  const root = mkdtempSync(join(tmpdir(), 'sourcebook-fix-'))
  try {
    cpSync(tiny, root, { recursive: true })
    writeFileSync(join(root, 'sources/names.yaml'), readFileSync(join(root, 'sources/names.yaml'), 'utf8') + more)
    writeFileSync(join(root, file), readFileSync(join(root, file), 'utf8').replace(from, to))
    const { left } = await fixNames(root, false)
    const text = readFileSync(join(root, file), 'utf8')
    const start = text.indexOf('«')
    return { line: text.slice(start + 1, text.indexOf('»', start)), left: left.map((message) => message.note) }
  } finally {
    rmSync(root, { recursive: true })
  }
}

test.each([1, 20_26])('200 variants planted in the tiny book are found and mended, byte for byte (seed %i)', async (seed) => {
  const planted = await plant(tiny, 200, seed, more)
  try {
    await expectRestored(planted)
  } finally {
    rmSync(planted.root, { recursive: true })
  }
})

test('a file keeps its permissions, and nothing is left beside it', async () => {
  const planted = await plant(tiny, 20, 3, more)
  try {
    const file = join(planted.root, [...planted.clean.keys()][0] ?? '')
    chmodSync(file, 0o640)
    await fixNames(planted.root, false)
    expect(statSync(file).mode & 0o777).toBe(0o640)
    expect(readdirSync(planted.root, { recursive: true }).filter((name) => String(name).includes('.fix-'))).toEqual([])
  } finally {
    rmSync(planted.root, { recursive: true })
  }
})

// The guillemets stand in paragraphs of their own: they exempt nothing.
test.each([
  ['a plural', 'The Sinkiangs of old', 'The Xinjiangs of old', 0],
  ['capitals', 'SINKIANG’S', 'XINJIANG’S', 0],
  ['a line end in a name that becomes one word', 'Hsin-\nchiang is', 'Xinjiang is', 0],
  ['a line end in a name that becomes two', 'Osman-\nbatur is', 'Osman\nBatur is', 0],
  ['a variant that an entity hides', 'Sin&#107;iang', 'Sin&#107;iang', 1],
  ['a preferred form that would make another variant', 'Ospan Batyr and Chiang Jieshi', 'Osman Batur and Chiang Jieshi', 0],
  ['a name that is written further', 'General Ospan, Ospan Batur', 'General Osman Batur, Ospan Batur', 1],
  ['accents that are not the variant’s', 'Sínkiang', 'Sínkiang', 1],
  ['a possessive without s', 'Dynastes’ sons', 'Dynastes’ sons', 1],
  ['names that are marked as one, and as none', ':name[Sinkiang’s *end*]{id=xinjiang}, :name[Sinkiang]{id=none}, :name[Sin]{id=xinjiang}kiang', ':name[Xinjiang’s *end*]{id=xinjiang}, :name[Sinkiang]{id=none}, :name[Sin]{id=xinjiang}kiang', 0],
  ['quotations', '“Sinkiang” and ‘Tihwa’s’', '“Sinkiang” and ‘Tihwa’s’', 0],
])('%s', async (_name, from, to, left) => {
  const result = await mended('manuscript/preface.md', '*The editors*', `«\n\n${from}\n\n»`)
  expect(result.line.trim()).toBe(to)
  expect(result.left).toHaveLength(left)
})

test('a diff holds three lines around a change, and says where a file has no last line end', () => {
  const text = `${Array.from({ length: 20 }, (_, index) => `line ${index + 1}`).join('\n')}\nSinkiang`
  const edit = (word: string, replacement: string): { start: number; end: number; text: string } => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length, text: replacement })
  const edits = [edit('line 2', 'LINE\n2'), edit('line 5\nline 6', 'line 5 6'), edit('Sinkiang', 'Xinjiang')]
  expect(applyEdits(text, edits)).toContain('LINE\n2')
  expect(unifiedDiff('a.md', text, edits)).toBe(`--- a/a.md
+++ b/a.md
@@ -1,9 +1,9 @@
 line 1
-line 2
+LINE
+2
 line 3
 line 4
-line 5
-line 6
+line 5 6
 line 7
 line 8
 line 9
@@ -18,4 +18,4 @@
 line 18
 line 19
 line 20
-Sinkiang
\\ No newline at end of file
+Xinjiang
\\ No newline at end of file
`)
})

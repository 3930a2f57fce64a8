import type { Asset } from '../../pipeline/model/book.ts'
import type { SectionInput } from './edition.ts'
import { words } from './words.ts'

const noteCall = (index: number): string => `<fn n="${index}"></fn>`
const sentences = (count: number, seed: number): string => Array.from({ length: count }, (_, index) => `${words(9 + ((index * 7) % 8), seed + index).replace(/\./gu, '')}.`).join(' ')
const paragraph = (count: number, seed: number): string => `<p>${words(count, seed)}</p>`
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))

/** A list of `depth` levels; every item holds words before the list below it, and after it. */
function deepList(depth: number, level = 1): string {
  const inner = level < depth ? deepList(depth, level + 1) : ''
  const tag = level % 2 === 0 ? 'ol' : 'ul'
  return `<${tag}>${times(2, (index) => `<li><p>${words(14, level * 10 + index)}</p>${index === 0 ? inner : ''}</li>`).join('')}</${tag}>`
}

const cell = (html: string): string => `<td><p>${html}</p></td>`
const row = (cells: readonly string[]): string => `<tr>${cells.map(cell).join('')}</tr>`
const table = (rows: readonly string[]): string => `<table><thead><tr><th>Year</th><th>What is told</th><th>Where</th></tr></thead><tbody>${rows.join('')}</tbody></table>`

const ARABIC = 'قامت في الشمال الغربي جمهورية تركستان الشرقية سنة 1944، وهي دولة قصيرة العمر، كما رواها أهل البلاد في رسائلهم. '

/** A picture as high as four pages are, without words. */
export const TALL_PICTURE: Asset = {
  file: 'tall.svg', mediaType: 'image/svg+xml', width: 400, height: 3000,
  bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="3000" viewBox="0 0 400 3000"><rect x="2" y="2" width="396" height="2996" fill="#ddd" stroke="#000" stroke-width="4"/></svg>'),
}

/** By name, a section that meets a known loss. */
export const cases: Readonly<Record<string, Omit<SectionInput, 'id'>>> = {
  'long-paragraph': { html: `${paragraph(30, 1)}<p>${sentences(400, 5)}</p>${paragraph(30, 2)}` },
  'long-note': {
    html: `${paragraph(150, 1)}<p>${words(40, 3)}${noteCall(0)} ${words(60, 4)}${noteCall(1)} ${words(80, 5)}</p>${times(6, (index) => paragraph(90, index + 20)).join('')}`,
    notes: [{ label: '1', html: times(5, (index) => paragraph(320, index + 40)).join('') }, { label: '2', html: paragraph(20, 60) }],
  },
  // The rest of it has pages of its own.
  'last-note': { html: `${paragraph(150, 1)}<p>${words(40, 3)}${noteCall(0)}</p>`, notes: [{ label: '1', html: times(4, (index) => paragraph(320, index + 40)).join('') }] },
  'table-notes': {
    html: `${paragraph(60, 1)}${table(times(60, (index) => row([String(1900 + index), words(12, index + 1) + (index % 6 === 0 ? noteCall(index / 6) : ''), words(4, index + 90)])))}${paragraph(60, 2)}`,
    notes: times(10, (index) => ({ label: String(index + 1), html: `<p>${words(30, 300 + index)}</p>` })),
  },
  'tall-row': { html: `${paragraph(60, 1)}${table([row(['1911', words(10, 2), words(4, 3)]), row([`1912${noteCall(0)}`, `${words(450, 4)}${noteCall(1)} ${words(450, 14)}`, `${words(300, 5)}${noteCall(2)}`]), row(['1913', words(10, 6), words(4, 7)])])}${paragraph(60, 8)}`, notes: times(3, (index) => ({ label: String(index + 1), html: paragraph(30, 300 + index) })) },
  'many-notes': {
    html: `${paragraph(60, 1)}<p>${times(60, (index) => `${words(3, 10 + index)}${noteCall(index)}`).join(' ')}</p>${paragraph(200, 2)}`,
    notes: times(60, (index) => ({ label: String(index + 1), html: `<p>${words(7 + (index % 3) * 9, 600 + index)}</p>` })),
  },
  'right-to-left': {
    lang: 'ar', dir: 'rtl', title: 'قصة الوادي',
    html: `<h1 class="title">${ARABIC.slice(0, 40)}</h1>${times(12, (index) => `<p>${ARABIC.repeat(3 + (index % 4))}${noteCall(index)} ${ARABIC}</p>`).join('')}<ol>${times(6, () => `<li><p>${ARABIC}</p></li>`).join('')}</ol>`,
    notes: times(12, (index) => ({ label: String(index + 1), html: `<p>${ARABIC.repeat(2)}</p>` })),
  },
  'deep-list': { html: `${paragraph(60, 1)}${times(4, () => deepList(8)).join('')}${paragraph(60, 2)}` },
  'tall-picture': { html: `${paragraph(60, 1)}<figure><img src="tall.svg" alt="A tall picture"><figcaption>${words(40, 9)}</figcaption></figure>${paragraph(200, 2)}` },
  'tall-drawing': { html: `${paragraph(60, 1)}<figure class="map"><svg viewBox="0 0 400 1600" role="img"><text x="20" y="40">North</text><text x="20" y="1580">South</text></svg><figcaption>${words(20, 9)}</figcaption></figure>${paragraph(200, 2)}` },
  'tall-segment': { kind: 'document', html: `${paragraph(60, 1)}<div class="parallel columns">${times(3, (index) => `<div class="segment"><div class="original" lang="ar" dir="rtl"><p>${ARABIC.repeat(index === 1 ? 40 : 2)}</p></div><p class="segment-number">${index + 1}</p><div class="translation"><p>${words(index === 1 ? 600 : 20, index + 5)}${noteCall(index)}</p><p>${words(index === 1 ? 300 : 20, index + 15)}</p></div></div>`).join('')}</div>${paragraph(60, 2)}`, notes: times(3, (index) => ({ label: String(index + 1), html: paragraph(30, 300 + index) })) },
  'tall-code': { html: `${paragraph(60, 1)}<figure><pre><code>${times(90, (index) => `line ${index + 1} of the listing`).join('\n')}</code></pre><figcaption>${words(20, 9)}</figcaption></figure>${paragraph(60, 2)}` },
  'long-entry': { kind: 'register', html: `<ul class="register"><li><p>${words(20, 1)}</p></li><li><p>${words(1200, 2)}</p></li><li><p>${words(20, 3)}</p></li></ul>` },
  'long-words': {
    html: `<p>${words(20, 1)} https://archive.example.org/collections/central-asia/telegrams/1944/november/consulate-ghulja/box-17/folder-03/telegram_to_the_foreign_office.pdf?version=2&amp;download=true#page=14 ${words(20, 2)}${noteCall(0)}</p><p>${words(6, 3)} ${'unbreakable'.repeat(30)} ${words(20, 4)}</p><pre><code>${'let everything = stand.on(one, line) && '.repeat(8)}\n    indented\n</code></pre><p>${words(9, 3)} <code>${'a_long_name_'.repeat(14)}</code> ${words(9, 7)}</p>`,
    notes: [{ label: '1', html: `<p>${words(8, 8)} https://archive.example.org/collections/central-asia/telegrams/1944/november/consulate-ghulja/box-17/folder-03/telegram_to_the_foreign_office.pdf</p>` }],
  },
}

/** Styles of a house that hide words, and push them over others. */
export const FAULTY_CSS = '.hidden { display: none; } .over { margin-top: -9pt; } .low { position: relative; top: 9in; } .one-line { white-space: nowrap; }'

/** By name, a section that cannot be set, the words of the diagnostic, and of its way out. */
export const faults: Readonly<Record<string, Omit<SectionInput, 'id'> & { readonly line: number; readonly reason: RegExp; readonly hint: RegExp }>> = {
  'wide-table': {
    html: `${paragraph(9, 1)}<table><tbody>${row(['1944', 'unbreakable'.repeat(9), 'Ghulja'])}</tbody></table>`,
    line: 3, reason: /the words “(?:unbreakable){7}.*” run beyond the text area \(page 1 /u, hint: /give a table fewer columns/u,
  },
  'wide-line': { html: `${paragraph(9, 1)}<p class="one-line">${words(40, 2)}</p>`, line: 2, reason: /the words “.*” run beyond the text area/u, hint: /where a line may end/u },
  'wide-picture': { html: `${paragraph(9, 1)}<figure><img src="tall.svg" alt="A tower" style="min-width: 9in"><figcaption>The tower.</figcaption></figure>`, line: 2, reason: /picture “A tower” is (?:wider|higher) than the text area/u, hint: /picture/u },
  'hidden-words': { html: `${paragraph(9, 1)}<p>Here <span class="hidden">so they say</span> it ends.</p>`, line: 2, reason: /the words “so they say” have no place on the page/u, hint: /styles of its own/u },
  'lines-on-lines': { html: `${paragraph(40, 1)}<p class="over">${words(40, 2)}</p>`, line: 2, reason: /the words “.*” stand on another line/u, hint: /styles of its own/u },
  'words-off-page': { html: `${paragraph(9, 1)}<p class="low">${words(9, 2)}</p>`, line: 2, reason: /the words “.*” stand outside their page/u, hint: /[Ss]plit/u },
}

import type { Words } from '../model/words.ts'
import { changesCss } from './changes-css.ts'
import type { ChangesRecord, NoteRecord, ParagraphRecord, SectionRecord } from './changes-schema.ts'
import type { TextEdit } from './words.ts'

/** How the page is written: in whose words, and what is known of the languages in it. */
export interface PageManner {
  readonly words: Words
  /** BCP 47, of the words. */
  readonly lang: string
  readonly directionOf: (tag: string) => 'ltr' | 'rtl'
  /** A text in the language `lang`, parted where its language is another. */
  readonly runsOf: (text: string, lang: string) => readonly { readonly tag: string | undefined; readonly text: string }[]
}

/** What differs between two editions as one page of HTML that needs nothing else: no script, no font, no network. */
export function changesPage(record: ChangesRecord, manner: PageManner): string {
  const { words, lang } = manner
  const own = record.sections.filter(({ generated }) => !generated)
  const made = record.sections.filter(({ generated }) => generated)
  const { old, new: now } = record
  const heading = fill(words.changesFromTo, escape(nameOf(old, words)), escape(nameOf(now, words)))
  const editions = [old, now].map((each) => `<li><b>${escape(nameOf(each, words))}</b> ${escape(each.date)}${each.pages === null ? `, ${escape(words.noPages)}` : ''}</li>`).join('')
  const listed = own.map((section) => `<li><a href="#s${record.sections.indexOf(section)}">${name(section)}</a><span class="counts">${summary(section, words)}</span></li>`).join('\n')
  return `<!DOCTYPE html>
<html lang="${escape(lang)}" dir="${manner.directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(now.title)}: ${heading}</title>
<style>
${changesCss(words)}</style>
</head>
<body>
<header>
<p class="book">${escape(now.title)}</p>
<h1>${heading}</h1>
<ul class="editions">${editions}</ul>
</header>
<main>
${own.length === 0 ? `<p>${escape(words.sameText)}</p>` : `<nav aria-label="${escape(words.contents)}"><ul>\n${listed}\n</ul></nav>`}
${own.map((section) => sectionHtml(section, record.sections.indexOf(section), manner)).join('\n')}
${made.length === 0 ? '' : `<details><summary>${escape(words.generatedParts)}</summary>\n${made.map((section) => sectionHtml(section, record.sections.indexOf(section), manner)).join('\n')}\n</details>`}
${concordance(record, words)}
</main>
</body>
</html>
`
}

function sectionHtml(section: SectionRecord, index: number, manner: PageManner): string {
  const { words } = manner
  const before = section.title && section.old ? `<p class="what">${fill(words.formerly, `<cite lang="${escape(section.lang)}">${escape(section.old.title)}</cite>`)}</p>` : ''
  const state = section.is === 'added' ? words.added : section.is === 'removed' ? words.removed : section.moved ? words.moved : ''
  const list = (items: readonly string[]): string => (items.length === 0 ? '' : `<ol>\n${items.join('\n')}\n</ol>`)
  const notes = list(section.notes.filter(isShown).map((note) => item(note, `${words.note} ${[note.old?.label, note.new?.label].filter((label) => label !== undefined).filter((label, at, all) => all.indexOf(label) === at).join(' → ')}, `, manner)))
  return `<section aria-labelledby="s${index}">
<h2 id="s${index}">${name(section)}${state === '' ? '' : ` <span class="state">${escape(state)}</span>`}</h2>
${before}<p class="counts">${summary(section, words)}</p>
${list(section.paragraphs.filter(isShown).map((paragraph) => item(paragraph, '', manner)))}
${notes === '' ? '' : `<h3>${escape(words.notes)}</h3>\n${notes}`}
</section>`
}

function item(change: ParagraphRecord | NoteRecord, before: string, manner: PageManner): string {
  const { words } = manner
  const { is, old, new: now, lang } = change
  const where = is === 'moved' ? sectionMoved(words.movedFrom, old?.section, now?.section) : is === 'moved-away' ? sectionMoved(words.movedTo, now?.section, old?.section) : ''
  const what = { added: words.added, removed: words.removed, reworded: words.reworded, moved: words.moved, 'moved-away': words.moved }[is]
  const pages = [...new Set([old?.pages && pagesHtml(old.pages, words), now?.pages && pagesHtml(now.pages, words)].filter((each) => each !== undefined))].join(' → ')
  const source = (now ?? old)?.source
  const place = source ? ` <code>${escape(`${source.file}:${source.line}`)}</code>` : ''
  const edits: readonly TextEdit[] = change.edits ?? [{ kind: is === 'added' ? 'inserted' : is === 'removed' ? 'deleted' : 'same', text: change.text ?? '' }]
  return `<li class="${is}"><p class="what">${escape(before)}<b>${escape(what)}</b>${where}${pages === '' ? '' : ` <span class="pages">${pages}</span>`}${place}</p>
<p class="text" lang="${escape(lang)}" dir="${manner.directionOf(lang)}">${edits.map((edit) => editHtml(edit, lang, manner)).join('')}</p></li>`
}

/** What was moved within its section is shown where it is now. */
function isShown({ is, old, new: now }: ParagraphRecord | NoteRecord): boolean {
  return is !== 'moved-away' || old?.section !== now?.section
}

function sectionMoved(word: string, section: string | undefined, own: string | undefined): string {
  return section === undefined || section === own ? '' : ` (${fill(word, `<code>${escape(section)}</code>`)})`
}

function pagesHtml([first, last]: readonly [string, string], words: Words): string {
  return fill(first === last ? words.page : words.pages, escape(first === last ? first : `${first}–${last}`))
}

/** A run in its element; inside it every stretch of another language in its own. */
function editHtml({ kind, text }: TextEdit, lang: string, { runsOf, directionOf }: PageManner): string {
  const runs = runsOf(text, lang).map((run) => (run.tag === undefined ? escape(run.text) : `<span lang="${escape(run.tag)}" dir="${directionOf(run.tag)}">${escape(run.text)}</span>`)).join('')
  return kind === 'same' ? runs : kind === 'inserted' ? `<ins>${runs}</ins>` : `<del>${runs}</del>`
}

/** “Paragraphs: added 2, reworded 1; Notes: added 1”. */
function summary({ counts }: SectionRecord, words: Words): string {
  const part = (label: string, { added, reworded, removed, moved }: SectionRecord['counts']['notes']): string[] => {
    const each = ([[words.added, added], [words.reworded, reworded], [words.removed, removed], [words.moved, moved]] as const).flatMap(([word, count]) => (count === 0 ? [] : [`${word} ${count}`]))
    return each.length === 0 ? [] : [`${label}: ${each.join(words.comma)}`]
  }
  return escape([...part(words.paragraphs, counts.paragraphs), ...part(words.notes, counts.notes)].join('; '))
}

function concordance({ pages, old, new: now }: ChangesRecord, words: Words): string {
  if (pages === null) return ''
  const [before, after] = [escape(nameOf(old, words)), escape(nameOf(now, words))]
  const rows = pages.map(({ old: page, first, last }) => `<tr><th scope="row">${escape(page)}</th>${first === null ? '<td>–</td><td>–</td>' : `<td>${escape(first)}</td><td>${escape(last ?? first)}</td>`}</tr>`)
  return `<section aria-labelledby="pages">
<h2 id="pages">${escape(words.pageConcordance)}</h2>
<div class="table" role="region" aria-labelledby="pages" tabindex="0"><table>
<thead><tr><th scope="col">${fill(words.pageIn, before)}</th><th scope="col">${fill(words.firstWordsOn, after)}</th><th scope="col">${fill(words.lastWordsOn, after)}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>
</section>`
}

function name({ old, new: now, lang }: SectionRecord): string {
  const { number, title } = (now ?? old)!
  return `${number === '' ? '' : `${escape(number)} `}<span lang="${escape(lang)}">${escape(title)}</span>`
}

function nameOf({ version }: ChangesRecord['old'], words: Words): string {
  return version ?? words.draft
}

/** Fills each place of a word in turn. The values are not read again: what they hold is theirs. */
function fill(word: string, ...values: readonly string[]): string {
  let at = 0
  return word.replace(/\{\}/gu, () => values[at++] ?? '')
}

/** Text as HTML: nothing in it is markup, and what no page may hold is shown as U+FFFD. */
function escape(text: string): string {
  return text.replace(/[\p{Cs}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/gu, '\uFFFD').replace(/[&<>"'\u202A-\u202E\u2066-\u2069]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)
}

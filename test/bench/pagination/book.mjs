// An annotated book of about N pages, made anew each time and always the same: chapters of some sixteen pages, two notes and half a
// page reference to a page, runs of Chinese, Arabic and Uyghur, documents of two columns, contents, a register, a bibliography.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generator, narrator } from './prose.mjs'

/** Words of running text that fill a page of the house's style beside two notes of the length below. */
const wordsPerPage = 268
const pagesPerChapter = 16
const runs = [['zh-Hant', '伊犁河谷發生事變'], ['zh-Hant', '新疆省政府'], ['ar', 'جمهورية تركستان الشرقية'], ['ug-Arab', 'ئۈچ ۋىلايەت ئىنقىلابى'], ['ug-Arab', 'غۇلجا شەھىرى']]
const works = ['forbes1986', 'benson1990', 'wang1995']

/** Writes the book into a folder that did not exist or was made by this function; returns its chapters’ files. */
export function writeBook(folder, pages) {
  const count = Math.max(1, Math.round((pages - 8) / pagesPerChapter))
  // Words lost to openings and ends of chapters are given to the other pages: the book is as long as was asked for.
  const words = Math.round(((pages - 6 - count * 1.1 - pages / 60) / count) * wordsPerPage)
  return write(folder, { title: `A Book of ${pages} Pages`, persons: Math.ceil(pages / 3), lengths: Array.from({ length: count }, () => words), wordsPerNote: wordsPerPage / 2 })
}

/** Writes a long manuscript: so many words in so many chapters, of which the longest is eight times the shortest, and so many notes. */
export function writeManuscript(folder, { words, chapters, notes }) {
  const weights = Array.from({ length: chapters }, (_, index) => 1 + ((index * 37) % 15) / 2)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return write(folder, { title: 'A Long Manuscript', persons: 1000, lengths: weights.map((weight) => Math.round((words * weight) / sum)), wordsPerNote: words / notes })
}

function write(folder, { title, persons, lengths, wordsPerNote }) {
  rmSync(folder, { recursive: true, force: true })
  const put = (path, text) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const chapters = lengths.map((words, index) => ({ id: `chapter-${index + 1}`, file: `${String(index + 1).padStart(3, '0')}-chapter-${index + 1}.md`, words }))
  chapters.forEach(({ file, words }, index) => put(join('manuscript', file), chapterText(index, chapters.length, words, wordsPerNote)))
  put('manuscript/book.yaml', configuration(title, chapters))
  put('sources/names.yaml', register(persons))
  put('sources/bibliography.yaml', bibliography)
  return chapters.map(({ file }) => join(folder, 'manuscript', file))
}

const officers = ['delegate', 'consul', 'governor', 'general', 'minister', 'secretary', 'merchant', 'colonel', 'envoy', 'herald', 'prefect', 'deputy']

/** Changes the second word of the third paragraph of a chapter into another one: each `edit` makes a text that was not there before. */
export function changeOneWord(file, edit = 0) {
  const paragraphs = readFileSync(file, 'utf8').split('\n\n')
  paragraphs[3] = paragraphs[3].replace(/^(\S+) (\S+)/u, (_, first, second) => `${first} ${officers[edit % officers.length] === second ? 'president' : officers[edit % officers.length]}`)
  writeFileSync(file, paragraphs.join('\n\n'))
}

function chapterText(index, count, words, wordsPerNote) {
  const random = generator(1000 + index)
  const say = narrator(random)
  const notes = []
  const parts = [`---\ntitle: ${say.heading()}\n---\n`]
  let written = 0
  let due = 60
  for (let paragraph = 0; written < words; paragraph++) {
    if (paragraph % 14 === 7) parts.push(`## ${say.heading()}\n`)
    const sentences = say.sentences(55 + random(90))
    for (let at = 0; at < sentences.length; at++) {
      written += sentences[at].split(' ').length
      if (written < due) continue
      due += wordsPerNote
      const label = `n${notes.length + 1}`
      sentences[at] += `[^${label}]`
      notes.push(`[^${label}]: ${note(random, say, notes.length)}`)
      if (notes.length % 4 === 1) sentences[at] += ` This is told again on :page{to=chapter-${1 + random(count)}}.`
      if (notes.length % 3 === 2) {
        const [tag, text] = runs[random(runs.length)]
        sentences[at] = sentences[at].replace(/^(\S+ \S+) /u, `$1 (:lang[${text}]{tag=${tag}}) `)
      }
    }
    parts.push(`${sentences.join(' ')}\n`)
  }
  return `${[...parts, ...notes.map((text) => `${text}\n`)].join('\n')}`
}

function note(random, say, number) {
  const text = say.sentences(8 + random(28)).join(' ')
  return number % 6 === 5 ? `${text} See [@${works[random(works.length)]}, pp. ${1 + random(90)}–${100 + random(90)}].` : text
}

function configuration(title, chapters) {
  const order = chapters.map(({ file }) => `        - ${file}`).join('\n')
  return `title: ${title}
short_title: ${title}
contributors:
  - { name: Ada Example, file_as: "Example, Ada", role: edt }
publisher: Example Press
languages: [en, zh-Hant, ar, ug-Arab]
identifiers: { uuid: 2f1f2d5c-6f0e-5d0b-9c39-0a5d4f1c2b3a }
rights: © 2026 the editors
edition: First edition
date: 2026-01-31
subjects: [Tests]
trim: { width: 6in, height: 9in }
order:
  front: [half-title, title-page, imprint, contents]
  body:
    - part: The Narrative
      id: narrative
      entries:
${order}
  back: [bibliography, register-of-persons, colophon]
policies: { parallel: columns, citation_style: sourcebook-notes }
`
}

/** So many persons; none of the names occurs in the text, so that the linter of names has nothing to say. */
function register(persons) {
  const random = generator(77)
  const syllables = ['Ab', 'du', 'ker', 'im', 'Os', 'man', 'Ya', 'qub', 'Mu', 'ham', 'med', 'Sa', 'bir', 'Tur', 'sun', 'Nur', 'Za', 'hir', 'Qa', 'sim', 'Bay', 'lik']
  const word = () => { const text = Array.from({ length: 3 }, () => syllables[random(syllables.length)]).join('').toLowerCase(); return text.charAt(0).toUpperCase() + text.slice(1) }
  return Array.from({ length: persons }, (_, index) => `- id: person-${index + 1}
  type: person
  preferred: ${word()} ${word()} ${index + 1}
  dates: { birth: "${1880 + random(40)}", death: "${1940 + random(50)}" }
  note: Member of the committee, later a delegate of the assembly.
`).join('')
}

const bibliography = `- { id: forbes1986, type: book, author: [{ family: Forbes, given: Andrew }], issued: { date-parts: [[1986]] }, title: Warlords and Muslims, publisher: Cambridge University Press, publisher-place: Cambridge, language: en }
- { id: benson1990, type: book, author: [{ family: Benson, given: Linda }], issued: { date-parts: [[1990]] }, title: The Ili Rebellion, publisher: M. E. Sharpe, publisher-place: Armonk, language: en }
- { id: wang1995, type: book, author: [{ family: Wang, given: Ke }], issued: { date-parts: [[1995]] }, title: The Independence Movement, publisher: Chinese University Press, publisher-place: Hong Kong, language: en }
`

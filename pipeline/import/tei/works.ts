import type { Element, Root } from 'xast'
import type { Ledger } from '../gathered.ts'
import { attribute, descendants, elements, first, placeOf, textOf } from '../xml.ts'

const plain = (element: Element | undefined): string => (element ? textOf(element).replace(/\s+/gu, ' ').trim() : '')

/** Works of a listBibl that have an id, as CSL. A `bibl` that is not divided further keeps its words as a note. */
export function readWorksOf(root: Root, file: string, ledger: Ledger): Record<string, unknown>[] {
  return [...descendants(root, 'biblStruct', 'bibl')].flatMap((element) => {
    const id = attribute(element, 'xml:id')
    if (id === undefined) return []
    const key = id.replace(/^bib-/u, '')
    const analytic = first(element, 'analytic')
    const monogr = first(element, 'monogr') ?? element
    const imprint = first(monogr, 'imprint') ?? monogr
    const own = analytic ?? monogr
    const title = plain(elements(own, 'title').find((each) => attribute(each, 'type') !== 'short'))
    if (title === '') ledger.decide(`The work “${id}” has no title of its own; its words are kept as a note.`, placeOf(element, file), 'Write its fields in sources/bibliography.yaml.')
    const names = (holder: Element, name: string): Record<string, string>[] => elements(holder, name).map((each) => {
      const [family, given] = [plain([...descendants(each, 'surname')][0]), plain([...descendants(each, 'forename')][0])]
      return family === '' ? { literal: plain(each) } : { family, ...(given !== '' && { given }) }
    })
    const scope = (unit: string): string => plain([...descendants(element, 'biblScope')].find((each) => attribute(each, 'unit') === unit))
    const date = first(imprint, 'date')
    const type = attribute(element, 'type') ?? (analytic ? (attribute(first(monogr, 'title'), 'level') === 'j' ? 'article-journal' : 'chapter') : title === '' ? 'document' : 'book')
    const values: Record<string, unknown> = {
      author: names(own, 'author'),
      editor: names(monogr, 'editor'),
      title: title === '' ? plain(element) : title,
      'container-title': analytic ? plain(first(monogr, 'title')) : '',
      publisher: plain(first(imprint, 'publisher')),
      'publisher-place': plain(first(imprint, 'pubPlace')),
      issued: attribute(date, 'when') ?? plain(date),
      volume: scope('volume'), issue: scope('issue'), page: scope('page'),
      edition: plain(first(monogr, 'edition')),
      note: elements(element, 'note').map(plain).join(' '),
      language: attribute(element, 'xml:lang') ?? '',
    }
    if (typeof values['issued'] === 'string' && !/^-?\d{4}(?:-\d\d){0,2}[?~%]?$/u.test(values['issued'])) values['issued'] = values['issued'] === '' ? '' : { literal: values['issued'] }
    return [{ id: key, type, ...Object.fromEntries(Object.entries(values).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== ''))) }]
  })
}

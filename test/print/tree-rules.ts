import { reference, references, type PdfFile } from '../../pipeline/print/pdf-file.ts'
import { dictionary, firstPage, isContent, isElement, readElement, type StructureElement } from '../../pipeline/print/structure-elements.ts'
import { roleMap, standardRoles } from '../../pipeline/print/tags.ts'
import { isLanguage, pageNumbers } from './archival-rules.ts'

/** What may hang from what, where the standards say so. */
const CHILDREN: Readonly<Record<string, RegExp>> = {
  Document: /^Sect$/, L: /^(?:LI|L|Caption)$/, LI: /^(?:Lbl|LBody)$/, Table: /^(?:Caption|TR|THead|TBody|TFoot)$/, TR: /^T[HD]$/, Ruby: /^(?:RB|RT|RP)$/,
}
const PARENTS: Readonly<Record<string, RegExp>> = { LI: /^L$/, LBody: /^LI$/, TR: /^(?:Table|THead|TBody|TFoot)$/, TH: /^TR$/, TD: /^TR$/, RB: /^Ruby$/, RT: /^Ruby$/, Sect: /^(?:Document|Sect)$/ }

/** Rules of PDF/UA-1 and PDF/A-2a about the structure tree. Returns what breaks them. */
export function faultsOfTree(file: PdfFile): string[] {
  const faults = new Set<string>()
  const must = (holds: boolean, rule: string): void => void (holds || faults.add(rule))
  const document = documentOf(file)
  const root = file.objects.get(reference(file.objects.get(reference(file.trailer, 'Root')!)!.text, 'StructTreeRoot')!)!.text
  const roles = dictionary(dictionary(root).get('RoleMap') ?? '')
  must(roles.get('Em') === '/Span' && roles.get('Strong') === '/Span', '6.7.3.4: Em and Strong are Spans')
  for (const [role, standard] of roles) must(!standardRoles.has(role) && standardRoles.has(standard.slice(1)) && roleMap[role] === standard.slice(1), `6.7.3.4: ${role} has a meaning`)

  const ids = new Map<string, StructureElement>()
  const owners = new Map<string, number>()
  let level = 0
  const visit = (element: StructureElement, parent: string): void => {
    const { role, entries, kids } = element
    const here = `${role} ${element.number}`
    must(standardRoles.has(role) || roles.has(role), `6.7.3.4: ${role} is known`)
    must(role !== 'NonStruct', `${here}: a box without meaning is not told of`)
    for (const kid of kids) must(CHILDREN[role] === undefined || (isElement(kid) && CHILDREN[role].test(kid.role)), `UA 7.2: ${isElement(kid) ? kid.role : 'content'} in ${here}`)
    must(PARENTS[role]?.test(parent) ?? true, `UA 7.2: ${here} in ${parent}`)
    if (role === 'LI') must(kids.filter((kid) => isElement(kid) && kid.role === 'LBody').length <= 1, `UA 7.2: one body in ${here}`)
    if (role === 'Table') must(kids.every((kid, at) => at === 0 || !isElement(kid) || kid.role !== 'Caption'), `UA 7.2: the caption of ${here} comes first`)
    if (role === 'Ruby') must(kids.map((kid) => (isElement(kid) ? kid.role : '')).join(' ') === 'RB RT', `UA 7.2: characters and reading in ${here}`)
    if (role === 'Figure') {
      must(/^(?:\((?!\))|<FEFF[0-9A-F]{4})/.test(entries.get('Alt') ?? ''), `UA 7.3: ${here} has an alternative text`)
      must(/\/BBox \[(?:-?[\d.]+ ?){4}\]/.test(entries.get('A') ?? ''), `${here} has its place`)
    }
    const heading = /^H(\d)$/.exec(role)?.[1]
    if (heading !== undefined) {
      must(Number(heading) <= level + 1, `UA 7.4.2: ${here} after level ${level}`)
      level = Number(heading)
    }
    if (role === 'TH') must(/\/Scope \/(?:Column|Row|Both)/.test(entries.get('A') ?? ''), `UA 7.5: ${here} says what it heads`)
    if (role === 'Note') must(entries.has('ID'), `UA 7.9: ${here} has an ID`)
    if (role === 'Link') must(kids.some((kid) => typeof kid === 'string'), `UA 7.18.5: ${here} has its annotation`)
    if (entries.has('Lang')) must(isLanguage(entries.get('Lang')), `6.7.4: the language of ${here}`)
    const id = entries.get('ID')
    if (id !== undefined) {
      must(!ids.has(id), `UA 7.9: ${id} is one element’s`)
      ids.set(id, element)
    }
    for (const kid of kids) {
      if (isElement(kid)) visit(kid, role)
      else if (isContent(kid)) {
        must(!owners.has(`${kid.page} ${kid.id}`), `content ${kid.id} of page ${kid.page} hangs from one element`)
        owners.set(`${kid.page} ${kid.id}`, element.number)
      } else owners.set(`annotation ${reference(kid, 'Obj')}`, role === 'Link' ? element.number : NaN)
    }
  }
  visit(document, '')
  for (const table of elements(document, 'Table')) faultsOfTable(table, ids).forEach((fault) => faults.add(fault))

  const parents = dictionary(file.objects.get(reference(root, 'ParentTree')!)!.text).get('Nums')!
  const nums = new Map([...parents.matchAll(/(\d+) (\d+) 0 R/g)].map(([, key, value]) => [Number(key), Number(value)]))
  for (const number of pageNumbers(file)) {
    const page = dictionary(file.objects.get(number)!.text)
    const list = file.objects.get(nums.get(Number(page.get('StructParents'))) ?? 0)?.text ?? ''
    const listed = [...list.slice(1, -1).matchAll(/(\d+) 0 R|null/g)].map(([, owner]) => (owner === undefined ? undefined : Number(owner)))
    listed.forEach((owner, id) => must(owners.get(`${number} ${id}`) === owner, `page ${number}: content ${id} leads to its element`))
    must([...owners.keys()].filter((key) => key.startsWith(`${number} `)).length === listed.filter((owner) => owner !== undefined).length, `page ${number}: all content leads to an element`)
    for (const link of references(page.get('Annots') ?? '')) {
      const key = Number(/\/StructParent (\d+)/.exec(file.objects.get(link)!.text)?.[1] ?? NaN)
      must(nums.get(key) !== undefined && nums.get(key) === owners.get(`annotation ${link}`), `UA 7.18.5: annotation ${link} hangs from its Link`)
    }
  }
  return [...faults]
}

/** The document element, read. */
export function documentOf(file: PdfFile): StructureElement {
  const root = file.objects.get(reference(file.objects.get(reference(file.trailer, 'Root')!)!.text, 'StructTreeRoot')!)!.text
  return readElement(file, reference(root, 'K')!)
}

/** The elements of a role, in order. */
export function elements(element: StructureElement, role: string): StructureElement[] {
  return [...(element.role === role ? [element] : []), ...element.kids.flatMap((kid) => (isElement(kid) ? elements(kid, role) : []))]
}

/** Every cell of a table that has heads is headed: by Headers, or by a TH of its column or row; rows are equally wide. */
function faultsOfTable(table: StructureElement, ids: ReadonlyMap<string, StructureElement>): string[] {
  const rows = table.kids.filter((kid): kid is StructureElement => isElement(kid) && kid.role === 'TR').map((row) => row.kids.filter(isElement))
  const span = (cell: StructureElement, key: string): number => Number(new RegExp(`/${key} (\\d+)`).exec(cell.entries.get('A') ?? '')?.[1] ?? 1)
  const grid: StructureElement[][] = rows.map(() => [])
  rows.forEach((row, y) => {
    let x = 0
    for (const cell of row) {
      while (grid[y]![x] !== undefined) x++
      for (let down = 0; down < span(cell, 'RowSpan') && y + down < rows.length; down++) for (let right = 0; right < span(cell, 'ColSpan'); right++) grid[y + down]![x + right] = cell
    }
  })
  const faults = new Set(grid.map(({ length }) => length)).size > 1 ? [`UA 7.2: table ${table.number} (page ${firstPage(table)}) has rows of ${grid.map(({ length }) => length).join(', ')} cells`] : []
  if (!grid.flat().some(({ role }) => role === 'TH')) return faults
  grid.forEach((row, y) => row.forEach((cell, x) => {
    if (cell.role !== 'TD') return
    const headers = [...(/\/Headers \[([^\]]*)\]/.exec(cell.entries.get('A') ?? '')?.[1] ?? '').matchAll(/\(\w+\)/g)].map(([id]) => id)
    if (headers.some((id) => ids.get(id)?.role !== 'TH')) faults.push(`UA 7.5: a header of cell ${cell.number} is none`)
    if (headers.length === 0 && !grid.slice(0, y).some((above) => above[x]?.role === 'TH') && !row.some(({ role }) => role === 'TH')) faults.push(`UA 7.5: cell ${cell.number} has no header`)
  }))
  return faults
}

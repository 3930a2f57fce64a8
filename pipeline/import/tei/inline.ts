import type { FootnoteDefinition, PhrasingContent } from 'mdast'
import type { Element, Nodes, Parents, Text } from 'xast'
import { langOf, trimmed } from '../inline.ts'
import { attribute, elements, first, local, textOf } from '../xml.ts'
import { at, streamOf, tellAttributes, type Reader } from './reader.ts'

const phenomena: Readonly<Record<string, string>> = { supplied: 'supplied', unclear: 'unclear', del: 'deleted', add: 'added', expan: 'expan', ex: 'expan' }

/** Elements whose words stand in the text as they are. */
const plain = new Set(['seg', 's', 'w', 'pc', 'c', 'date', 'time', 'num', 'measure', 'gloss', 'abbr', 'am', 'rs', 'roleName', 'forename', 'surname', 'addName', 'genName', 'nameLink', 'geogName', 'country', 'region', 'settlement', 'district', 'bloc', 'affiliation', 'said', 'mentioned', 'soCalled', 'q', 'quote', 'cit', 'bibl', 'biblScope', 'author', 'editor', 'publisher', 'pubPlace', 'idno', 'orig', 'salute', 'signed', 'dateline', 'label', 'addrLine', 'address', 'desc', 'subst', 'choice', 'term', 'name', 'email', 'byline', 'docAuthor', 'docDate', 'docImprint', 'titlePart', 'speaker', 'trait', 'state', 'stage', 'placeName', 'persName', 'orgName', 'lem', 'hi', 'title', 'formula', 'code', 'ident', 'gi', 'att', 'val', 'distinct', 'emph', 'foreign', 'ref', 'postscript', 'opener', 'closer', 'figDesc', 'measureGrp', 'objectName', 'eventName', 'listBibl', 'birth', 'death', 'occupation', 'note', 'reg', 'corr', 'sic', 'surplus', 'secl', 'retrace', 'metamark', 'argument', 'trailer', 'head', 'caption', 'ab', 'p', 'l', 'lg'])

/** The words of an element, as they stand in a paragraph. */
export function inline(parent: Parents, reader: Reader): PhrasingContent[] {
  return (parent.children as Nodes[]).flatMap((child): PhrasingContent[] => {
    if (child.type === 'text' || child.type === 'cdata') return [{ type: 'text', value: (child as Text).value.replace(/\s+/gu, ' ') }]
    return child.type === 'element' ? wordsOf(child, reader) : []
  })
}

function wordsOf(element: Element, reader: Reader): PhrasingContent[] {
  const { ledger } = reader
  const name = local(element)
  tellAttributes(element, reader)
  const own = attribute(element, 'xml:lang')
  const lang = own !== undefined && own !== reader.lang && !['note'].includes(name) ? own : undefined
  const inner = (): PhrasingContent[] => inline(element, lang === undefined ? reader : { ...reader, lang })
  const said = (children: PhrasingContent[]): PhrasingContent[] => (lang === undefined ? children : around(children, (inside) => langOf(inside, lang)))
  switch (name) {
    case 'note': return noteOf(element, reader)
    case 'lb': case 'cb': return attribute(element, 'break') === 'no' ? [] : [{ type: 'text', value: ' ' }]
    case 'pb': case 'gb': case 'milestone': case 'anchor': case 'index': case 'handShift': case 'fw':
      if (name === 'fw' || name === 'index') ledger.lose(`“${element.name}” is not carried over${textOf(element).trim() === '' ? '' : `: “${textOf(element).trim()}”`}.`, at(element, reader), textOf(element))
      else if (reader.phenomena && name === 'pb' && attribute(element, 'n') !== undefined && attribute(element, 'ed') === undefined && /^\d+[rv]$/u.test(attribute(element, 'n') ?? '')) return [{ type: 'textDirective', name: 'folio', attributes: { n: attribute(element, 'n') ?? '' }, children: [] }]
      else if (attribute(element, 'ed') !== 'print') ledger.drop(`“${element.name}” is not carried over.`, at(element, reader), 'The press makes its own pages.')
      return []
    case 'hi': case 'emph': case 'title': return said(styled(element, inner(), reader))
    case 'persName': case 'placeName': case 'orgName': case 'name': case 'rs': case 'geogName': case 'settlement': case 'country': case 'region': {
      const id = reader.name(element)
      const children = inner()
      return said(id === undefined || children.length === 0 ? children : around(children, (inside) => ({ type: 'textDirective', name: 'name', attributes: { id }, children: inside })))
    }
    case 'choice': return choice(element, reader)
    case 'app': {
      const lem = first(element, 'lem')
      const readings = elements(element, 'rdg', 'note')
      const children = lem ? inline(lem, reader) : []
      const text = readings.map((reading) => `${textOf(reading).replace(/\s+/gu, ' ').trim()}${attribute(reading, 'wit') ? ` ${attribute(reading, 'wit')?.replace(/#/gu, '')}` : ''}`).join('; ')
      return [...children, ...noteCall('x-', [{ type: 'paragraph', children: [{ type: 'text', value: text || '—' }] }], reader)]
    }
    case 'supplied': case 'unclear': case 'del': case 'add': case 'expan': case 'ex': {
      const directive = phenomena[name] ?? ''
      const children = inner()
      if (!reader.phenomena) { ledger.drop(`“${element.name}” can be marked in documents only; its words are carried over.`, at(element, reader)); return said(children) }
      const where = name === 'add' && /above|below|inline|margin/u.exec(attribute(element, 'place') ?? '')?.[0]
      return said(children.length === 0 ? [] : around(children, (inside) => ({ type: 'textDirective', name: directive, attributes: where && where !== 'inline' && where !== 'margin' ? { place: where } : {}, children: inside })))
    }
    case 'sic': {
      const children = inner()
      return reader.phenomena && children.length > 0 ? said(around(children, (inside) => ({ type: 'textDirective', name: 'sic', attributes: {}, children: inside }))) : said(children)
    }
    case 'gap': {
      const extent = attribute(element, 'extent') ?? (attribute(element, 'quantity') ? `${attribute(element, 'quantity')} ${attribute(element, 'unit') ?? ''}`.trim() : undefined)
      const reason = attribute(element, 'reason') ?? ''
      if (!reader.phenomena) { ledger.lose('A gap can be marked in documents only.', at(element, reader), textOf(element)); return [] }
      if (textOf(element).trim() !== '') ledger.lose('The description of a gap is not carried over.', at(element, reader), textOf(element))
      const directive = /illeg|damage/u.test(reason) ? 'illegible' : /redact|classif|censor/u.test(reason) ? 'redacted' : 'omitted'
      return [{ type: 'textDirective', name: directive, attributes: { extent: extent ?? 'not stated' }, children: [] }]
    }
    case 'foreign': return said(lang === undefined ? inner() : inner())
    case 'ref': case 'ptr': return pointer(element, inner(), reader)
    case 'graphic': case 'figure': case 'media':
      ledger.lose(`A picture in the text is not carried over${attribute(element, 'url') ? `: “${attribute(element, 'url')}”` : ''}.`, at(element, reader), textOf(element), 'Put it beside the chapter, and write ![what it shows](file).')
      return []
    case 'list': case 'table': case 'floatingText': case 'listBibl':
      ledger.drop(`“${element.name}” inside a paragraph is carried over as words.`, at(element, reader), 'Set it apart in the Markdown.')
      return [{ type: 'text', value: ' ' }, ...elements(element).flatMap((child) => [...wordsOf(child, reader), { type: 'text' as const, value: ' ' }])]
    default:
      if (!plain.has(name) && !['item', 'row', 'cell', 'body', 'text', 'fs', 'f', 'width', 'height'].includes(name)) ledger.drop(`“${element.name}” is carried over as its words only.`, at(element, reader))
      return said(inner())
  }
}

/** Emphasis, by what is said of how it looks. */
function styled(element: Element, children: PhrasingContent[], reader: Reader): PhrasingContent[] {
  const look = `${attribute(element, 'rend') ?? ''} ${attribute(element, 'rendition') ?? ''} ${attribute(element, 'style') ?? ''}`.toLowerCase()
  if (local(element) === 'title') return attribute(element, 'level') === 'a' || attribute(element, 'level') === 'u' ? children : around(children, (inside) => ({ type: 'emphasis', children: inside }))
  if (/strong|bold/u.test(look)) return around(children, (inside) => ({ type: 'strong', children: inside }))
  if (/strike|line-through/u.test(look)) return around(children, (inside) => ({ type: 'delete', children: inside }))
  if (/ital|flex|\bit\b/u.test(look) || local(element) === 'emph') return around(children, (inside) => ({ type: 'emphasis', children: inside }))
  if (look.trim() === '') return around(children, (inside) => ({ type: 'emphasis', children: inside }))
  reader.ledger.drop(`The look “${look.trim()}” of ${element.name} is not carried over; its words are.`, at(element, reader))
  return children
}

function choice(element: Element, reader: Reader): PhrasingContent[] {
  const [sic, corr, abbr, expan, orig, reg] = ['sic', 'corr', 'abbr', 'expan', 'orig', 'reg'].map((name) => first(element, name))
  if (sic && corr && reader.phenomena) return [{ type: 'textDirective', name: 'sic', attributes: { corr: textOf(corr).replace(/\s+/gu, ' ').trim() }, children: inline(sic, reader) }]
  const kept = sic ?? abbr ?? orig ?? elements(element)[0]
  for (const other of [corr, expan, reg]) if (other && other !== kept) reader.ledger.lose(`“${textOf(other).replace(/\s+/gu, ' ').trim()}”, given beside “${kept ? textOf(kept).trim() : ''}”, is not carried over.`, at(other, reader), textOf(other), 'Write :sic[…]{corr=…} or a note.')
  return kept ? inline(kept, reader) : []
}

function pointer(element: Element, children: PhrasingContent[], reader: Reader): PhrasingContent[] {
  const target = attribute(element, 'target') ?? attribute(element, 'corresp') ?? ''
  const id = target.replace(/^#/u, '')
  const apart = reader.apart.get(id)
  if (apart) return noteOf(apart, reader)
  if (/^(?:https?|mailto):/iu.test(target)) return children.length > 0 ? around(children, (inside) => ({ type: 'link', url: target, children: inside as never[] })) : [{ type: 'link', url: target, children: [{ type: 'text', value: target }] }]
  if (reader.works.has(id) && children.length === 0) return [{ type: 'html', value: `[@${id}]` }]
  if (target !== '' && !target.startsWith('#page') && children.length > 0) reader.ledger.drop(reader.targets.has(id) ? 'A reference inside the file is carried over as its words.' : `The reference to “${/^#/u.test(target) ? 'a place inside the file' : target}” is carried over as its words.`, at(element, reader), 'Write :ref{to=…} or :doc{to=…}.')
  else if (children.length === 0) reader.ledger.lose(`A pointer to “${target}” is not carried over.`, at(element, reader), '', 'Write :ref{to=…}.')
  return children
}

function noteOf(element: Element, reader: Reader): PhrasingContent[] {
  const blocks = reader.noteBlocks(element, reader)
  return noteCall(streamOf(element), blocks.flatMap((block) => (block.type === 'heading' ? [{ type: 'paragraph' as const, children: block.children }] : [block])) as FootnoteDefinition['children'], reader)
}

/** A call, with its note gathered; a note inside a note stands in brackets in it, since notes are not called there. */
function noteCall(stream: string, children: FootnoteDefinition['children'], reader: Reader): PhrasingContent[] {
  const label = `${stream}${reader.notes.filter(({ identifier }) => (stream === '' ? /^\d+$/u.test(identifier) : identifier.startsWith(stream))).length + 1}`
  reader.notes.push({ type: 'footnoteDefinition', identifier: label, label, children: children.length > 0 ? children : [{ type: 'paragraph', children: [{ type: 'text', value: '—' }] }] })
  return [{ type: 'footnoteReference', identifier: label, label }]
}

/** Wraps words, and leaves white space and note calls at the ends outside. */
export function around(children: PhrasingContent[], wrap: (inside: PhrasingContent[]) => PhrasingContent): PhrasingContent[] {
  const [before, inside, after] = trimmed(children)
  const calls: PhrasingContent[] = []
  while (inside.at(-1)?.type === 'footnoteReference') calls.unshift(inside.pop() as PhrasingContent)
  return inside.length === 0 ? [...before, ...calls, ...after] : [...before, wrap(inside), ...calls, ...after]
}

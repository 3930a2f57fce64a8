import type { Element as XmlElement } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { reference, references, streamOf, type PdfFile } from '../../pipeline/print/pdf-file.ts'
import { dictionary } from '../../pipeline/print/structure-elements.ts'
import { fontsOf, knownText, pageContent } from '../../pipeline/print/to-unicode.ts'

/** Rules of PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) about file, metadata, drawing and fonts; those about the structure tree are in tree-rules.ts. Returns what breaks them. */
export function faultsOfFile(bytes: Uint8Array, file: PdfFile): string[] {
  const faults: string[] = []
  const must = (holds: boolean, rule: string): void => void (holds || faults.push(rule))
  const text = (number: number | undefined): string => file.objects.get(number ?? 0)?.text ?? ''
  const head = Buffer.from(bytes.subarray(0, 20)).toString('latin1')
  must(/^%PDF-1\.7\n%[\x80-\xFF]{4}\n/.test(head), '6.1.2: a header, and a comment of bytes above 127')
  must(/\/ID \[<([0-9A-F]{32})> <\1>\]/.test(file.trailer), '6.1.3: an ID')
  must(!/\/Encrypt/.test(file.trailer), '6.1.3: not encrypted')
  must(file.objects.size < 8_388_607, '6.1.13: no more objects than may be')

  const root = dictionary(text(reference(file.trailer, 'Root')))
  must(/\/Marked true/.test(root.get('MarkInfo') ?? ''), 'UA 7.1, A 6.7.2: marked')
  must(!/\/Suspects true/.test(root.get('MarkInfo') ?? ''), 'UA 7.1: no suspects')
  must(/\/DisplayDocTitle true/.test(root.get('ViewerPreferences') ?? ''), 'UA 7.1: the title is shown')
  must(root.has('StructTreeRoot'), 'UA 7.1: a structure tree')
  must(isLanguage(root.get('Lang')), 'UA 7.2: the language of the document')
  for (const key of ['AA', 'OpenAction', 'AcroForm', 'OCProperties', 'Names', 'Perms', 'Collection', 'AlternatePresentations', 'Requirements']) must(!root.has(key), `the catalogue has no ${key}`)

  const intents = [...(root.get('OutputIntents') ?? '').matchAll(/<<([\s\S]*?)>>/g)]
  const profile = streamOf(file.objects.get(reference(root.get('OutputIntents') ?? '', 'DestOutputProfile') ?? 0))
  must(intents.length === 1 && /\/S \/GTS_PDFA1/.test(intents[0]![1]!) && /\/OutputConditionIdentifier \(sRGB/.test(intents[0]![1]!), '6.2.3: one output intent')
  must(profile.length > 128 && profile.readUInt32BE(0) === profile.length && profile.toString('latin1', 12, 24) === 'mntrRGB XYZ ' && profile.toString('latin1', 36, 40) === 'acsp' && profile[8] === 4, '6.2.3: an ICC profile for RGB')
  must(/\/N 3/.test(text(reference(root.get('OutputIntents') ?? '', 'DestOutputProfile'))), '6.2.3: N of the profile')

  const metadata = file.objects.get(reference(`/Metadata ${root.get('Metadata')}`, 'Metadata') ?? 0)
  must(metadata !== undefined && /\/Subtype \/XML/.test(metadata.text) && !/\/Filter/.test(metadata.text), '6.6.2: XMP, not packed')
  faults.push(...faultsOfMetadata(Buffer.from(metadata?.stream ?? []).toString('utf8'), dictionary(text(reference(file.trailer, 'Info')))))

  for (const [number, { text: body, stream }] of file.objects) {
    if (stream !== undefined) {
      must(!/\/(?:F|FFilter|FDecodeParms)\s/.test(body.replace(/\/Filter\b/g, '')), `6.1.7: stream ${number} stands in the file`)
      must(!/LZWDecode|\/Crypt/.test(body), `6.1.7: stream ${number} is packed in a way that may be`)
      must(!/\/Interpolate true/.test(body), `6.2.8: image ${number} is not interpolated`)
      must(!/\/Subtype \/PS|\/OPI|\/Alternates|\/JPXDecode/.test(body), `6.2.8, 6.2.9: ${number}`)
    }
    for (const [, string] of body.matchAll(/\(((?:\\[\s\S]|[^\\()])*)\)/g)) must(string!.length <= 32_767, `6.1.13: a string of ${number} is too long`)
    if (/^<<(?:\/ca|\/CA|\/LW|\/Type \/ExtGState)/.test(body)) must(!/\/TR\b|\/TR2|\/HTP/.test(body) && (/\/BM \/(\w+)/.exec(body)?.[1] ?? 'Normal') === 'Normal', `6.2.5: graphics state ${number}`)
    if (/DeviceCMYK|\/Separation|\/DeviceN/.test(body)) faults.push(`6.2.4: a colour space without a profile in ${number}`)
    if (/^<<\/Type \/Annot\b/.test(body)) {
      const annotation = dictionary(body)
      must(annotation.get('Subtype') === '/Link' && annotation.get('F') === '4', `6.3: annotation ${number} is a link that is printed`)
      must(!annotation.has('AA') && !/\/S \/(?:Launch|JavaScript|GoToR|Named)/.test(annotation.get('A') ?? ''), `6.5: annotation ${number} does nothing else`)
      must(/^<FEFF[0-9A-F]{4,}>$/.test(annotation.get('Contents') ?? ''), `UA 7.18.5: link ${number} says where it leads`)
    }
  }
  for (const [index, page] of pageNumbers(file).entries()) faults.push(...faultsOfPage(file, page).map((fault) => `page ${index}: ${fault}`))
  return faults
}

/** The numbers of the pages, in order. */
export function pageNumbers(file: PdfFile): number[] {
  const root = file.objects.get(reference(file.trailer, 'Root') ?? 0)?.text ?? ''
  return references(/\/Kids \[([^\]]*)\]/.exec(file.objects.get(reference(root, 'Pages') ?? 0)?.text ?? '')?.[1] ?? '')
}

export function isLanguage(value: string | undefined): boolean {
  return /^\([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\)$/.test(value ?? '')
}

function faultsOfMetadata(xmp: string, info: ReadonlyMap<string, string>): string[] {
  const faults: string[] = []
  const must = (holds: boolean, rule: string): void => void (holds || faults.push(rule))
  must(xmp.startsWith('<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>') && xmp.endsWith('<?xpacket end="r"?>'), '6.6.2: the packet')
  const found = new Map<string, string[]>()
  const visit = (node: XmlElement): void => {
    const leaves = textOf(node)
    ;(found.get(node.name) ?? found.set(node.name, []).get(node.name)!).push(leaves)
    for (const child of node.children) if (child.type === 'element') visit(child)
  }
  for (const child of fromXml(xmp).children) if (child.type === 'element') visit(child)
  const one = (name: string): string => (found.get(name) ?? []).join('|')
  must(one('pdfaid:part') === '2' && one('pdfaid:conformance') === 'A', '6.6.4: PDF/A-2a')
  must(one('pdfuaid:part') === '1', 'UA 5: PDF/UA-1')
  must(one('pdfaSchema:namespaceURI') === 'http://www.aiim.org/pdfua/ns/id/' && one('pdfaSchema:prefix') === 'pdfuaid' && one('pdfaProperty:name') === 'part' && one('pdfaProperty:valueType') === 'Integer' && one('pdfaProperty:category') === 'internal', '6.6.2.3: the words of PDF/UA are described')
  must(one('dc:title').trim() !== '', 'UA 7.1: a title')
  must(one('dc:language') !== '', 'dc:language')
  const read = (key: string): string => Buffer.from(/^<FEFF([0-9A-F]*)>$/.exec(info.get(key) ?? '')?.[1] ?? '', 'hex').swap16().toString('utf16le')
  const date = (key: string): string => (info.get(key) ?? '').replace(/^\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)$/, '$1-$2-$3T$4:$5:$6Z')
  for (const [name, value] of [['dc:title', read('Title')], ['dc:description', read('Subject')], ['xmp:CreatorTool', read('Creator')], ['pdf:Producer', read('Producer')], ['xmp:CreateDate', date('CreationDate')], ['xmp:ModifyDate', date('ModDate')]] as const) must(one(name) === value, `Info and XMP say the same: ${name}`)
  return faults
}

function textOf(node: XmlElement): string {
  return node.children.map((child) => (child.type === 'text' ? child.value.trim() : child.type === 'element' ? textOf(child) : '')).join('')
}

const OPERATORS = new Set('b B b* B* BDC BMC BT c cm cs CS d d0 d1 Do EMC ET f F f* g G gs h i j J k K l m M n q Q re rg RG ri s S sc SC scn SCN sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y'.split(' '))
const PAINTING = new Set('b B b* B* f F f* s S sh Do Tj TJ'.split(' '))

/** What a page draws: operators that there are, within marked content or an artifact, in fonts that say what their glyphs mean. */
function faultsOfPage(file: PdfFile, number: number): string[] {
  const faults = new Set<string>()
  const page = dictionary(file.objects.get(number)?.text ?? '')
  const text = file.objects.get(number)!.text
  if (!page.has('Resources')) faults.add('6.2.2: resources of its own')
  if (!page.has('Group') || !/\/S \/Transparency\s+\/CS \[\/ICCBased \d+ 0 R\]/.test(file.objects.get(references(page.get('Group')!)[0] ?? 0)?.text ?? '')) faults.add('6.2.10: a group with its colours')
  if (page.has('AA')) faults.add('6.5.2: no actions')
  if (page.get('Annots') !== undefined && page.get('Tabs') !== '/S') faults.add('UA 7.18.3: order of the tabs')
  if (!page.has('StructParents')) faults.add('UA 7.1: a key of the parent tree')
  const fonts = fontsOf(file, text)
  for (const fault of [...fonts.values()].map((font) => faultOfFont(file, font))) if (fault !== undefined) faults.add(fault)
  const open: ('real' | 'artifact' | 'other')[] = []
  let font = 0
  let depth = 0
  let inText = false
  let properties = ''
  let shown = ''
  let named = ''
  for (const [token, glyphs, fontName] of pageContent(file, text).toString('latin1').matchAll(/<<(?:[^<>]|<[0-9A-Fa-f]*>)*>>|<([0-9A-Fa-f]*)>|\/(\w+)|\((?:\\[\s\S]|[^\\()])*\)|[[\]]|[^\s<>()[\]/]+/g)) {
    if (token.startsWith('<<')) properties = token
    else if (glyphs !== undefined) shown = glyphs
    else if (fontName !== undefined) named = fontName
    else if (/^[-+.\d]/.test(token) || /^[[\]()]/.test(token)) continue
    else {
      if (!OPERATORS.has(token)) faults.add(`6.2.2: the operator ${token}`)
      if (token === 'q' && ++depth > 28) faults.add('6.1.13: more than 28 states saved')
      if (token === 'Q') depth--
      if (token === 'BT' || token === 'ET') inText = token === 'BT'
      if (token === 'Tf') font = fonts.get(named) ?? 0
      if (/^(?:k|K)$/.test(token)) faults.add('6.2.4: CMYK')
      if (token === 'BDC' || token === 'BMC') {
        const kind = named === 'Artifact' ? 'artifact' : token === 'BDC' && /\/MCID/.test(properties) ? 'real' : 'other'
        if (kind === 'artifact' && open.includes('real')) faults.add('UA 7.1: no artifact in the text')
        if (kind === 'real' && open.includes('artifact')) faults.add('UA 7.1: no text in an artifact')
        if (kind === 'real' && inText) faults.add('marked content begins within a text object')
        open.push(kind)
      }
      if (token === 'EMC' && open.pop() === undefined) faults.add('marked content that ends has begun')
      if (PAINTING.has(token) && !open.includes('real') && !open.includes('artifact')) faults.add(`UA 7.1: what is drawn is text or an artifact (${token})`)
      if (token === 'Tj') for (const fault of faultsOfGlyphs(file, font, shown)) faults.add(fault)
    }
  }
  if (open.length > 0 || depth !== 0) faults.add('what begins on a page ends there')
  return [...faults]
}

const maps = new WeakMap<PdfFile, Map<number, ReadonlyMap<number, string>>>()

function faultsOfGlyphs(file: PdfFile, font: number, shown: string): string[] {
  const known = maps.get(file) ?? maps.set(file, new Map()).get(file)!
  if (!known.has(font)) known.set(font, knownText(streamOf(file.objects.get(reference(file.objects.get(font)?.text ?? '', 'ToUnicode') ?? 0)).toString('latin1')))
  return (shown.match(/.{4}/g) ?? []).flatMap((glyph) => {
    const text = known.get(font)!.get(parseInt(glyph, 16))
    if (glyph === '0000') return ['6.2.11.8: the glyph for a missing character']
    return text === undefined || /[\0\uFEFF\uFFFE\uE000-\uF8FF]/u.test(text) ? [`6.2.11.7: glyph ${glyph} of font ${font} stands for ${JSON.stringify(text)}`] : []
  })
}

function faultOfFont(file: PdfFile, number: number): string | undefined {
  const text = file.objects.get(number)?.text ?? ''
  const inner = file.objects.get(references(/\/DescendantFonts \[([^\]]*)\]/.exec(text)?.[1] ?? '')[0] ?? 0)?.text ?? ''
  const descriptor = file.objects.get(reference(inner, 'FontDescriptor') ?? 0)?.text ?? ''
  const program = streamOf(file.objects.get(reference(descriptor, 'FontFile2') ?? 0))
  const isSound = /\/Subtype \/Type0/.test(text) && /\/Encoding \/Identity-H/.test(text) && /\/ToUnicode/.test(text) && /\/Subtype \/CIDFontType2/.test(inner) && /\/CIDToGIDMap \/Identity/.test(inner)
  return isSound && program.length > 0 && !/\/CIDSet/.test(descriptor) ? undefined : `6.2.11: font ${number} is a TrueType font, embedded, with ToUnicode`
}

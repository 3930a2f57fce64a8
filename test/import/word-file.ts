import { strToU8, zipSync } from 'fflate'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'

/** What a Word file is made of, as XML inside its parts. */
export interface WordFile {
  readonly body: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly comments?: string
  readonly relations?: string
  /** More parts, by their paths. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
}

/** A run of text; `properties` is XML for w:rPr. */
export function run(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A paragraph of runs; `style` is the id of its style, or XML for w:pPr. */
export function paragraph(content: string, style = ''): string {
  const properties = style.startsWith('<') ? style : style === '' ? '' : `<w:pStyle w:val="${style}"/>`
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`
}

const styles = `<w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="zh-TW" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>
${[['Title', 'Title'], ['Heading1', 'heading 1'], ['Heading2', 'heading 2'], ['Heading3', 'heading 3'], ['Quote', 'Quote'], ['TOC1', 'toc 1']].map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`).join('')}
<w:style w:type="paragraph" w:styleId="MyHead"><w:name w:val="My Head"/><w:basedOn w:val="Heading2"/></w:style>
<w:style w:type="character" w:styleId="Emph"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style></w:styles>`
const numbering = `<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

/** The bytes of a .docx. */
export function wordFile({ body, footnotes, endnotes, comments, relations = '', parts = {} }: WordFile): Uint8Array {
  const files: Record<string, Uint8Array> = {}
  const put = (path: string, xml: string | Uint8Array): void => { files[path] = typeof xml === 'string' ? strToU8(xml) : xml }
  put('[Content_Types].xml', '<Types/>')
  put('word/document.xml', `<?xml version="1.0"?><w:document ${w}><w:body>${body}<w:sectPr/></w:body></w:document>`)
  put('word/styles.xml', styles)
  put('word/numbering.xml', numbering)
  put('word/_rels/document.xml.rels', `<Relationships>${relations}</Relationships>`)
  if (footnotes !== undefined) put('word/footnotes.xml', `<w:footnotes ${w}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>${footnotes}</w:footnotes>`)
  if (endnotes !== undefined) put('word/endnotes.xml', `<w:endnotes ${w}>${endnotes}</w:endnotes>`)
  if (comments !== undefined) put('word/comments.xml', `<w:comments ${w}>${comments}</w:comments>`)
  for (const [path, content] of Object.entries(parts)) put(path, content)
  return zipSync(files)
}

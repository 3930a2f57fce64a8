import { readDocx } from './docx/index.ts'
import { Refused, type Gathered, type Source } from './gathered.ts'
import { limits } from './limits.ts'
import { readForeignMarkdown, type Neighbour } from './markdown/index.ts'
import { readPlain } from './plain.ts'
import { readTei } from './tei/index.ts'
import { readLibrary, type ReadWorks } from './works.ts'

export { blocksOfTree, conserve } from './conservation.ts'
export { Refused, slug, type Gathered, type Source } from './gathered.ts'
export { layOut, withEntries, withOrder, type Inventory } from './layout.ts'

/** What the readers need of others. */
export interface Reach {
  readonly readWorks: ReadWorks
  /** The bytes of a picture beside a file of Markdown, by its path there; undefined: there is none, or it lies elsewhere. */
  readonly neighbour: Neighbour
}

/**
 * Reads a foreign file: Word, TEI P5, Markdown by other tools, plain text, a list of works. What cannot be carried over is in `messages`,
 * each with its place.
 * @throws Refused where the file cannot be used
 */
export async function gather(source: Source, { readWorks, neighbour }: Reach): Promise<Gathered> {
  const { file, bytes } = source
  const place = { file, line: 1, column: 1 }
  if (bytes.length === 0) throw new Refused('import-input-readable', 'The file is empty.', place)
  if (bytes.length > limits.fileBytes) throw new Refused('import-input-safe', `The file has ${bytes.length} bytes; at most ${limits.fileBytes} are read.`, place)
  const ending = /\.([^./\\]+)$/u.exec(file)?.[1]?.toLowerCase() ?? ''
  const [one, two] = bytes
  switch (ending) {
    case 'docx': case 'docm': case 'dotx': return readDocx(source)
    case 'doc': return readDocx(source)
    case 'xml': case 'tei': return readTei(source)
    case 'md': case 'qmd': case 'rmd': case 'markdown': return readForeignMarkdown(source, neighbour)
    case 'txt': case 'text': case '':
      if (one === 0x50 && two === 0x4b) return readDocx(source)
      return readPlain(source)
    case 'bib': case 'json': case 'yaml': case 'yml': return readLibrary(source, readWorks)
    default: throw new Refused('import-input-readable', `Files of the kind “.${ending}” are not read.`, place, ['odt', 'rtf', 'pages'].includes(ending) ? 'Save it as .docx.' : undefined)
  }
}

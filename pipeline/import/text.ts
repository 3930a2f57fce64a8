import { Refused, type Source } from './gathered.ts'

/**
 * The text of a file in UTF-8, or in UTF-16 with a mark; line ends as they are.
 * @throws Refused: other encodings, and bytes that are no text
 */
export function decodeText({ file, bytes }: Pick<Source, 'file' | 'bytes'>): string {
  const [one, two] = bytes
  const encoding = one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : 'utf-8'
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    const before = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)[0] ?? ''
    throw new Refused('import-input-readable', 'The file is not UTF-8: the bytes at this place are no character.', { file, line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') }, 'Save it as UTF-8.')
  }
  const control = text.search(/\0/u)
  if (control !== -1) throw new Refused('import-input-readable', 'The file is no text: it holds a NUL.', { file, line: text.slice(0, control).split('\n').length, column: 1 })
  return text
}

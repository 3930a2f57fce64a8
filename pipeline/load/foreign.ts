import { createHash } from 'node:crypto'
import type { Root } from 'mdast'
import { parseDocument, visit, isScalar, isPair } from 'yaml'
import type { Diagnostic } from '../model/diagnostics.ts'
import { parseBibliography } from './bibliography.ts'
import { parseMarkdown } from './markdown.ts'
import type { TextFile } from './reading.ts'

/** The works of a list that is no file of the book yet: BibTeX, CSL-JSON or CSL-YAML, by the ending of its name. */
export async function readWorks(file: string, text: string): Promise<{ works: readonly Readonly<Record<string, unknown>>[]; messages: readonly Diagnostic[] }> {
  const source: TextFile = { file, text, hash: createHash('sha256').update(text).digest('hex') }
  // Only those who have a .bib file pay for its parser.
  const { value, messages } = file.endsWith('.bib') ? (await import('./bibtex.ts')).parseBibtex(source) : parseBibliography(source)
  return { works: (value ?? []).map((entry) => entry.csl), messages }
}

/** The tree that the press reads of a text; undefined where it is beyond the limits. */
export function readMarkdown(text: string): Root | undefined {
  return parseMarkdown(text, ({ line, column }) => ({ file: '', line, column })).value
}

/** Every text value of a YAML file with its key (of a list, that of the list). */
export function readStrings(text: string): { key: string; value: string }[] {
  const found: { key: string; value: string }[] = []
  visit(parseDocument(text), {
    Scalar: (at, node, path) => {
      if (at === 'key') return
      const pair = path.findLast(isPair)
      found.push({ key: isScalar(pair?.key) ? String(pair.key.value) : '', value: String(node.value ?? '') })
    },
  })
  return found
}

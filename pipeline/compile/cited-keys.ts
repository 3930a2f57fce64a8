import { visit } from 'unist-util-visit'
import type { Book, MarkdownTree, OrderEntry } from '../model/book.ts'

/** Keys of works in the order in which the book cites them first: chapters and documents as they are printed, then the register. What is in no order is not printed, and cites nothing. */
export function citedKeys({ config, chapters, documents, names }: Book): string[] {
  const keys = new Set<string>()
  const read = (source: MarkdownTree | undefined): void => {
    if (source) visit(source.tree, 'citation', (node) => node.items.forEach((item) => keys.add(item.key)))
  }
  const entries = (list: readonly OrderEntry[]): void => {
    for (const entry of list) {
      if (entry.kind === 'part') entries(entry.entries)
      else if (entry.kind === 'chapter') read(chapters.get(entry.id)?.source)
      else if (entry.kind === 'document') {
        const document = documents.get(entry.id)
        if (document) [...document.regest.map((each) => each.source), document.headnote, ...document.texts.map((each) => each.source), document.sourceNote, document.translationNote].forEach(read)
      }
    }
  }
  for (const matter of ['front', 'body', 'back'] as const) entries(config.order[matter])
  for (const name of names.values()) read(name.note)
  return [...keys]
}

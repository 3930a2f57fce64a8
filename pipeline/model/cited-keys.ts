import { visit } from 'unist-util-visit'
import type { Book, MarkdownTree, OrderEntry } from './book.ts'
import type { Standing } from './standing.ts'

/** Keys of works in the order in which the book cites them first: chapters and documents as they are printed, then the register. What is in no order is not printed, and cites nothing. */
export function citedKeys({ config, chapters, documents, names }: Book, standing: Standing): string[] {
  const keys = new Set<string>()
  const read = (source: MarkdownTree | undefined): void => {
    if (source) for (const key of standing.of(keysIn, source)) keys.add(key)
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

function keysIn({ tree }: MarkdownTree): readonly string[] {
  const keys: string[] = []
  visit(tree, 'citation', (node) => keys.push(...node.items.map((item) => item.key)))
  return keys
}

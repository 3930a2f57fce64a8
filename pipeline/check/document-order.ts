import type { OrderEntry } from '../model/book.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import { filingDay, isAfter } from '../model/document-date.ts'
import type { Check } from './index.ts'

/** Where the policy orders documents by date: each after those that stand before it in its part. Undated documents and enclosures follow no date. */
export const checkDocumentOrder: Check = ({ book: { config, documents } }) => {
  if (config.policies.documentOrder === 'number') return []
  const messages: Diagnostic[] = []
  const judge = (entries: readonly OrderEntry[]): void => {
    let latest: { readonly id: string; readonly day: string } | undefined
    for (const entry of entries) {
      if (entry.kind === 'part') judge(entry.entries)
      const document = entry.kind === 'document' ? documents.get(entry.id) : undefined
      const day = document && filingDay(document)
      if (document === undefined || day === undefined || document.kind === 'enclosure') continue
      if (latest !== undefined && isAfter(latest.day, day)) {
        messages.push(diagnostic('document-order-kept', `The document “${document.id}” (${day}) stands after “${latest.id}” (${latest.day}).`, entry.place))
      } else latest = { id: document.id, day }
    }
  }
  for (const entries of [config.order.front, config.order.body, config.order.back]) judge(entries)
  return messages
}

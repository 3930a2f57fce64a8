/// <reference lib="dom" />

/**
 * Runs in the page, after `paginate`: puts right what Paged.js leaves where it divided an element between two pages. An id goes with the
 * words, an empty shell goes, and a last line is spread only where its block goes on overleaf.
 *
 * Self-contained: it is sent to the page as text.
 */
export function mendSplits(): void {
  const holds = (element: Element): boolean => (element.textContent ?? '').trim() !== '' || element.matches('img, svg') || element.querySelector('img, svg') !== null

  // An element that was divided before its first word leaves an empty shell on the page before: its id goes with the words.
  const settled = new Set<string>()
  const waiting = new Map<string, Element[]>()
  for (const element of document.querySelectorAll<HTMLElement>('.pagedjs_area [data-ref]')) {
    const ref = element.dataset['ref'] ?? ''
    const id = element.dataset['noteId'] ?? element.dataset['id']
    element.removeAttribute('id')
    if (settled.has(ref)) continue
    if (!holds(element)) {
      waiting.set(ref, [...(waiting.get(ref) ?? []), element])
      continue
    }
    settled.add(ref)
    if (id !== undefined) element.id = id
    for (const shell of waiting.get(ref) ?? []) shell.remove()
    waiting.delete(ref)
  }
  for (const [first] of waiting.values()) {
    const id = (first as HTMLElement | undefined)?.dataset['id']
    if (first && id !== undefined) first.id = id
  }

  // The last line of a piece is spread only where its block goes on overleaf. Paged.js marks whole sections, whose every last line would be spread.
  for (const element of document.querySelectorAll('[data-align-last-split-element]')) element.removeAttribute('data-align-last-split-element')
  const later = new Set<string>()
  for (const element of [...document.querySelectorAll<HTMLElement>('.pagedjs_area [data-block]')].reverse()) {
    const key = `${element.closest<HTMLElement>('.note')?.dataset['noteId'] ?? ''} ${element.dataset['block'] ?? ''}`
    if (later.has(key) && getComputedStyle(element).textAlign === 'justify') element.dataset['alignLastSplitElement'] = 'justify'
    if (holds(element)) later.add(key)
  }
}

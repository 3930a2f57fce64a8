/// <reference lib="dom" />
/* eslint-disable @typescript-eslint/no-explicit-any -- Paged.js has no types. */

/**
 * Runs in the page, before `installCures`: at the foot of a page the notes of one stream stand together, the streams in the order of
 * their `data-rank`. The first of each group but the topmost has the class `opens-group`.
 *
 * Every note is set in its place before the engine measures, so that what was measured is what is printed. The note that does not fit
 * whole comes last of all, and what is left of it first of all overleaf: the reader turns the page at its last words and finds the next
 * at the head of the notes, whatever their streams; and it is the note called last that goes on, never one that had room above.
 *
 * Self-contained: it is sent to the page as text.
 */
export function installNoteGroups(): void {
  const Paged = (window as any).Paged
  if ((window as any).sourcebookReset) return
  const footnotes = Paged.registeredHandlers.find((handler: any) => handler.name === 'Footnotes').prototype

  /** Rank of its stream (of what was begun on the page before: none), and number of its element in the section. */
  const standing = ({ dataset }: HTMLElement): readonly [number, number] => [dataset['splitFrom'] === undefined ? Number(dataset['rank']) : -1, Number(dataset['ref']?.slice(1))]
  const place = (inner: HTMLElement, note: HTMLElement): void => {
    const [rank, call] = standing(note)
    const next = [...inner.children].find((each) => {
      const [otherRank, otherCall] = standing(each as HTMLElement)
      return otherRank > rank || (otherRank === rank && otherCall > call)
    })
    inner.insertBefore(note, next ?? null)
  }
  const tellGroups = (inner: Element): void => {
    let last: string | undefined
    for (const note of inner.children as HTMLCollectionOf<HTMLElement>) {
      note.classList.toggle('opens-group', last !== undefined && note.dataset['rank'] !== last)
      last = note.dataset['rank']
    }
  }
  /** A note did not fit, and the height of them all was fixed. */
  const isFull = (inner: HTMLElement): boolean => inner.style.height.endsWith('px')

  const { moveFootnote, afterPageLayout } = footnotes
  footnotes.moveFootnote = function (note: HTMLElement, area: HTMLElement, needsCall: boolean): void {
    const inner = area.querySelector<HTMLElement>('.pagedjs_footnote_inner_content')!
    const wasFull = isFull(inner)
    inner.appendChild = <T extends Node>(child: T): T => {
      // Behind the one that did not fit none fits.
      if (wasFull) inner.append(child)
      else place(inner, child as unknown as HTMLElement)
      tellGroups(inner)
      return child
    }
    try {
      moveFootnote.call(this, note, area, needsCall)
    } finally {
      Reflect.deleteProperty(inner, 'appendChild')
    }
    if (needsCall && !wasFull && isFull(inner) && note.parentNode === inner) inner.append(note)
    tellGroups(inner)
  }
  footnotes.afterPageLayout = function (element: HTMLElement, page: any, token: any, chunker: any): void {
    const inner = element.querySelector<HTMLElement>('.pagedjs_footnote_inner_content')!
    // Notes may have gone with their calls.
    tellGroups(inner)
    const sentOn = this.needsLayout.length
    afterPageLayout.call(this, element, page, token, chunker)
    // What seemed not to fit did after all.
    if (this.needsLayout.length === sentOn) for (const note of [...inner.children] as HTMLElement[]) place(inner, note)
    tellGroups(inner)
  }
}

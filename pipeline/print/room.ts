/// <reference lib="dom" />

/** A place between two blocks that takes white: the top of the block below, px from the page's upper edge; the most, and the least at once, in lines. */
export type Place = readonly [top: number, most: number, step: number]

/** What a page leaves free above its foot, or its notes, and where white may go. */
export interface Room {
  /** A line of the section, px. */
  readonly leading: number
  /** White below the last line, px. */
  readonly white: number
  /** End of the body, px from the page's upper edge: the foot, or the head of the notes. */
  readonly foot: number
  /** From the head of the page down; never its head itself. */
  readonly places: readonly Place[]
}

/**
 * Runs in the page, for each page that Paged.js has made: measures its room, and marks every block below a place with
 * `data-white="from:to"`, the numbers of the places between the block and the block that holds it. The house says with the properties
 * `--white-before`, `--white-after` (lines, 0 unless said) and `--white-step` where a place is.
 *
 * Self-contained: it is sent to the page as text.
 */
export function roomOf(sheet: HTMLElement): Room {
  const known = window as unknown as { sourcebookWhite?: true }
  if (!known.sourcebookWhite) {
    // What holds a block must not hand its white on to each line in it.
    for (const [name, initialValue] of [['--white-before', '0'], ['--white-after', '0'], ['--white-step', '1']] as const) CSS.registerProperty({ name, syntax: '<number>', inherits: false, initialValue })
    known.sourcebookWhite = true
  }
  const origin = sheet.getBoundingClientRect().top
  const content = sheet.querySelector('.pagedjs_page_content')!
  const places: Place[] = []
  let bottom = origin
  const told = (element: Element, name: string): number => Number(getComputedStyle(element).getPropertyValue(name))
  const holdsBlocks = (element: Element): boolean =>
    /^(?:section|div|header|ul|ol)$/i.test(element.tagName) &&
    /^(?:block|list-item)$/.test(getComputedStyle(element).display) &&
    [...element.childNodes].every((child) => !(child instanceof Text) || child.data.trim() === '')
  const walk = (holder: Element): void => {
    const from = places.length
    let above: HTMLElement | undefined
    for (const block of holder.children) {
      if (!(block instanceof HTMLElement) || block.getBoundingClientRect().height === 0 || /^(?:absolute|fixed)$/.test(getComputedStyle(block).position)) continue
      const { top } = block.getBoundingClientRect()
      // Not between a heading and what it heads.
      if (above && block.dataset['previousBreakAfter'] !== 'avoid' && above.dataset['breakAfter'] !== 'avoid') {
        const before = told(block, '--white-before')
        const after = told(above, '--white-after')
        if (Math.max(before, after) > 0) places.push([Math.round((top - origin) * 4) / 4, Math.max(before, after), told(before >= after ? block : above, '--white-step')])
      }
      if (places.length > from) block.dataset['white'] = `${from}:${places.length}`
      if (holdsBlocks(block)) walk(block)
      else bottom = Math.max(bottom, block.getBoundingClientRect().bottom)
      above = block
    }
  }
  const root = content.querySelector('section') ?? content
  walk(content)

  const area = sheet.querySelector('.pagedjs_area')!.getBoundingClientRect()
  const around = sheet.querySelector('.pagedjs_footnote_content')
  const note = sheet.querySelector('.pagedjs_footnote_area .note')?.getBoundingClientRect()
  // The area of the notes may be higher than they are, where a note was sent on: what counts is where the first of them stands.
  const space = note && around ? parseFloat(getComputedStyle(around).marginTop) + parseFloat(getComputedStyle(around).paddingTop) : 0
  const foot = note && note.height > 0 ? Math.max(sheet.querySelector('.pagedjs_footnote_area')!.getBoundingClientRect().top, note.top - space) : area.bottom
  const style = getComputedStyle(root)
  return { leading: parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.2, white: Math.max(0, foot - bottom), foot: foot - origin, places }
}

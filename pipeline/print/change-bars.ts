/// <reference lib="dom" />

/** What a line is marked for: the redline’s insertions, deletions and labels (release/redline.ts). */
export const CHANGED = '.redline-in, .redline-out, .redline-label'

/**
 * Runs in the page, when the assembled pages of a redline are shown and their slots are filled: puts a bar beside each run of lines that
 * holds something `changed` (a selector). The house says where: `.change-bar`, absolute on its page. Bars are drawn, not read.
 *
 * Self-contained: it is sent to the page as text.
 */
export function drawChangeBars(changed: string): void {
  for (const sheet of document.querySelectorAll('.pagedjs_page')) {
    const origin = sheet.getBoundingClientRect().top
    const lines = [...sheet.querySelectorAll(changed)].flatMap((element) => [...element.getClientRects()]).filter(({ width, height }) => width > 0 && height > 0).map(({ top, bottom }) => ({ top: top - origin, bottom: bottom - origin })).sort((a, b) => a.top - b.top)
    const bars: { top: number; bottom: number }[] = []
    for (const { top, bottom } of lines) {
      const last = bars.at(-1)
      // The white between two lines.
      if (last && top - last.bottom < 8) last.bottom = Math.max(last.bottom, bottom)
      else bars.push({ top, bottom })
    }
    for (const { top, bottom } of bars) {
      const bar = document.createElementNS('http://www.w3.org/1999/xhtml', 'div')
      bar.className = 'change-bar'
      bar.setAttribute('aria-hidden', 'true')
      ;(bar as HTMLElement).style.cssText = `top:${Math.round(top * 4) / 4}px;height:${Math.round((bottom - top) * 4) / 4}px`
      sheet.append(bar)
    }
  }
}

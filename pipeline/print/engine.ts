/// <reference lib="dom" />
/* eslint-disable @typescript-eslint/no-explicit-any -- Paged.js has no types. */

/** What the page is given to paginate. */
export interface EngineInput {
  /** One XHTML element: the section. */
  readonly xhtml: string
  readonly css: string
  /** Style set on the section to move its breaks, where a first try lost something; usually empty. */
  readonly perturbation: string
  /** The section begins on a recto: its second and third page face each other, and so on. */
  readonly facing: boolean
}

/**
 * Runs in the page, after `installCures`: lays the section out into `.pagedjs_page` boxes in the body, and returns their number.
 * Leaves the texts that must be found again in `window.sourcebookSource` for the audit: `[note id or '', block or '', text]`.
 *
 * Self-contained: it is sent to the page as text.
 */
export async function paginate(input: EngineInput): Promise<number> {
  const Paged = (window as any).Paged
  // The page may have served another section: nothing of it may remain but the engine, with the styles that it has read.
  const kept = (window as any).sourcebookEngine as { readonly css: string; readonly previewer: any } | undefined
  const reused = kept?.css === input.css ? kept.previewer : undefined
  if (reused === undefined) {
    for (const element of document.querySelectorAll('head > style:not([data-pagedjs-ignore])')) element.remove()
    document.body.replaceChildren()
  }
  ;(window as any).sourcebookReset()
  ;(window as any).sourcebookFacing = input.facing
  const parsed = new DOMParser().parseFromString(input.xhtml, 'application/xhtml+xml')
  const broken = parsed.querySelector('parsererror')
  if (broken) throw new Error(`the section is not well-formed: ${broken.textContent ?? ''}`)
  const root = document.adoptNode(parsed.documentElement)
  if (input.perturbation !== '') root.setAttribute('style', input.perturbation)

  const source: [string, string, string][] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!
    if (parent.closest('.slot, .note-call, .note-marker, .page-hyphen, .continued, title, desc')) continue
    const block = parent.closest<HTMLElement>('[data-block]')?.dataset['block'] ?? ''
    source.push([parent.closest<HTMLElement>('.note')?.dataset['noteId'] ?? '', block, (node as Text).data])
  }
  ;(window as any).sourcebookSource = source

  // Only the faces that this text asks for are fetched (unicode-range decides), and all of them before the first line is broken.
  const text = root.textContent ?? ''
  const styles = new Set([...document.fonts].map((face) => `${face.style} ${face.weight} 16px ${face.family}`))
  await Promise.all([...styles].map((style) => document.fonts.load(style, text)))
  // Kept: a copy of a picture that somebody holds is there at once, and has its size.
  ;(window as any).sourcebookPictures = await Promise.all(
    [...root.querySelectorAll('img')].map(async (img) => {
      const probe = new Image()
      probe.src = img.getAttribute('src') ?? ''
      await probe.decode()
      return probe
    }),
  )

  const refs: Record<string, Element> = {}
  let count = 0
  for (const element of [root, ...root.querySelectorAll('*')]) {
    const ref = `r${count++}`
    element.setAttribute('data-ref', ref)
    refs[ref] = element
  }
  const fragment = document.createDocumentFragment()
  fragment.append(root)
  ;(fragment as any).indexOfRefs = refs
  if (reused === undefined) {
    const previewer = new Paged.Previewer()
    ;(window as any).sourcebookEngine = { css: input.css, previewer }
    await previewer.preview(fragment, [{ [`${location.origin}/print.css`]: input.css }], document.body)
  } else {
    // What the last section has taught the engine (how many letters a page holds) would move the breaks of this one.
    const { chunker, polisher } = reused
    const { styleSheet } = polisher as { readonly styleSheet: CSSStyleSheet }
    const known = styleSheet.cssRules.length
    chunker.start()
    chunker.charsPerBreak = []
    delete chunker.maxChars
    delete chunker.settings.maxChars
    await chunker.flow(fragment, document.body)
    // Rules for siblings (`a + b`) are written anew for every section, though they stand there since the first.
    while (styleSheet.cssRules.length > known) styleSheet.deleteRule(known)
  }
  // Pages that hold only the rest of a note are made in another way, which may miscount them.
  const sheets = document.querySelectorAll('.pagedjs_page')
  sheets.forEach((sheet, index) => {
    sheet.classList.toggle('pagedjs_right_page', index % 2 === 0)
    sheet.classList.toggle('pagedjs_left_page', index % 2 === 1)
    sheet.classList.toggle('pagedjs_first_page', index === 0)
  })
  return sheets.length
}

import type * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'


/** A page of the PDF, read back. */
export interface PrintedPage {
  /** In the order of the structure tree; numbers and bullets of lists left out. */
  readonly text: string
  /** What stands outside the tree: running heads, folios. */
  readonly artifacts: string
}

/** Reads the pages of a PDF, or those of `wanted` (from 0) alone, as a program does that knows nothing of how it was made. */
export async function readPdf(pdf: Uint8Array, wanted?: ReadonlySet<number>): Promise<PrintedPage[]> {
  const { getDocument } = await reader()
  const task = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, disableFontFace: true, isEvalSupported: false, verbosity: 0 })
  const document = await task.promise
  const pages: PrintedPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    if (wanted?.has(number - 1) === false) continue
    const page = await document.getPage(number)
    const [content, tree] = await Promise.all([page.getTextContent({ includeMarkedContent: true, disableNormalization: true }), page.getStructTree()])
    const marked = new Map<string, string>()
    let artifacts = ''
    const open: (string | undefined)[] = []
    for (const item of content.items) {
      if ('str' in item) {
        const id = open.findLast((name) => name !== undefined)
        if (id === undefined) artifacts += item.str
        else marked.set(id, (marked.get(id) ?? '') + item.str)
      } else if (item.type === 'endMarkedContent') open.pop()
      else open.push(item.id ?? undefined)
    }
    const text = tree === null ? '' : readTree(tree, marked)
    for (const rest of marked.values()) artifacts += rest
    pages[number - 1] = { text, artifacts }
    page.cleanup()
  }
  await task.destroy()
  return pages
}

/**
 * The reader, loaded when first needed. Its build for old engines puts a slow `push` of its own in place of the one of all arrays, for
 * the sake of arrays that cannot be written to: what was there is put back.
 */
async function reader(): Promise<typeof pdfjs> {
  const { push } = Array.prototype
  try {
    // The worker, too: the reader would load it later, after push was put back.
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string)
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    Object.defineProperty(Array.prototype, 'push', { value: push, writable: true, configurable: true, enumerable: false })
  }
}

interface TreeNode {
  readonly role?: string
  readonly children?: readonly (TreeNode | { readonly type: string; readonly id?: string })[]
}

/** Takes the text of a node out of `marked`, in order. */
function readTree(node: TreeNode, marked: Map<string, string>): string {
  let text = ''
  for (const child of node.children ?? []) {
    if (!('type' in child)) text += readTree(child, marked)
    else if (child.type === 'content' && child.id !== undefined) {
      if (node.role !== 'Lbl') text += marked.get(child.id) ?? ''
      marked.delete(child.id)
    }
  }
  return text
}

import type { Edition } from '../model/edition.ts'
import { fillIndexes } from '../model/filled-indexes.ts'
import type { PageMap } from '../model/page-map.ts'
import { layFiles, navigationFile } from './files.ts'
import { navigationPage } from './navigation.ts'
import { planPageBreaks } from './page-breaks.ts'
import { sectionPage } from './sections.ts'
import { stylesheet } from './stylesheet.ts'
import { writeXhtml } from './xhtml.ts'

/** A file of the EPUB, as it lies in OEBPS/. */
export interface ReadingFile {
  readonly type: string
  readonly body: string | Uint8Array
}

/**
 * The EPUB’s own pages, styles and pictures, each made when it is asked for, by the functions that pack makes them with. Only its fonts are not
 * there: `fontRules` stand in the stylesheet instead. A page is also found by the id of its section.
 */
export function readingView(unfilled: Edition, pageMap: PageMap, fontRules: string): (path: string) => ReadingFile | undefined {
  const lay = (): { edition: Edition; files: ReturnType<typeof layFiles>; breaks: ReturnType<typeof planPageBreaks> } => {
    const edition = fillIndexes(unfilled, pageMap)
    const files = layFiles(edition)
    return { edition, files, breaks: planPageBreaks(pageMap, files) }
  }
  let laid: ReturnType<typeof lay> | undefined
  return (path) => {
    if (path === 'style.css') return { type: 'text/css; charset=utf-8', body: `${fontRules}\n${stylesheet(unfilled.house, [])}` }
    const { edition, files, breaks } = (laid ??= lay())
    const page = (body: string): ReadingFile => ({ type: 'application/xhtml+xml; charset=utf-8', body })
    const named = files.ofSection.get(path) ?? path
    if (named === navigationFile) return page(writeXhtml(navigationPage(edition, files, breaks, false)))
    const section = edition.sections.find(({ id, kind }) => kind !== 'contents' && files.ofSection.get(id) === named)
    if (section) return page(writeXhtml(sectionPage(section, edition, { files, pageMap, marks: new Map(breaks.map((mark) => [mark.index, mark])), breaks: breaks.filter((mark) => mark.section === section.id) }).page.tree))
    const key = [...files.images].find(([, file]) => file === named)?.[0]
    const asset = key === undefined ? undefined : edition.assets.get(key)
    return asset && { type: asset.mediaType, body: asset.bytes }
  }
}

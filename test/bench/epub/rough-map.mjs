// A page map made without a browser, so that the EPUB alone is measured: a section begins a page, and a page has so many characters of its
// blocks. The anchors stand where they do in the text, more or less; no printed page is claimed.
const folded = (text) => text.replaceAll(/[\s\u00AD]/gu, '').length

/** Pages of about so many characters without spaces. */
export function roughMap(edition, characters = 1600) {
  const pages = []
  const anchors = {}
  for (const section of edition.sections) {
    const turn = (block, offset) => pages.push({ index: pages.length, label: String(pages.length + 1), folioPrinted: true, side: pages.length % 2 === 0 ? 'recto' : 'verso', blank: false, section: section.id, runningHead: section.runningHead, firstWords: '', start: { section: section.id, block, offset } })
    const blocks = blocksOf(section.tree)
    turn(blocks[0]?.id ?? '', 0)
    anchors[section.id] = pages.length - 1
    let room = characters
    for (const { id, length, own } of blocks) {
      for (const anchor of own) anchors[anchor] ??= pages.length - 1
      let offset = 0
      while (length - offset > room) {
        offset += room
        turn(id, offset)
        room = characters
      }
      room -= length - offset
    }
    for (const { id, call } of section.notes) {
      anchors[id] ??= anchors[call] ?? pages.length - 1
      anchors[call] ??= pages.length - 1
    }
    for (const id of section.notes.flatMap((note) => idsOf({ children: note.children }))) anchors[id] ??= pages.length - 1
  }
  return { pages, anchors }
}

/** Blocks in their order: id, length of the text of their own, and the anchors that are met before the next one. */
function blocksOf(tree) {
  const blocks = []
  const pending = []
  const walk = (node, block) => {
    if (node.type === 'text') {
      if (block !== undefined) block.length += folded(node.value)
      return
    }
    const { id, dataBlock, className } = node.properties ?? {}
    const isOwn = dataBlock !== undefined && dataBlock !== null
    const inner = isOwn ? { id: String(dataBlock), length: 0, own: [] } : block
    if (isOwn) blocks.push(inner)
    if (id) (inner?.own ?? pending).push(String(id))
    if (String(className ?? '').split(/[ ,]/u).some((name) => ['note-call', 'note-label', 'slot'].includes(name))) return
    for (const child of node.children ?? []) walk(child, inner)
  }
  walk(tree)
  blocks[0]?.own.push(...pending)
  return blocks
}

function idsOf(node) {
  const own = node.properties?.id ? [String(node.properties.id)] : []
  return [...own, ...(node.children ?? []).flatMap(idsOf)]
}

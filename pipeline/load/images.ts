import { posix } from 'node:path'
import type { Nodes } from 'mdast'
import type { Asset, MarkdownTree } from '../model/book.ts'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { eachNode } from '../model/tree.ts'
import { readBytes, type Folder } from './folder.ts'
import { imageFacts } from './image-size.ts'
import { limits } from './limits.ts'

/**
 * The key of a picture among the assets: its path from the book folder. An image’s address is relative to the file it
 * is written in. Undefined for an address that is not a local path.
 */
export function assetKey(file: string, url: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^\\|^\//iu.test(url)) return undefined
  let path = url
  try {
    path = decodeURIComponent(url)
  } catch {
    // A stray percent sign: the path as written.
  }
  return posix.normalize(posix.join(posix.dirname(file), path))
}

/** Reads every picture that the trees show, each once. */
export async function readImages(folder: Folder, trees: readonly MarkdownTree[]): Promise<{ assets: Map<string, Asset>; messages: Diagnostic[] }> {
  const { standing } = folder
  const wanted = trees.flatMap((tree) => standing.of(imagesOf, tree))
  const assets = new Map<string, Asset>()
  const messages: Diagnostic[] = []
  for (const { url, key, place } of wanted) {
    if (key === undefined) {
      const reason = /^(?:https?:)?\/\//iu.test(url) ? `The image “${url}” is on the network; nothing is fetched.` : `The image “${url.slice(0, 80)}” is not named by a path inside the book.`
      messages.push(diagnostic('image-local', reason, place))
      continue
    }
    if (assets.has(key)) continue
    const read = await readBytes(folder, key, place, limits.imageBytes, { large: true })
    messages.push(...read.messages.map((message) => asImageRule(message, url, key, place)))
    if (read.value === undefined) continue
    const asset = standing.of(assetOf, read.value, key)
    if (typeof asset === 'string') messages.push(diagnostic('image-format-known', `The image “${url}” cannot be used: ${asset}.`, place))
    else {
      assets.set(key, asset)
      messages.push(...nameTrue(asset, url, place), ...pixelsLimited(asset, url, place))
    }
  }
  return { assets, messages }
}

/** A picture, or what keeps it from being one. */
export function assetOf(bytes: Uint8Array, file: string): Asset | string {
  const facts = imageFacts(bytes)
  return typeof facts === 'string' ? facts : { file, bytes, ...facts }
}

/** Whether the ending of a picture’s name is that of its content. */
export function nameTrue({ mediaType, file }: Asset, url: string, place: Place): Diagnostic[] {
  const endings = { 'image/png': ['png'], 'image/jpeg': ['jpg', 'jpeg'], 'image/svg+xml': ['svg'] }[mediaType]
  const ending = posix.extname(file).slice(1)
  if (endings.includes(ending.toLowerCase())) return []
  const kind = { 'image/png': 'a PNG', 'image/jpeg': 'a JPEG', 'image/svg+xml': 'an SVG' }[mediaType]
  return [diagnostic('image-name-true', `The image “${url}” is ${kind}, but its name ${ending === '' ? 'does not say so' : `ends in .${ending}`}.`, place)]
}

function pixelsLimited({ mediaType, width, height }: Asset, url: string, place: Place): Diagnostic[] {
  if (mediaType === 'image/svg+xml' || width * height <= limits.imagePixels) return []
  return [diagnostic('image-pixels-limited', `The image “${url}” has ${width} × ${height} pixels; some reading systems show no more than ${limits.imagePixels / 1e6} million.`, place)]
}

function imagesOf(source: MarkdownTree): { url: string; key: string | undefined; place: Place }[] {
  const found: { url: string; key: string | undefined; place: Place }[] = []
  const definitions = new Map<string, string>()
  eachNode<Nodes>(source.tree, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url)
  })
  eachNode<Nodes>(source.tree, (node) => {
    const url = node.type === 'image' ? node.url : node.type === 'imageReference' ? definitions.get(node.identifier) : undefined
    if (url === undefined) return
    const { line, column } = node.position?.start ?? { line: 1, column: 1 }
    found.push({ url, key: assetKey(source.file, url), place: { file: source.file, line, column } })
  })
  return found
}

/** A picture’s file has rules of its own. */
export function asImageRule(message: Diagnostic, url: string, key: string, place: Place): Diagnostic {
  if (message.ruleId === 'file-exists') {
    const meant = message.note?.startsWith('Did you mean') ? message.note.replace(`${posix.dirname(key)}/`, '') : undefined
    return diagnostic('image-exists', `There is no image “${url}”.`, place, meant)
  }
  if (message.ruleId === 'file-inside-book') return diagnostic('image-local', `The image “${url}” lies outside the book folder.`, place)
  return message
}

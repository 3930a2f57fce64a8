import type { Construct, Extension } from 'micromark-util-types'
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import type { Root } from 'mdast'
import { unified, type Processor } from 'unified'
import { citationFromMarkdown, citationSyntax } from './citation-syntax.ts'

/** Constructs of GFM that are tried at every letter or line, though few texts hold one. */
interface Needs {
  readonly addresses: boolean
  readonly mail: boolean
  readonly tables: boolean
}

const processors = new Map<string, Processor<Root>>()

/**
 * The parser of the press’s Markdown (CommonMark, GFM, directives, citations, YAML front matter) without what this text cannot hold:
 * the tree is that of the whole syntax, in half the time.
 */
export function parserFor(text: string): { readonly parse: (text: string) => Root } {
  const needs = needsOf(text)
  const key = JSON.stringify(needs)
  let processor = processors.get(key)
  if (processor === undefined) processors.set(key, (processor = processorFor(needs)))
  return processor
}

/** The parser of the whole syntax. */
export function processorFor(needs: Needs = { addresses: true, mail: true, tables: true }): Processor<Root> {
  return unified().use(remarkParse).use(remarkGfm).use(remarkDirective).use(remarkFrontmatter, ['yaml']).use(citations).use(lean, needs).freeze()
}

/** Addresses are found in the words as they are read, without escapes; what character references hide, nobody can tell beforehand. */
function needsOf(text: string): Needs {
  const tables = /\||:-|-:/u.test(text)
  if (/&[#A-Za-z]/u.test(text)) return { addresses: true, mail: true, tables }
  const words = text.replaceAll('\\', '')
  return { addresses: /https?:\/\/|www\./iu.test(words), mail: /[\w+.-]@[\w-]*\./u.test(words), tables }
}

/** unified’s way of adding syntax: ours comes last, so that it is tried before links and directives. */
function citations(this: Processor): undefined {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), citationSyntax]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), citationFromMarkdown]
}

/** Takes out what is not needed. */
function lean(this: Processor, { addresses, mail, tables }: Needs): undefined {
  const spared = new Set([...(addresses ? [] : ['wwwAutolink', 'protocolAutolink']), ...(mail ? [] : ['emailAutolink']), ...(tables ? [] : ['table'])])
  const data = this.data()
  data.micromarkExtensions = data.micromarkExtensions?.map((extension) => ({ ...extension, ...without(extension, 'text', spared), ...without(extension, 'flow', spared) })) ?? []
  // What looks for addresses in the finished tree.
  if (!addresses && !mail) data.fromMarkdownExtensions = data.fromMarkdownExtensions?.flat().map((extension: FromMarkdown) => (extension.enter?.['literalAutolink'] ? { ...extension, transforms: [] } : extension)) ?? []
}

function without(extension: Extension, content: 'text' | 'flow', spared: ReadonlySet<string>): Extension {
  const kept = Object.entries(extension[content] ?? {}).map(([code, constructs]): [string, Construct[]] => [code, [constructs ?? []].flat().filter(({ name = '' }) => !spared.has(name))])
  return { [content]: Object.fromEntries(kept.filter(([, constructs]) => constructs.length > 0)) }
}

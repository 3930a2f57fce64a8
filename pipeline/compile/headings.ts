import GithubSlugger from 'github-slugger'
import type { Heading } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Chapter } from '../model/book.ts'

export interface HeadingFact {
  readonly id: string
  readonly title: string
  readonly depth: number
}

/** Headings of a chapter with their ids, `<chapter id>--<slug>`; a slug that comes twice is numbered. */
export function headingsOf({ id, source }: Chapter): readonly HeadingFact[] {
  const slugger = new GithubSlugger()
  const facts: HeadingFact[] = []
  visit(source.tree, 'heading', (node: Heading) => {
    const title = toString(node)
    facts.push({ id: `${id}--${slugger.slug(title)}`, title, depth: node.depth })
  })
  return facts
}

import type { PhrasingContent } from 'mdast'

/** A stretch of text of one make, or a thing that stands in the text. */
export interface Run {
  readonly text: string
  /** Instead of text: a note call, a break, a picture. */
  readonly node?: PhrasingContent | undefined
  readonly strong?: boolean | undefined
  readonly emphasis?: boolean | undefined
  readonly deleted?: boolean | undefined
  /** BCP 47, where it is not that of the text around it. */
  readonly lang?: string | undefined
  readonly url?: string | undefined
}

const wrappings = ['url', 'lang', 'strong', 'emphasis', 'deleted'] as const

/** Runs as a tree: what follows each other in the same make is one. White space at the ends goes outside emphasis, where Markdown wants it. */
export function phrasing(runs: readonly Run[]): PhrasingContent[] {
  return nested(runs.filter((run) => run.text !== '' || run.node !== undefined), 0)
}

function nested(runs: readonly Run[], level: number): PhrasingContent[] {
  const wrapping = wrappings[level]
  if (wrapping === undefined) return joined(runs)
  const made: PhrasingContent[] = []
  for (let start = 0; start < runs.length;) {
    const value = runs[start]?.[wrapping]
    let end = start + 1
    while (end < runs.length && (runs[end]?.[wrapping] || undefined) === (value || undefined)) end += 1
    const inner = nested(runs.slice(start, end), level + 1)
    start = end
    // A note call or a break by itself needs no wrapping.
    if (!value || !inner.some((node) => node.type !== 'break' && node.type !== 'footnoteReference' && !(node.type === 'text' && node.value.trim() === ''))) made.push(...inner)
    else made.push(...wrapped(wrapping, value, inner))
  }
  return made
}

function wrapped(wrapping: (typeof wrappings)[number], value: string | boolean, inner: PhrasingContent[]): PhrasingContent[] {
  const [before, children, after] = trimmed(inner)
  const around = ((): PhrasingContent => {
    switch (wrapping) {
      case 'url': return { type: 'link', url: String(value), children: children as never[] }
      case 'lang': return langOf(children, String(value))
      case 'strong': return { type: 'strong', children }
      case 'emphasis': return { type: 'emphasis', children }
      case 'deleted': return { type: 'delete', children }
    }
  })()
  return [...before, around, ...after]
}

/** `:lang[…]{tag=…}` */
export function langOf(children: PhrasingContent[], tag: string): PhrasingContent {
  return { type: 'textDirective', name: 'lang', attributes: { tag }, children }
}

/** Takes white space and breaks at both ends out. */
export function trimmed(nodes: readonly PhrasingContent[]): [PhrasingContent[], PhrasingContent[], PhrasingContent[]] {
  const inner = [...nodes]
  const before: PhrasingContent[] = []
  const after: PhrasingContent[] = []
  for (;;) {
    const node = inner[0]
    if (node?.type === 'break') before.push(inner.shift() as PhrasingContent)
    else if (node?.type === 'text' && /^\s/u.test(node.value)) {
      const space = /^\s+/u.exec(node.value)?.[0] ?? ''
      before.push({ type: 'text', value: space })
      inner[0] = { type: 'text', value: node.value.slice(space.length) }
      if (node.value === space) inner.shift()
    } else break
  }
  for (;;) {
    const node = inner.at(-1)
    if (node?.type === 'break') after.unshift(inner.pop() as PhrasingContent)
    else if (node?.type === 'text' && /\s$/u.test(node.value)) {
      const space = /\s+$/u.exec(node.value)?.[0] ?? ''
      after.unshift({ type: 'text', value: space })
      inner[inner.length - 1] = { type: 'text', value: node.value.slice(0, -space.length) }
      if (node.value === space) inner.pop()
    } else break
  }
  return [before, inner, after]
}

function joined(runs: readonly Run[]): PhrasingContent[] {
  const made: PhrasingContent[] = []
  for (const { text, node } of runs) {
    const last = made.at(-1)
    if (node !== undefined) made.push(node)
    else if (last?.type === 'text') last.value += text
    else made.push({ type: 'text', value: text })
  }
  return made
}

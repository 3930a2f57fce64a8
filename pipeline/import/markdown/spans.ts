/** A tag as it can be named in a message: without its attributes. */
export function ruleFreeTag(tag: string): string {
  return tag.replace(/^(<\/?[a-z][a-z0-9-]*)[\s\S]*$/iu, '$1>')
}

/** The attributes of Pandoc, `#id .class key="value"`. */
export function readAttributes(written: string): { id: string | undefined; classes: string[]; values: Record<string, string> } {
  const id = /(?:^|\s)#([^\s{}]+)/u.exec(written)?.[1]
  const classes = [...written.matchAll(/(?:^|\s)\.([^\s{}.]+)/gu)].map((match) => match[1] ?? '')
  const values = Object.fromEntries([...written.matchAll(/([\w:-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))/gu)].map((match) => [match[1] ?? '', match[2] ?? match[3] ?? match[4] ?? '']))
  return { id, classes, values }
}

/** An element of the workbench that is there by its id. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the workbench has no #${id}`)
  return found as T
}

type Child = Node | string | undefined | false

/** Makes an element: attributes by name (true: empty, undefined: none), listeners as functions, then its children. */
export function make<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Readonly<Record<string, string | boolean | undefined | ((event: Event) => void)>> = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value)
    else if (value === true) element.setAttribute(key, '')
    else if (value !== undefined && value !== false) element.setAttribute(key, value)
  }
  for (const child of children) if (child !== undefined && child !== false) element.append(child)
  return element
}

/** A number with its noun: “1 place”, “3 places”. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

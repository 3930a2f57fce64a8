const html = new Set(('a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p pre q rb rp rt ruby s samp section small span strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr').split(' '))
const svg = new Set('svg g path line polyline polygon rect circle ellipse text tspan textPath title desc defs clipPath marker pattern linearGradient radialGradient stop mask symbol use'.split(' '))
const HTML = 'http://www.w3.org/1999/xhtml'
const SVG = 'http://www.w3.org/2000/svg'

/**
 * Reads a page of the proof; undefined where it is not well-formed. What the press prints is kept; whatever could run or reach out, or is unknown, is
 * left out. The document it is shown in runs no script and reaches nothing in any case: this is the first of three fences. It is read by `frame`, under whose policy it will stand: under that of the workbench no
 * `style` attribute holds.
 */
export function readPage(xml: string, frame: Document): Element | undefined {
  const Parser = (frame.defaultView as (Window & typeof globalThis) | null)?.DOMParser ?? DOMParser
  const parsed = new Parser().parseFromString(`<div xmlns="${HTML}">${xml}</div>`, 'application/xhtml+xml')
  if (parsed.querySelector('parsererror')) return undefined
  for (const element of [...parsed.documentElement.querySelectorAll('*')]) {
    const { namespaceURI, localName } = element
    if (!(namespaceURI === HTML ? html.has(localName) : namespaceURI === SVG && svg.has(localName))) {
      element.remove()
      continue
    }
    for (const { name, value } of [...element.attributes]) if (!isHarmless(localName, name.toLowerCase(), value)) element.removeAttribute(name)
  }
  return parsed.documentElement.firstElementChild ?? undefined
}

function isHarmless(element: string, name: string, value: string): boolean {
  if (name.startsWith('on')) return false
  if (name === 'href' || name === 'xlink:href') return value.startsWith('#') || (element === 'a' && /^(?:https?:|mailto:)/iu.test(value))
  if (name === 'src') return element === 'img' && /^\/asset\/\w+$/u.test(value)
  return !/^(?:srcset|srcdoc|action|formaction|data|ping|background|poster|target|http-equiv|is|nonce)$/u.test(name)
}

import type { Proof } from '../model/proof.ts'
import { bookPolicy, workbenchPolicy } from './headers.ts'
import { namePlaceViews, nameViews, type NameRegister } from './names.ts'
import { search } from './search.ts'
import type { Shown } from './shown.ts'
import { bookView, pageContent } from './views.ts'

/** A file that the server holds in memory: nothing is read from disk on request. */
export interface Held {
  readonly type: string
  readonly body: string | Uint8Array
}

/** An answer; `policy`: its content security policy. */
export interface Answer extends Held {
  readonly policy?: string
}

/** What requests are answered from. */
export interface Holdings {
  /** The workbench: `/`, its scripts and its styles, by path. */
  readonly page: ReadonlyMap<string, Held>
  readonly shown: Shown | undefined
  readonly before: Shown | undefined
  readonly names: (() => NameRegister) | undefined
  /** A file of the EPUB: “chapter-1.xhtml”. */
  readonly reading: ((path: string) => Held | undefined) | undefined
}

/** The answer to a path and its query; undefined: there is no such thing. */
export function answer({ pathname, searchParams }: URL, holdings: Holdings): Answer | undefined {
  const own = holdings.page.get(pathname)
  if (own !== undefined) return { ...own, policy: workbenchPolicy }
  const { shown } = holdings
  if (shown === undefined) return undefined
  if (pathname === '/book') return json(bookView(shown, holdings.before))
  if (pathname === '/proof.xhtml') return { type: 'application/xhtml+xml; charset=utf-8', body: emptyProof(shown.proof), policy: bookPolicy }
  if (pathname === '/proof.css') return { type: 'text/css; charset=utf-8', body: shown.proof.css }
  if (pathname === '/faces.css') return { type: 'text/css; charset=utf-8', body: shown.proof.css.split('\n').filter((line) => line.startsWith('@font-face{')).join('\n') }
  if (pathname === '/measure.js') return { type: 'text/javascript; charset=utf-8', body: `export const measure = ${shown.proof.measure}\n` }
  if (pathname === '/search') return json(search(shown, searchParams.get('q') ?? ''))
  if (pathname === '/names') return json(holdings.names === undefined ? [] : nameViews(holdings.names()))
  if (pathname.startsWith('/anchor/')) return optional(shown.proof.pageMap.anchors[decoded(pathname.slice('/anchor/'.length))])
  const page = /^\/page\/(\d{1,6})$/u.exec(pathname)?.[1]
  if (page !== undefined) return optional(pageContent(shown, Number(page)))
  if (pathname.startsWith('/names/')) return holdings.names && json(namePlaceViews(holdings.names(), decoded(pathname.slice('/names/'.length)), shown))
  if (pathname.startsWith('/epub/')) {
    const file = holdings.reading?.(decoded(pathname.slice('/epub/'.length)))
    return file && { ...file, policy: bookPolicy }
  }
  const file = shown.proof.files.get(decoded(pathname))
  return file && { ...file, policy: bookPolicy }
}

/** The document that pages of the proof are put into. */
function emptyProof({ lang }: Proof): string {
  const language = lang.replace(/[^A-Za-z0-9-]/gu, '')
  return `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="${language}" xml:lang="${language}"><head><title>Proof</title></head><body></body></html>`
}

function json(value: unknown): Answer {
  return { type: 'application/json; charset=utf-8', body: JSON.stringify(value) }
}

function optional(value: unknown): Answer | undefined {
  return value === undefined ? undefined : json(value)
}

/** A path that is not well encoded names nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

import type { ElementContent } from 'hast'
import type { Directive } from '../../model/markdown.ts'
import type { Place } from '../../model/diagnostics.ts'
import type { Draft, ProseOptions } from '../draft.ts'

/** What a directive's transformer is given. `children` converts the label or the content. */
interface DirectiveCall {
  readonly node: Directive
  readonly draft: Draft
  readonly options: ProseOptions
  readonly children: () => ElementContent[]
}

/** Turns one directive into hast; nothing where it prints nothing. Attributes were checked before. */
export type DirectiveTransformer = (call: DirectiveCall) => ElementContent | ElementContent[] | undefined

/** The value of an attribute, or undefined where it is absent or empty. */
export function attribute(call: DirectiveCall, name: string): string | undefined {
  const value = call.node.attributes?.[name]
  return value === null || value === undefined || value === '' ? undefined : value
}

/** Where the directive is written. */
export function placeOf(call: DirectiveCall): Place {
  const start = call.node.position?.start
  return { file: call.options.file, line: start?.line ?? 1, column: start?.column ?? 1 }
}

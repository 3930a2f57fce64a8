import type { DirectiveTransformer } from './transformer.ts'

/** `:index[…]` marks a place for the index, which a later edition of the press makes; it prints nothing. */
export const indexMark: DirectiveTransformer = () => undefined

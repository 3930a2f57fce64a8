import type { DirectiveTransformer } from './transformer.ts'

/** `:::seg{#s3}`: documents cut their texts at segments themselves (segments.ts); elsewhere its content stands. */
export const seg: DirectiveTransformer = (call) => call.children()

/** What one attribute of a directive accepts. */
export interface AttributeSchema {
  readonly required: boolean
  /** The values allowed, or a pattern; neither: any text. */
  readonly values?: readonly string[]
  readonly pattern?: RegExp
  /** Written without a value: `{page}`. */
  readonly flag?: boolean
  /** Example for the message, and for the list in pipeline/README.md. */
  readonly example: string
}

/** A directive: one schema, one file; its transformer is compile/directives/<name>.ts. */
export interface DirectiveSchema {
  readonly name: string
  /** How it is written: `:name[…]{…}`, `::name{…}`, `:::name{…}`. */
  readonly kind: 'text' | 'leaf' | 'container'
  readonly attributes: Readonly<Record<string, AttributeSchema>>
  /** Whether it needs, may have or must not have a label `[…]`. */
  readonly label: 'required' | 'optional' | 'none'
  /** mdast types of the children a container may hold; absent: any blocks. */
  readonly children?: readonly string[]
  /** Where it may stand. `document` is original.*.md and translation.*.md; `chapter` everything else. */
  readonly places: readonly ('chapter' | 'document')[]
  readonly summary: string
}

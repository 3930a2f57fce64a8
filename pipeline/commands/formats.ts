import type { NamedKind } from '../language/readings.ts'

/** What `build --format` makes. */
export const buildFormats = ['pdf', 'epub', 'all'] as const

/** What an imported file becomes. */
export const importKinds = ['chapter', 'document'] as const

/** How `diff` says what changed; the PDFs are model/releases.ts’s `correctionFormats`. */
export const diffFormats = ['text', 'json', 'html'] as const

/** `yaml` goes with proposals: entries to paste into the register. */
export const namesFormats = ['text', 'json', 'yaml'] as const

/** What `translit --as` knows: how the reading of Chinese characters is spelt. */
export const namedKinds = ['person', 'place', 'words'] as const satisfies readonly NamedKind[]

/** The shells that a completion script is made for. */
export const shells = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof shells)[number]

import type { Diagnostic } from '../model/diagnostics.ts'
import type { Edition } from '../model/edition.ts'
import type { Leaf } from './labels.ts'
import type { SectionPages } from './sections.ts'

export async function provePdf(_pdf: Uint8Array, _edition: Edition, _leaves: readonly Leaf[], _sections: ReadonlyMap<string, SectionPages>, _texts: readonly string[]): Promise<Diagnostic[]> {
  return []
}

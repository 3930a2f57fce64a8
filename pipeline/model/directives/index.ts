import { doc } from './doc.ts'
import { figure } from './figure.ts'
import { indexMark } from './index-mark.ts'
import { lang } from './lang.ts'
import { locatorMap } from './locator-map.ts'
import { map } from './map.ts'
import { mention } from './mention.ts'
import { name } from './name.ts'
import { page } from './page.ts'
import { phenomena } from './phenomena/index.ts'
import { ref } from './ref.ts'
import { ruby } from './ruby.ts'
import type { DirectiveSchema } from './schema.ts'
import { seg } from './seg.ts'
import { table } from './table.ts'
import { timeline } from './timeline.ts'

export type { AttributeSchema, DirectiveSchema } from './schema.ts'

/** Every directive of the press, by name. */
export const directives: ReadonlyMap<string, DirectiveSchema> = new Map(
  [doc, figure, indexMark, lang, locatorMap, map, mention, name, page, ref, ruby, seg, table, timeline, ...phenomena].map((schema) => [schema.name, schema]),
)

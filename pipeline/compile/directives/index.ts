import { phenomenonNames } from '../../model/phenomena.ts'
import { doc } from './doc.ts'
import { figure } from './figure.ts'
import { indexMark } from './index-mark.ts'
import { lang } from './lang.ts'
import { locatorMap } from './locator-map.ts'
import { map } from './map.ts'
import { mention } from './mention.ts'
import { name } from './name.ts'
import { page } from './page.ts'
import { phenomenon } from './phenomenon.ts'
import { ref } from './ref.ts'
import { ruby } from './ruby.ts'
import { seg } from './seg.ts'
import { table } from './table.ts'
import { timeline } from './timeline.ts'
import type { DirectiveTransformer } from './transformer.ts'

/** The transformer of every directive, by the directive's name: one for each schema of model/directives/. */
export const directiveTransformers: ReadonlyMap<string, DirectiveTransformer> = new Map([
  ['doc', doc], ['figure', figure], ['index', indexMark], ['lang', lang], ['locator-map', locatorMap], ['map', map], ['mention', mention], ['name', name], ['page', page], ['ref', ref], ['ruby', ruby], ['seg', seg], ['table', table], ['timeline', timeline],
  ...phenomenonNames.map((each): [string, DirectiveTransformer] => [each, phenomenon(each)]),
])

import { compileRules, type RuleFault, type Transform } from './transform/index.ts'

/** What the engine needs of a scheme. */
export interface SchemeRules {
  readonly id: string
  readonly rules: string
  /** Line of the scheme's file in which the rules begin. */
  readonly rulesLine: number
}

/** Converts text by the schemes of a library. */
export interface Transliterator {
  /** Throws where the library has no such scheme, or one that is faulty. */
  readonly transliterate: (id: string, text: string) => string
  /** A scheme that need not be in the library, compiled; its rules may call others by id. */
  readonly compile: (scheme: SchemeRules) => Transform | readonly RuleFault[]
}

/** Checks, compile and commands ask for the same library one after the other. */
const libraries = new WeakMap<ReadonlyMap<string, SchemeRules>, Transliterator>()

/** The transliterator of a library, which is not changed afterwards; each scheme is compiled once, when it is first used. */
export function transliterator(schemes: ReadonlyMap<string, SchemeRules>): Transliterator {
  let library = libraries.get(schemes)
  if (library === undefined) libraries.set(schemes, (library = makeTransliterator(schemes)))
  return library
}

function makeTransliterator(schemes: ReadonlyMap<string, SchemeRules>): Transliterator {
  const transforms = new Map<string, Transform>()

  function compiled(scheme: SchemeRules, callers: readonly string[]): ReturnType<typeof compileRules> {
    return compileRules(scheme.rules, {
      firstLine: scheme.rulesLine,
      resolve: (name) => (schemes.has(name) ? transformOf(name, [...callers, scheme.id]) : undefined),
    })
  }

  function transformOf(id: string, callers: readonly string[]): Transform {
    if (callers.includes(id)) throw new Error(`The scheme ${id} calls itself: ${[...callers, id].join(' → ')}.`)
    const ready = transforms.get(id)
    if (ready) return ready
    const scheme = schemes.get(id)
    if (!scheme) throw new Error(`There is no scheme “${id}”.`)
    const { transform, faults } = compiled(scheme, callers)
    if (!transform) throw new Error(`The scheme ${id} cannot be used.\n${faults.map((fault) => `${id}.rules:${fault.line}:${fault.column} ${fault.reason} ${fault.hint}`).join('\n')}`)
    transforms.set(id, transform)
    return transform
  }

  return {
    transliterate: (id, text) => transformOf(id, []).apply(text),
    compile: (scheme) => {
      const { transform, faults } = compiled(scheme, [])
      return transform ?? faults
    },
  }
}

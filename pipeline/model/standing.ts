import { isDeepStrictEqual } from 'node:util'

/** What was made of an object, and from which facts. */
interface Made {
  readonly facts: readonly unknown[]
  readonly value: unknown
}

/** Any function that makes something; only its identity counts. */
type Making = object

/**
 * Standing type: what a run of the press made, kept for the next run in the same process, as printers keep composed pages for a reprint.
 * Nothing of it changes what is made: it only spares making the same again. Whoever wants nothing kept begins with a new one.
 */
export class Standing {
  readonly #made = new WeakMap<object, Map<Making, Made>>()
  readonly #kept = new Map<string, unknown>()

  /**
   * `make(of, ...facts)`, or what that gave the last time for this very object, where each fact is identical to that of the last time.
   * `make` is pure and always the same function (not a closure), and nobody changes what it gave.
   */
  of<O extends object, F extends readonly unknown[], V>(make: (of: O, ...facts: F) => V, of: O, ...facts: F): V {
    let makings = this.#made.get(of)
    if (makings === undefined) this.#made.set(of, (makings = new Map()))
    const last = makings.get(make)
    if (last && last.facts.length === facts.length && last.facts.every((fact, index) => fact === facts[index])) return last.value as V
    const value = make(of, ...facts)
    makings.set(make, { facts, value })
    return value
  }

  /** What is kept under a name where it says the same, else `value`, which is kept from now on: facts that are gathered anew in each run stay identical while they say the same. */
  same<V>(name: string, value: V): V {
    const last = this.#kept.get(name)
    if (last !== undefined && isDeepStrictEqual(last, value)) return last as V
    this.#kept.set(name, value)
    return value
  }

  /** What was kept under a name. */
  last<V>(name: string): V | undefined {
    return this.#kept.get(name) as V | undefined
  }

  /** Keeps a value under a name in place of what was there. */
  keep<V>(name: string, value: V): V {
    this.#kept.set(name, value)
    return value
  }
}

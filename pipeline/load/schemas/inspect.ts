import { z } from 'zod'

/** The keys that the objects of a schema know at `path`: for “did you mean”. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  return [...new Set(schemasAt(schema, path).flatMap((found) => (found instanceof z.ZodObject ? Object.keys(found.shape) : [])))]
}

/** In words, what a schema accepts at `path`. */
export function describe(schema: z.ZodType, path: readonly PropertyKey[]): string {
  const kinds = schemasAt(schema, path).map((found) => {
    if (found instanceof z.ZodObject) return `a map of ${Object.keys(found.shape).slice(0, 3).join(', ')}`
    if (found instanceof z.ZodString) return 'a text'
    if (found instanceof z.ZodNumber) return 'a number'
    if (found instanceof z.ZodArray || found instanceof z.ZodTuple) return 'a list'
    if (found instanceof z.ZodEnum) return `one of ${found.options.join(', ')}`
    return ''
  })
  return [...new Set(kinds.filter((kind) => kind !== ''))].join(' or ') || 'something else'
}

function schemasAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType[] {
  const options = unwrap(schema)
  const [key, ...rest] = path
  if (key === undefined) return options
  return options.flatMap((option) => {
    let next: unknown
    if (option instanceof z.ZodObject) next = (option.shape as Record<PropertyKey, unknown>)[key]
    else if (option instanceof z.ZodArray) next = option.element
    else if (option instanceof z.ZodRecord) next = option.valueType
    return next instanceof z.ZodType ? schemasAt(next, rest) : []
  })
}

function unwrap(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => (option instanceof z.ZodType ? unwrap(option) : []))
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    const inner: unknown = schema.unwrap()
    return inner instanceof z.ZodType ? unwrap(inner) : []
  }
  if (schema instanceof z.ZodPipe) return schema.in instanceof z.ZodType ? unwrap(schema.in) : []
  return [schema]
}

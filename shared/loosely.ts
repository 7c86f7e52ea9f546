/**
 * Stored rows are read loosely: a later release may have added members, and the limits of its forms may be others.
 * So a stored value needs its members and their types, and nothing else; the limits of texts and numbers are for requests.
 */
import { z } from 'zod'

/** What becomes of a member that the schema does not name. `kept`: for what is hashed as a whole; `refused`: for what is printed or sent as a whole. */
type Unknown = 'left-out' | 'kept' | 'refused'

const CATCHALL = { 'left-out': undefined, kept: z.unknown(), refused: z.never() }

const made: Record<Unknown, WeakMap<z.core.$ZodType, z.core.$ZodType>> = {
  'left-out': new WeakMap(),
  kept: new WeakMap(),
  refused: new WeakMap(),
}

/** The same schema, at every depth with this instead of strictness, and without its rules of length and order. */
export function loosely<T>(schema: z.ZodType<T>, unknown: Unknown = 'left-out'): z.ZodType<T> {
  // It reads the same members with the same types; only what else it lets pass is another matter.
  return loose(schema, unknown) as z.ZodType<T>
}

function loose(schema: z.core.$ZodType, unknown: Unknown): z.core.$ZodType {
  const known = made[unknown].get(schema)
  if (known) return known
  const next = anew(schema, unknown)
  made[unknown].set(schema, next)
  made[unknown].set(next, next)
  return next
}

function anew(schema: z.core.$ZodType, unknown: Unknown): z.core.$ZodType {
  const of = (inner: z.core.$ZodType) => loose(inner, unknown)
  const like = (change: object) => z.core.clone(schema, { ...schema._zod.def, checks: [], ...change })
  // Each kind of schema is told by its own `type`; the library's union of them lets its members be read.
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object': {
      const shape = Object.fromEntries(Object.entries(def.shape).map(([name, member]) => [name, of(member)]))
      const open = def.catchall !== undefined && def.catchall._zod.def.type !== 'never'
      return like({ shape, ...(open ? {} : { catchall: CATCHALL[unknown] }) })
    }
    case 'array':
      return like({ element: of(def.element) })
    case 'record':
      return like({ valueType: of(def.valueType) })
    case 'union':
      return like({ options: def.options.map(of) })
    case 'pipe':
      return like({ in: of(def.in), out: of(def.out) })
    case 'optional':
    case 'nullable':
    case 'default':
      return like({ innerType: of(def.innerType) })
    case 'string':
    case 'number':
      return like({})
    default:
      return schema
  }
}

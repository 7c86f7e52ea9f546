/**
 * Members of a row that this release does not know. They travel with the entity under a symbol, which `{ ...entity }`
 * copies and JSON leaves out: no reader sees them, and whoever writes the row writes them back.
 */

const STORED = Symbol('the row as it is stored, and what was read of it')

type Travelling = { [STORED]?: { stored: unknown; read: unknown } }

/** `read`, with what of `stored` it does not say. */
export function withUnknown<T>(stored: unknown, read: T): T {
  if (!isObject(read) || !saysMore(stored, read)) return read
  return Object.assign(read, { [STORED]: { stored, read: { ...read } } })
}

/** The whole row, as it is to be stored: `next` with the members that nobody here knows. */
export function whole<T extends object>(next: T): T {
  const { [STORED]: travelling, ...rest }: T & Travelling = next
  if (!travelling) return next
  // What is put in has names that T does not have.
  return merged(travelling.stored, travelling.read, rest) as T
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether `stored` has a member, at any depth, that `read` lacks. */
function saysMore(stored: unknown, read: unknown): boolean {
  if (Array.isArray(stored)) return Array.isArray(read) && stored.some((one, n) => saysMore(one, read[n]))
  if (!isObject(stored) || !isObject(read)) return false
  return Object.keys(stored).some((name) => !Object.hasOwn(read, name) || saysMore(stored[name], read[name]))
}

function merged(stored: unknown, read: unknown, next: unknown): unknown {
  if (Array.isArray(stored) && Array.isArray(read) && Array.isArray(next))
    return next.map((one, n) => {
      const was = placeIn(read, one, n, read.length === next.length)
      return was === -1 ? one : merged(stored[was], read[was], one)
    })
  if (!isObject(stored) || !isObject(read) || !isObject(next)) return next
  const unknown = Object.entries(stored).filter(([name]) => !Object.hasOwn(read, name) && !Object.hasOwn(next, name))
  const known = Object.entries(next).map(([name, value]) => [
    name,
    Object.hasOwn(stored, name) && Object.hasOwn(read, name) ? merged(stored[name], read[name], value) : value,
  ])
  return Object.fromEntries([...known, ...unknown])
}

/** Which of `read` this one was: by its id; where it has none, by what it says, or by its place in a list of the same length. */
function placeIn(read: readonly unknown[], one: unknown, place: number, sameLength: boolean): number {
  const idOf = (value: unknown) => (isObject(value) ? value.id : undefined)
  if (idOf(one) !== undefined) return read.findIndex((other) => idOf(other) === idOf(one))
  const said = JSON.stringify(one)
  const alike = read.findIndex((other) => JSON.stringify(other) === said)
  return alike === -1 && sameLength ? place : alike
}

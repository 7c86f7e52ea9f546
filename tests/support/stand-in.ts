/** A name, from the start, for what is there only while tests run. */

/** Whatever is done with it is done with what `of` answers then. @throws Error when that is not there yet, or no more. */
export function standIn<T extends object>(what: string, of: () => T | null | undefined): T {
  const there = (): T => {
    const found = of()
    if (!found) throw new Error(`${what} is there only while tests run`)
    return found
  }
  // Nothing is ever done with the empty object itself.
  return new Proxy({} as T, {
    get: (_, name) => Reflect.get(there(), name),
    set: (_, name, value) => Reflect.set(there(), name, value),
    ownKeys: () => Reflect.ownKeys(there()),
    getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(there(), name),
  })
}

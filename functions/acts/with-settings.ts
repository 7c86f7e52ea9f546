/** Changing the settings of an entity: they are written whole, and nothing else of it changes. */

/** `entity` with `settings` in place of those of `schema` that it had: one that is left out is none any more. */
export function withSettings<E extends object, S extends object>(
  entity: E,
  { shape }: { shape: Record<keyof S, unknown> },
  settings: S,
): Omit<E, keyof S> & S {
  const others = Object.entries(entity).filter(([name]) => !Object.hasOwn(shape, name))
  // Those that were filtered out are the members of S.
  const rest = Object.fromEntries(others) as Omit<E, keyof S>
  return { ...rest, ...settings }
}

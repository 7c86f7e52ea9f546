/** Changing the settings of an entity: they are written whole, and nothing else of it changes. */

/** `entity` with `settings` in place of those of `schema` that it had: one that is left out is none any more. */
export function withSettings<E extends object, S extends object>(
  entity: E,
  { shape }: { shape: Record<keyof S, unknown> },
  settings: S,
): Omit<E, keyof S> & S {
  // A copy by spreading takes what travels with an entity along (store/unknown-members.ts).
  const rest: Partial<Record<PropertyKey, unknown>> = { ...entity }
  for (const name of Object.keys(shape)) delete rest[name]
  // Those that were taken out are the members of S.
  return { ...(rest as Omit<E, keyof S>), ...settings }
}

/** The settings of `schema` that an entity has now. */
export const settingsIn = (entity: object, { shape }: { shape: object }): object =>
  Object.fromEntries(Object.entries(entity).filter(([name, value]) => name in shape && value !== undefined))

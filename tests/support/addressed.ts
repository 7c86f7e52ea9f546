/** Addresses in which a name in braces stands for the id of something that is set up: `/issues/{january}`. */
export const addressed = (path: string, ids: ReadonlyMap<string, string>): string =>
  path.replace(/\{(\w+)\}/g, (_, name) => ids.get(name) ?? name)

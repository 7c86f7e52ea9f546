/** How far a list scrolls so that an entry of it is in sight: as little as it takes, and not at all where it is. */

type Edges = { top: number; bottom: number }

export function scrolledBy(entry: Edges, list: Edges): number {
  if (entry.top < list.top) return entry.top - list.top
  return Math.max(0, Math.min(entry.bottom - list.bottom, entry.top - list.top))
}

/** Finds files that import one another in a circle, by value or by type (Tarjan's strongly connected components). */
import type { Source } from './sources.ts'

/** Each circle as the paths of its files. */
export function circlesIn(sources: readonly Pick<Source, 'path' | 'imports'>[]): string[][] {
  const importsOf = new Map(sources.map(({ path, imports }) => [path, imports.map(({ target }) => target)]))
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []

  function visit(path: string): number {
    const at = order.size
    order.set(path, at)
    lowest.set(path, at)
    open.push(path)
    for (const target of importsOf.get(path) ?? []) {
      if (!importsOf.has(target)) continue
      const reached = order.has(target) ? (open.includes(target) ? (order.get(target) ?? at) : at) : visit(target)
      lowest.set(path, Math.min(lowest.get(path) ?? at, reached))
    }
    if (lowest.get(path) === at) {
      const circle = open.splice(open.indexOf(path))
      if (circle.length > 1) circles.push(circle.sort())
    }
    return lowest.get(path) ?? at
  }

  for (const { path } of sources) if (!order.has(path)) visit(path)
  return circles
}

/** The texts of what is edited, by the places of findings: read, and changed one at a time. */
import type { EditedContent, Opening } from '../edited-content.ts'

/** By ids, as the desk knows things; `part` as findings have it (shared/checks/finding.ts). Without a section: 更正 or 编者按. */
export type DeskPlace =
  | { section: null; part: keyof Opening }
  | { section: string; item: string | null; part: string }
  | { section: string; figure: string }

type Path = readonly (string | number)[]

/** `tables[0].rows[1][2]` → tables, 0, rows, 1, 2 */
const stepsIn = (part: string): Path =>
  [...part.matchAll(/([a-z]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index))

function pathOf({ sections }: EditedContent, place: DeskPlace): Path | null {
  if (place.section === null) return [place.part]
  const at = sections.findIndex(({ id }) => id === place.section)
  const section = sections[at]
  if (!section) return null
  if ('figure' in place) return ['sections', at, 'values', place.figure]
  if (place.item === null) return ['sections', at, ...stepsIn(place.part)]
  const item = section.kind === 'items' ? section.items.findIndex(({ id }) => id === place.item) : -1
  return item < 0 ? null : ['sections', at, 'items', item, ...stepsIn(place.part)]
}

const memberOf = (node: unknown, key: string | number): unknown =>
  typeof node === 'object' && node !== null && Object.hasOwn(node, key) ? Reflect.get(node, key) : undefined

/** The text as it is typed, or null where there is none at this place. */
export function textAt(mine: EditedContent, place: DeskPlace): string | null {
  const path = pathOf(mine, place)
  const found = path?.reduce(memberOf, mine as unknown)
  return typeof found === 'string' ? found : null
}

/** What is edited with `text` at this place, and all else as it was. */
export function withTextAt(mine: EditedContent, place: DeskPlace, text: string): EditedContent {
  const path = pathOf(mine, place)
  // Nothing but one text is another one: it has the shape that it had.
  return path === null ? mine : (changed(mine, path, text) as EditedContent)
}

function changed(node: unknown, [key, ...rest]: Path, text: string): unknown {
  if (key === undefined) return text
  const next = changed(memberOf(node, key), rest, text)
  if (Array.isArray(node) && typeof key === 'number') return node.with(key, next)
  return typeof node === 'object' && node !== null ? { ...node, [key]: next } : node
}

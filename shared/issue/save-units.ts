/** The content of an issue in units (its opening texts, each section, each item): what a save changed is those units that read otherwise. */
import type { Issue, Item, WorkingSection } from './issue.ts'
import { isEmpty } from './working-sections.ts'

/** What is kept of an issue at each save. */
export type SavedContent = Pick<Issue, 'correction' | 'note' | 'sections'>

/** JSON by the names of units; what holds nothing has none, so that sections follow the settings unseen. */
export type Units = ReadonlyMap<string, string>

/** `gone`: names of units that are there no more. */
export type UnitChanges = { set: Record<string, unknown>; gone: string[] }

const SECTION = 'section '
const ITEM = 'item '

export function unitsOf({ correction = '', note = '', sections }: SavedContent): Units {
  const units = new Map<string, string>()
  const put = (name: string, value: unknown) => units.set(name, JSON.stringify(value))
  if (correction) put('correction', correction)
  if (note) put('note', note)
  for (const section of sections) {
    if (isEmpty(section)) continue
    if (section.kind === 'figures') put(SECTION + section.id, section)
    else {
      put(SECTION + section.id, { ...section, items: section.items.map(({ id }) => id) })
      for (const item of section.items) put(ITEM + item.id, item)
    }
  }
  return units
}

/** What makes `after` of `before`; all that there is where `before` is null. */
export function changesBetween(before: Units | null, after: Units): UnitChanges {
  const set: Record<string, unknown> = {}
  for (const [name, json] of after) if (before?.get(name) !== json) set[name] = JSON.parse(json)
  return { set, gone: [...(before?.keys() ?? [])].filter((name) => !after.has(name)) }
}

export const changesNothing = ({ set, gone }: UnitChanges): boolean => Object.keys(set).length + gone.length === 0

/** Several changes, one after the other, as one. */
export function changesTogether(all: readonly UnitChanges[]): UnitChanges {
  const set = new Map<string, unknown>()
  const gone = new Set<string>()
  for (const one of all) {
    for (const name of one.gone) {
      set.delete(name)
      gone.add(name)
    }
    for (const [name, value] of Object.entries(one.set)) {
      set.set(name, value)
      gone.delete(name)
    }
  }
  return { set: Object.fromEntries(set), gone: [...gone] }
}

/** The content that these changes make of nothing. Not looked into: whether it is one says its reader. */
export function contentOf({ set }: UnitChanges): unknown {
  const units = new Map(Object.entries(set))
  const sections = [...units].flatMap(([name, value]) => (name.startsWith(SECTION) ? [withItems(value, units)] : []))
  return { correction: units.get('correction') ?? '', note: units.get('note') ?? '', sections }
}

function withItems(section: unknown, units: ReadonlyMap<string, unknown>): unknown {
  // As it was put by `unitsOf`.
  const { kind, items } = section as { kind: WorkingSection['kind']; items: Item['id'][] }
  return kind === 'items' ? { ...(section as object), items: items.map((id) => units.get(ITEM + id)) } : section
}

/** The same text for the same content, in whichever order its sections lie; what is hashed of it. */
export const saidBy = (units: Units): string =>
  [...units]
    .map(([name, json]) => `${name} ${json}`)
    .toSorted()
    .join('\n')

/** Compares the store's rows before and after, member by member, and finds changes that nobody said may be. */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'

export type Rows = Readonly<Record<string, unknown>>

const Item = z.looseObject({ json: z.string().optional() })

/** A row holds it as JSON; what lies beside is copied from it. Rows that count or point have none, and are themselves it. */
export function entityIn(row: unknown): unknown {
  const { json } = Item.parse(row)
  return json === undefined ? row : JSON.parse(json)
}

const Identified = z.looseObject({ id: z.string() })

/** Every single value by its path: `ISSUE#1 ISSUE.sections.windows.items.7.text`; a list of what has ids goes by them, with their order. */
function leavesOf(rows: Rows): Map<string, unknown> {
  const leaves = new Map<string, unknown>()
  const walk = (path: string, value: unknown) => {
    if (typeof value !== 'object' || value === null) leaves.set(path, value)
    else if (Array.isArray(value)) walkList(path, value)
    else for (const [name, member] of Object.entries(value)) walk(`${path}.${name}`, member)
  }
  const walkList = (path: string, list: readonly unknown[]) => {
    const ids = list.map((one) => Identified.safeParse(one).data?.id)
    const haveIds = ids.every((id) => id !== undefined)
    leaves.set(`${path}[]`, haveIds ? ids.join() : list.length)
    for (const [at, one] of list.entries()) walk(`${path}.${(haveIds && ids[at]) || at}`, one)
  }
  for (const [key, row] of Object.entries(rows)) walk(key, entityIn(row))
  return leaves
}

/** Of every act: it is on the record. */
const ALWAYS = ['+** AUDIT#**', '** AUDIT-HEAD.**']

/** `*` stands for one member's name, `**` for any text, `!(a|b)` for a name that is none of these; with `+` before it, of rows that were not there before. */
const matches = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split(/(\*\*|\*|!\([^)]*\))/)
      .map((part) => {
        if (part === '**') return '.*'
        if (part === '*') return '[^.]*'
        return part.startsWith('!(') ? `(?!${part.slice(1)}\\.)[^.]*` : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      })
      .join('')}$`,
    's',
  )

/** The paths that changed, came or went, and that no pattern of `mayChange` allows; each with what it was and is. */
export function changedBeyond(mayChange: readonly string[], before: Rows, after: Rows): string[] {
  const patterns = [...ALWAYS, ...mayChange].map((pattern) => ({
    path: matches(pattern.replace(/^\+/, '')),
    ofNewRows: pattern.startsWith('+'),
  }))
  const isOld = (path: string) => Object.keys(before).some((key) => path.startsWith(`${key}.`))
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !isDeepStrictEqual(before[key], after[key]),
  )
  const some = (rows: Rows): Rows =>
    Object.fromEntries(changed.flatMap((key) => (key in rows ? [[key, rows[key]]] : [])))
  const [was, is] = [leavesOf(some(before)), leavesOf(some(after))]
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => !isDeepStrictEqual(was.get(path), is.get(path)))
    .filter((path) => !patterns.some((one) => one.path.test(path) && !(one.ofNewRows && isOld(path))))
    .map((path) => `${path}: ${JSON.stringify(was.get(path))} → ${JSON.stringify(is.get(path))}`)
}

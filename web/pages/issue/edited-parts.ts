/** Points, tables and pictures as they are edited: in the form the API keeps them in, and two people's changes together. */
import type { Item } from '#shared/issue/issue.ts'
import { tidy, tidyLine } from '#shared/text.ts'
import { same } from '../../parts/same.ts'

export type Parts = Pick<Item, 'points' | 'tables' | 'pictures'>
export type Table = NonNullable<Parts['tables']>[number]
export type Picture = NonNullable<Parts['pictures']>[number]

/** Texts tidy; a list with nothing in it is left out. All else stays. */
export function savableParts<P extends Parts>({ points = [], tables = [], pictures = [], ...others }: P): P {
  const parts = {
    ...others,
    ...(points.length > 0 && { points: points.map(tidy) }),
    ...(tables.length > 0 && {
      tables: tables.map((table) => ({
        ...table,
        title: tidyLine(table.title),
        head: table.head.map(tidyLine),
        rows: table.rows.map((row) => row.map(tidyLine)),
      })),
    }),
    ...(pictures.length > 0 && {
      pictures: pictures.map(({ caption = '', ...picture }) => ({
        ...picture,
        alt: tidyLine(picture.alt),
        ...(tidyLine(caption) !== '' && { caption: tidyLine(caption) }),
      })),
    }),
  }
  // Its own members, less some that P may lack.
  return parts as unknown as P
}

/** Member by member: theirs where I left it as it was, else mine; an empty list is as one that is left out. */
export function mergedParts<T extends object>(was: T | undefined, mine: T, theirs: T): T {
  const [old, my, their] = [was ?? {}, mine, theirs].map((one) => new Map<string, unknown>(Object.entries(one)))
  const merged = [...new Set([...(their?.keys() ?? []), ...(my?.keys() ?? [])])].flatMap((name) => {
    const member = (same(my?.get(name) ?? [], old?.get(name) ?? []) ? their : my)?.get(name)
    return member === undefined ? [] : [[name, member] as const]
  })
  // Each member is the one of mine or of theirs.
  return Object.fromEntries(merged) as T
}

/** Points, tables and pictures as they are edited: in the form the API keeps them in, and two people's changes together. */
import { canonicalJson } from '#shared/hash.ts'
import type { Item } from '#shared/issue/issue.ts'
import { tidy, tidyLine } from '#shared/text.ts'

export type Parts = Pick<Item, 'points' | 'tables' | 'pictures'>
export type Table = NonNullable<Parts['tables']>[number]
export type Picture = NonNullable<Parts['pictures']>[number]

export const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b)

/** Texts tidy; a list with nothing in it is left out. */
export function savableParts({ points = [], tables = [], pictures = [] }: Parts): Parts {
  return {
    ...(points.length > 0 && { points: points.map(tidy) }),
    ...(tables.length > 0 && {
      tables: tables.map(({ title, head, rows }) => ({
        title: tidyLine(title),
        head: head.map(tidyLine),
        rows: rows.map((row) => row.map(tidyLine)),
      })),
    }),
    ...(pictures.length > 0 && {
      pictures: pictures.map(({ image, alt, caption = '' }) => ({
        image,
        alt: tidyLine(alt),
        ...(tidyLine(caption) !== '' && { caption: tidyLine(caption) }),
      })),
    }),
  }
}

/** List by list: theirs where I left it as it was, else mine. */
export function mergedParts(was: Parts | undefined, mine: Parts, theirs: Parts): Parts {
  const list = <K extends keyof Parts>(part: K): Pick<Parts, K> => {
    const from = same(mine[part] ?? [], was?.[part] ?? []) ? theirs : mine
    // A member that is there is picked as it is.
    return (from[part] === undefined ? {} : { [part]: from[part] }) as Pick<Parts, K>
  }
  return { ...list('points'), ...list('tables'), ...list('pictures') }
}

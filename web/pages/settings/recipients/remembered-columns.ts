/** Which column is what in lists with the same heads, as it was last said in this browser; heads only, nobody's address. */
import { titleKey } from '#shared/recipients/columns.ts'
import { type Given, givenLayout, isLikeAddress, type Layout } from '#shared/recipients/list-head.ts'
import type { Row } from '#shared/recipients/sheet.ts'

const KEY = 'chuangxun:columns'
/** The oldest is forgotten. */
const MOST = 50
/** Among how many rows heads that are known are looked for. */
const ROWS_ABOVE = 30

/** As it lies in browsers, where the column of addresses is called `mailbox`. */
type Stored = Omit<Given, 'address'> & { mailbox: number }
type Kept = [heads: string, given: Stored][]

export function rememberColumns(rows: readonly Row[], { head, columns }: Layout): void {
  const row = rows.find((one) => one.row === head)
  if (!row || headsOf(row) === '') return
  const { unit, name, address, lists } = columns
  const stored: Stored = { unit, name, mailbox: address, lists }
  const others = kept().filter(([heads]) => heads !== headsOf(row))
  try {
    localStorage.setItem(KEY, JSON.stringify([...others, [headsOf(row), stored]].slice(-MOST)))
  } catch {
    // A full or forbidden storage: it is asked again next time.
  }
}

/** Null where nothing was ever said of these heads. */
export function rememberedLayout(rows: readonly Row[]): Layout | null {
  const known = new Map(kept())
  for (const row of rows.slice(0, ROWS_ABOVE)) {
    const given = known.get(headsOf(row))
    if (given) return givenLayout(rows, givenBy(given), row.row)
  }
  return null
}

const givenBy = ({ mailbox, ...others }: Stored): Given => ({ ...others, address: mailbox })

/** Empty for a row that is none: heads are no mailboxes, and there are two at least. */
function headsOf({ cells }: Row): string {
  const heads = cells.map(({ text }) => titleKey(text))
  const isHead = heads.filter((head) => head !== '').length > 1 && !cells.some(({ text }) => isLikeAddress(text))
  return isHead ? heads.join('\t').trimEnd() : ''
}

/** What lies there may be of another version of this page. */
function kept(): Kept {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(value) ? value.filter(isKept) : []
  } catch {
    return []
  }
}

function isKept(value: unknown): value is Kept[number] {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return false
  const given: unknown = value[1]
  if (typeof given !== 'object' || given === null) return false
  const { unit, name, mailbox, lists } = given as Record<string, unknown> // any object's members may be looked at
  const isPlace = (place: unknown) => typeof place === 'number'
  const areLists = Array.isArray(lists) && lists.every((list) => list === 'reporting' || list === 'distribution')
  return (
    [unit, name].every((place) => place === null || isPlace(place)) && isPlace(mailbox) && (isPlace(lists) || areLists)
  )
}

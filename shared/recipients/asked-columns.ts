/** Columns as a person names them on the command line: `unit=A,name=B,address=C,lists=D`. */
import type { Given } from './list-head.ts'
import { listsIn } from './lists-in.ts'
import { columnOfLetters, MOST_COLUMNS } from './sheet.ts'

/** Null where it is not understood, or address or lists are missing. `lists=报` puts all rows on that list. */
export function columnsAsked(text: string): Given | null {
  const asked = new Map(
    text.split(',').map((one): [string, string] => {
      const [what = '', where = ''] = one.split('=')
      return [what.trim(), where.trim()]
    }),
  )
  const at = (what: string): number | null => {
    const place = columnOfLetters(asked.get(what) ?? '')
    return place >= 0 && place < MOST_COLUMNS ? place : null
  }
  const known = ['unit', 'name', 'address', 'lists']
  const written = asked.get('lists') ?? ''
  const lists = at('lists') ?? listsIn(written)
  const address = at('address')
  const isClear = [...asked.keys()].every((what) => known.includes(what) && (what === 'lists' || at(what) !== null))
  if (!isClear || address === null || (typeof lists !== 'number' && lists.length === 0)) return null
  return { unit: at('unit'), name: at('name'), address, lists }
}

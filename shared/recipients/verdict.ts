/** What becomes of a list that is to be imported: row by row accepted, merged into an earlier row, or refused and why. */
import type { ListName } from '../centre/recipient.ts'
import { type Columns, columnsOf } from './columns.ts'
import { judgeRow } from './judge-row.ts'
import { isBlank, type Row, UnreadableSheet } from './sheet.ts'

export type Accepted = { row: number; mailbox: string; name: string; unit: string; roles: ListName[] }

/** Rows bear the numbers that a spreadsheet shows beside them; blank rows are in none of the three. */
export type Verdict = {
  accepted: Accepted[]
  merged: { row: number; into: number }[]
  refused: { row: number; reason: string }[]
}

/** @throws UnreadableSheet where there is no header with all four columns. */
export function judge(rows: readonly Row[]): Verdict {
  const [header, ...body] = rows.filter((row) => !isBlank(row))
  if (!header) throw new UnreadableSheet('文件是空的')
  const columns: Columns = columnsOf(header)
  const verdict: Verdict = { accepted: [], merged: [], refused: [] }
  const known = new Map<string, Accepted>()
  for (const row of body) {
    const judged = judgeRow(row, columns)
    if ('reason' in judged) {
      verdict.refused.push(judged)
      continue
    }
    const first = known.get(judged.mailbox)
    if (first) {
      // One mailbox is one recipient, on every list that any of its rows names.
      first.roles = inOrder([...first.roles, ...judged.roles])
      verdict.merged.push({ row: judged.row, into: first.row })
    } else {
      known.set(judged.mailbox, judged)
      verdict.accepted.push(judged)
    }
  }
  return verdict
}

const LISTS = ['reporting', 'distribution'] as const satisfies ListName[]

const inOrder = (roles: readonly ListName[]): ListName[] => LISTS.filter((list) => roles.includes(list))

/** Judges a list that is to be imported: row by row accepted, merged into an earlier row, or refused and why; and what was passed over. */
import { listsInOrder } from '../centre/labels.ts'
import { removedInWords } from '../text.ts'
import { invisibleIn, judgeRow, type Refused, type Taken } from './judge-row.ts'
import { listRows } from './list-rows.ts'
import type { Book, PassedOver } from './sheet.ts'
import { type Choice, inSheet, sheetsToRead } from './sheets-to-read.ts'

/** A row as a spreadsheet numbers it; `sheet` is told where more than one was read. */
export type Place = { row: number; sheet?: string }

export type Accepted = Place & Taken
/** `into`: the first row with this mailbox; `intoSheet`: its sheet where that is another. */
export type Merged = Place & { into: number; intoSheet?: string }

/** Blank rows are nowhere. `sheets`: the names of those that were read; none for CSV. */
export type Verdict = {
  accepted: Accepted[]
  merged: Merged[]
  refused: (Place & Refused)[]
  passedOver: PassedOver[]
  sheets: string[]
}

/** @throws UnreadableSheet where no sheet has a head with all four columns. */
export function judge(book: Book, choice: Choice = {}): Verdict {
  const { toRead, passedOver } = sheetsToRead(book, choice)
  const verdict: Verdict = {
    accepted: [],
    merged: [],
    refused: [],
    passedOver: [...book.passedOver, ...passedOver],
    sheets: toRead.flatMap(({ sheet }) => sheet.name ?? []),
  }
  const known = new Map<string, Accepted>()
  for (const { sheet, layout } of toRead) {
    const { rows, passedOver: more } = listRows(sheet, layout)
    const told = [...sheet.passedOver, ...more]
    for (const { row, columns } of rows) {
      const at: Place = { row: row.row, ...(toRead.length > 1 && sheet.name !== null && { sheet: sheet.name }) }
      const judged = judgeRow(row, columns, { hasCommas: sheet.name === null, split: choice.split ?? false })
      if ('reason' in judged) verdict.refused.push({ ...at, ...judged })
      else {
        for (const one of judged) take(verdict, known, { ...at, ...one })
        const invisible = invisibleIn(row, columns)
        if (invisible > 0) told.push({ where: `第 ${row.row} 行`, why: removedInWords(invisible).replace(/。$/, '') })
      }
    }
    verdict.passedOver.push(
      ...inSheet(
        book,
        sheet,
        told.sort((a, b) => lineOf(a) - lineOf(b)),
      ),
    )
  }
  return verdict
}

function take(verdict: Verdict, known: Map<string, Accepted>, one: Accepted): void {
  const first = known.get(one.address)
  if (!first) {
    known.set(one.address, one)
    verdict.accepted.push(one)
    return
  }
  // One mailbox is one recipient, on every list that any of its rows names.
  first.lists = listsInOrder((list) => first.lists.includes(list) || one.lists.includes(list))
  const { row, sheet } = one
  const elsewhere = first.sheet !== undefined && first.sheet !== sheet
  verdict.merged.push({
    row,
    ...(sheet !== undefined && { sheet }),
    into: first.row,
    ...(elsewhere && { intoSheet: first.sheet }),
  })
}

/** Rows in their order, then columns. */
const lineOf = ({ where }: PassedOver): number => Number(/^第 (\d+)/.exec(where)?.[1] ?? Number.POSITIVE_INFINITY)

/** What becomes of a list that is to be imported: row by row accepted, merged into an earlier row, or refused and why; and what was passed over. */
import type { ListName } from '../centre/recipient.ts'
import { removedInWords } from '../text.ts'
import { type Layout, layoutOf } from './head.ts'
import { invisibleIn, judgeRow, type Refused, type Taken } from './judge-row.ts'
import { listRows } from './list-rows.ts'
import { type Book, isBlank, type PassedOver, type Sheet, UnreadableSheet } from './sheet.ts'

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

/** What a person decides of a file: the sheets to read by their places, how they are laid out, and whether cells are split. */
export type Choice = {
  sheets?: ReadonlySet<number>
  layouts?: ReadonlyMap<number, Layout>
  split?: boolean
}

type ToRead = { sheet: Sheet; layout: Layout }

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
  const first = known.get(one.mailbox)
  if (!first) {
    known.set(one.mailbox, one)
    verdict.accepted.push(one)
    return
  }
  // One mailbox is one recipient, on every list that any of its rows names.
  first.roles = inOrder([...first.roles, ...one.roles])
  const { row, sheet } = one
  const elsewhere = first.sheet !== undefined && first.sheet !== sheet
  verdict.merged.push({
    row,
    ...(sheet !== undefined && { sheet }),
    into: first.row,
    ...(elsewhere && { intoSheet: first.sheet }),
  })
}

const LISTS = ['reporting', 'distribution'] as const satisfies ListName[]

const inOrder = (roles: readonly ListName[]): ListName[] => LISTS.filter((list) => roles.includes(list))

/** Those with a layout, and word of the others. */
function sheetsToRead(book: Book, { sheets, layouts }: Choice): { toRead: ToRead[]; passedOver: PassedOver[] } {
  const toRead: ToRead[] = []
  const passedOver: PassedOver[] = []
  const unread: string[] = []
  for (const [at, sheet] of book.sheets.entries()) {
    const pass = (why: string) => passedOver.push({ where: sheetInWords(sheet), why })
    const rows = sheet.rows.filter((row) => !isBlank(row))
    const layout = layouts?.get(at) ?? layoutOf(rows)
    if (sheets && !sheets.has(at)) pass('没有选这张工作表')
    else if (rows.length === 0) pass('没有内容')
    else if ('columns' in layout) toRead.push({ sheet, layout })
    else {
      unread.push(book.sheets.length > 1 ? `${sheetInWords(sheet)}：${layout.why}` : layout.why)
      pass(`没有认出表头：${layout.why}`)
    }
  }
  if (toRead.length === 0) throw new UnreadableSheet(unread.length ? unread.slice(0, 3).join('。') : '文件是空的')
  return { toRead, passedOver }
}

/** Rows in their order, then columns. */
const lineOf = ({ where }: PassedOver): number => Number(/^第 (\d+)/.exec(where)?.[1] ?? Number.POSITIVE_INFINITY)

const sheetInWords = ({ name }: Sheet): string => `工作表“${name ?? ''}”`

/** Where there are several sheets, a place is told with its sheet. */
const inSheet = (book: Book, sheet: Sheet, passedOver: readonly PassedOver[]): PassedOver[] =>
  passedOver.map(({ where, why }) => ({
    where: book.sheets.length > 1 ? `${sheetInWords(sheet)}${where}` : where,
    why,
  }))

/** Which sheets of a file are read and how they are laid out, and word of the others. */
import { type Layout, layoutOf } from './list-head.ts'
import { type Book, isBlank, type PassedOver, type Sheet, UnreadableSheet } from './sheet.ts'

/** What a person decides of a file: the sheets to read by their places, how they are laid out, and whether cells are split. */
export type Choice = {
  sheets?: ReadonlySet<number>
  layouts?: ReadonlyMap<number, Layout>
  split?: boolean
}

type ToRead = { sheet: Sheet; layout: Layout }

/** @throws UnreadableSheet where no sheet has a head with all four columns. */
export function sheetsToRead(book: Book, { sheets, layouts }: Choice): { toRead: ToRead[]; passedOver: PassedOver[] } {
  const toRead: ToRead[] = []
  const passedOver: PassedOver[] = []
  const unread: string[] = []
  for (const [at, sheet] of book.sheets.entries()) {
    const pass = (why: string) => passedOver.push({ where: sheetInWords(sheet), why })
    const rows = sheet.rows.filter((row) => !isBlank(row))
    const layout = layouts?.get(at) ?? layoutOf(rows)
    if (sheets && !sheets.has(at)) pass('没有选这张工作表')
    else if ('columns' in layout) toRead.push({ sheet, layout })
    else {
      const why = rows.length > 0 ? layout.why : '没有内容'
      if (rows.length > 0 || sheet.passedOver.length > 0) unread.push(inSheets(book, sheet, `${why}${hiddenIn(sheet)}`))
      pass(rows.length > 0 ? `没有认出表头：${why}` : why)
      passedOver.push(...inSheet(book, sheet, sheet.passedOver))
    }
  }
  if (toRead.length === 0) throw new UnreadableSheet(unread.length ? unread.slice(0, 3).join('。') : '文件是空的')
  return { toRead, passedOver }
}

const MOST_NAMED = 3

/** What might have been the missing. */
const hiddenIn = ({ passedOver }: Sheet): string =>
  passedOver
    .slice(0, MOST_NAMED)
    .map(({ where, why }) => `；${where}${why}`)
    .join('')

const sheetInWords = ({ name }: Sheet): string => `工作表“${name ?? ''}”`

const inSheets = (book: Book, sheet: Sheet, why: string): string =>
  book.sheets.length > 1 ? `${sheetInWords(sheet)}：${why}` : why

/** Where there are several sheets, a place is told with its sheet. */
export const inSheet = (book: Book, sheet: Sheet, passedOver: readonly PassedOver[]): PassedOver[] =>
  passedOver.map(({ where, why }) => ({
    where: book.sheets.length > 1 ? `${sheetInWords(sheet)}${where}` : where,
    why,
  }))

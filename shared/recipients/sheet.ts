/** A sheet as it was read, from CSV or XLSX: rows numbered as a spreadsheet numbers them, cells as text. */

/** `problem`: why this cell may not be used, whatever its text (a formula, an error value); in Chinese. */
export type Cell = { text: string; problem: string | null }

export type Row = { row: number; cells: Cell[] }

/** Far more than any centre's lists, and far less than what would hold a browser up. */
export const MOST_ROWS = 20_000
export const MOST_COLUMNS = 100

/** The file as a whole cannot be used; the message says why, in Chinese, and what to do. */
export class UnreadableSheet extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UnreadableSheet'
  }
}

export const isBlank = ({ cells }: Row): boolean =>
  cells.every(({ text, problem }) => text.trim() === '' && problem === null)

/** A file as it was read, from CSV or XLSX: its sheets, rows numbered as a spreadsheet numbers them, cells as their reader saw them. */
import { firstWords } from '../clipped.ts'

/** `problem`: why this cell may not be used, whatever its text (an error value, a number that lost digits); in Chinese. */
export type Cell = { text: string; problem: string | null }

export type Row = { row: number; cells: Cell[] }

/** Something of the file that no recipient was made of: where it stands and why, both in Chinese. */
export type PassedOver = { where: string; why: string }

/** `name`: null for a CSV file, which is one sheet. In it, a cell beyond the head may be a comma that was not quoted. */
export type Sheet = { name: string | null; rows: Row[]; passedOver: PassedOver[] }

export type Book = { sheets: Sheet[]; passedOver: PassedOver[] }

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

export const tooManyRows = () => new UnreadableSheet(`超过 ${MOST_ROWS} 行，请分成几个文件`)

const NOTHING: Cell = { text: '', problem: null }

/** The cell in a column counted from 0. */
export const cellIn = ({ cells }: Row, column: number): Cell => cells[column] ?? NOTHING

export const saysNothing = ({ text, problem }: Cell): boolean => text.trim() === '' && problem === null

export const isBlank = ({ cells }: Row): boolean => cells.every(saysNothing)

/** `A`, `B` … `Z`, `AA`: a column counted from 0, as a spreadsheet calls it. */
export const columnLetters = (column: number): string =>
  (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

/** The reverse; -1 where these are no letters. */
export const columnOfLetters = (letters: string): number =>
  /^[A-Z]{1,3}$/i.test(letters)
    ? [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    : -1

/** `第 3 行`, `第 3–5 行`: runs of rows that follow one another, of numbers in order. */
export function rowsInWords(rows: readonly number[]): string[] {
  const runs: [number, number][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last && last[1] === row - 1) last[1] = row
    else runs.push([row, row])
  }
  return runs.map(([from, to]) => (from === to ? `第 ${from} 行` : `第 ${from}–${to} 行`))
}

const SHORT = 40

/** Words of a file as they are repeated in a sentence: on one line, cut where they are long. */
export function quoted(text: string): string {
  const line = text
    .slice(0, 4 * SHORT)
    .replace(/\s+/g, ' ')
    .trim()
  return `“${firstWords(line, SHORT)}”`
}

/** A table as a grid of texts, its head the first row: rows and columns come and go, and what a spreadsheet copied goes in. */
import { LEAST_COLUMNS, MOST_COLUMNS, MOST_ROWS } from '#shared/content/part-limits.ts'
import type { Table } from '../../edited-parts.ts'

/** Rectangular; the first row is the head. */
export type Grid = readonly (readonly string[])[]
export type Cell = { row: number; column: number }

/** With the head. */
const MOST_GRID_ROWS = MOST_ROWS + 1

export const gridOf = ({ head, rows }: Table): Grid => [head, ...rows]
export const tableOf = (table: Table, [head = [], ...rows]: Grid): Table => ({
  ...table,
  head: [...head],
  rows: rows.map((row) => [...row]),
})

/** Room for a few figures of two windows. */
export const newTable = (): Table => ({ title: '', head: ['', ''], rows: [['', '']] })

const widthOf = (grid: Grid): number => grid[0]?.length ?? 0
const blank = (length: number): string[] => Array.from({ length }, () => '')

export const whyNoRow = (grid: Grid): string | null =>
  grid.length < MOST_GRID_ROWS ? null : `表格最多 ${MOST_ROWS} 行`
export const whyNoColumn = (grid: Grid): string | null =>
  widthOf(grid) < MOST_COLUMNS ? null : `表格最多 ${MOST_COLUMNS} 列`
/** A table keeps its head, a row and two columns. */
export const canLoseRow = (grid: Grid): boolean => grid.length > 2
export const canLoseColumn = (grid: Grid): boolean => widthOf(grid) > LEAST_COLUMNS

export const withRow = (grid: Grid): Grid => [...grid, blank(widthOf(grid))]
export const withColumn = (grid: Grid): Grid => grid.map((row) => [...row, ''])
export const withoutRow = (grid: Grid, row: number): Grid => grid.toSpliced(row, 1)
export const withoutColumn = (grid: Grid, column: number): Grid => grid.map((row) => row.toSpliced(column, 1))
export const withText = (grid: Grid, { row, column }: Cell, text: string): Grid =>
  grid.map((one, at) => (at === row ? one.with(column, text) : one))

/**
 * Puts `cells` in from `at` on; the grid grows for them as far as a table may.
 * `cut`: something did not find room.
 */
export function withCells(grid: Grid, at: Cell, cells: Grid): { grid: Grid; cut: boolean } {
  const wanted = { rows: at.row + cells.length, columns: at.column + Math.max(0, ...cells.map((row) => row.length)) }
  const rows = Math.max(grid.length, Math.min(wanted.rows, MOST_GRID_ROWS))
  const columns = Math.max(widthOf(grid), Math.min(wanted.columns, MOST_COLUMNS))
  const next = Array.from({ length: rows }, (_, row) =>
    Array.from(
      { length: columns },
      (_, column) => cells[row - at.row]?.[column - at.column] ?? grid[row]?.[column] ?? '',
    ),
  )
  return { grid: next, cut: wanted.rows > rows || wanted.columns > columns }
}

/** The cells of tab-separated text as spreadsheets copy it: a cell with a tab, line end or quote stands in quotes. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  const CELL = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  while (CELL.lastIndex <= plain.length) {
    const [, quoted, bare = '', end] = CELL.exec(plain) ?? []
    // A quote that does not end its cell is a letter like others.
    rows.at(-1)?.push((quoted === undefined ? bare : quoted.replaceAll('""', '"')).replace(/\s*\n\s*/g, ' '))
    if (end !== '\t' && end !== '\n') break
    if (end === '\n') rows.push([])
  }
  return rows
}

/** Whether pasting this into one cell means more cells than that. */
export const isTable = (text: string): boolean => /[\t\n]/.test(text.replace(/\r?\n$/, ''))

/** Lists as a file's reader hands them over: rows of texts as a book, and the rows of a file's first sheet. */
import { readBook } from '#shared/recipients/read-file.ts'
import type { Book, Row } from '#shared/recipients/sheet.ts'

/** Numbered from 1. */
export const rowsOf = (rows: readonly (readonly string[])[]): Row[] =>
  rows.map((cells, at) => ({ row: at + 1, cells: cells.map((text) => ({ text, problem: null })) }))

/** One sheet without a name, as CSV is. */
export const bookOf = (rows: readonly (readonly string[])[]): Book => ({
  sheets: [{ name: null, rows: rowsOf(rows), passedOver: [] }],
  passedOver: [],
})

export const firstRows = (bytes: Uint8Array): Row[] => readBook(bytes).sheets[0]?.rows ?? []

/** A table as a file that spreadsheets open: in which formats, and their media types. */

export const TABLE_FORMATS = ['csv', 'xlsx'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

export type TableFile = { bytes: Uint8Array<ArrayBuffer>; type: string }

export const csvFile = (text: string): TableFile => ({
  bytes: new TextEncoder().encode(text),
  type: 'text/csv; charset=utf-8',
})

export const xlsxFile = (bytes: Uint8Array<ArrayBuffer>): TableFile => ({
  bytes,
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

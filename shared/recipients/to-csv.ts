/** Rows as CSV that spreadsheets open as text: with a mark for UTF-8, and nothing in it that they would work out. */
import { isFormula } from './protected-text.ts'

/** A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection). */
function field(text: string): string {
  const safe = isFormula(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`

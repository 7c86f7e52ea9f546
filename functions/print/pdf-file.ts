/** What is read from and written into a finished PDF: its pages are counted and its dates are made the issue's. */
import { PrintFailure } from './failure.ts'

const PAGE = '/Type /Page'

/** Number of pages. Chromium leaves the page dictionaries uncompressed; `/Type /Pages` is the tree they hang in. */
export function pageCount(pdf: Buffer): number {
  let count = 0
  for (let at = pdf.indexOf(PAGE); at >= 0; at = pdf.indexOf(PAGE, at + PAGE.length))
    if (pdf.toString('latin1', at + PAGE.length, at + PAGE.length + 1) !== 's') count += 1
  if (count === 0) throw new PrintFailure('unexpected-answer', 'no page found in the PDF')
  return count
}

/**
 * Overwrites the two dates of a Chromium PDF, in place and of the same length, by `day` (`YYYY-MM-DD`) at 00:00 in China:
 * the clock is the only thing in which two prints of one content differ. A `(` in any other string is escaped.
 */
export function stampDates(pdf: Buffer, day: string): void {
  const stamp = `${day.replaceAll('-', '')}000000+08'00'`
  for (const key of ['/CreationDate (D:', '/ModDate (D:']) {
    const at = pdf.indexOf(key, 0, 'latin1')
    const end = at + key.length + stamp.length
    if (at < 0 || pdf.toString('latin1', end, end + 1) !== ')' || pdf.includes(key, end, 'latin1'))
      throw new PrintFailure('unexpected-answer', `not exactly one ${key} in the PDF`)
    pdf.write(stamp, at + key.length, 'latin1')
  }
}

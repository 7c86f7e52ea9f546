/** What is read from and written into a PDF that Chromium has just made: its pages are counted, its job is known, its dates are the issue's. */
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

/** The title under which a job is printed: of one length, so that any is overwritten by another. */
export const jobTitle = (job: number): string => `job ${String(job).padStart(8, '0')}`

// Chromium's description of the file stands at its beginning, written out.
const INFO =
  /^([\s\S]{9,20}1 0 obj\n<<\/Title \()(job \d{8})(\)\n\/Creator \([^()]*\)\n\/Producer \([^()]*\)\n\/CreationDate \(D:)(\d{14}\+00'00')(\)\n\/ModDate \(D:)\4\)>>\nendobj\n/

/** The title of the job that the PDF was printed for: that of the page when it was printed. */
export const titleOfJob = (pdf: Buffer): string | undefined => INFO.exec(pdf.toString('latin1', 0, 600))?.[2]

/**
 * Overwrites the number of the job, and both dates by `day` (`YYYY-MM-DD`) at 00:00 in China, in place and of the same
 * length: these are all in which two prints of one content differ.
 */
export function stamp(pdf: Buffer, day: string): void {
  const [, before = '', title = '', between = '', , last = ''] = INFO.exec(pdf.toString('latin1', 0, 600)) ?? []
  if (title === '') throw new PrintFailure('unexpected-answer', 'the PDF does not begin as known')
  const instant = `${day.replaceAll('-', '')}000000+08'00'`
  pdf.write(before + jobTitle(0) + between + instant + last + instant, 'latin1')
}

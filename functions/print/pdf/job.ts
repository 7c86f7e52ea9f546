/** The job that a PDF was printed for: the page's title while it was printed, which Chromium writes at the file's beginning. */

export const jobTitle = (job: number): string => `job ${String(job).padStart(8, '0')}`

const INFO = /^[\s\S]{9,20}1 0 obj\n<<\/Title \((job \d{8})\)\n/

export const titleOfJob = (pdf: Buffer): string | undefined => INFO.exec(pdf.toString('latin1', 0, 200))?.[1]

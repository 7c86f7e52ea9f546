/** Why a print failed. There is a PDF as it should be, or one of these; never a bad PDF. */

export type PrintFailureCode =
  | 'browser-not-started' // not unpacked, libraries missing, no room on the disk
  | 'browser-crashed' // twice on the same job
  | 'timed-out'
  | 'fonts-not-loaded'
  | 'picture-not-printable' // not in the file store, not the file its hash names, no picture, too large
  | 'table-too-wide' // its numbers and words cannot stand beside one another, however small; the reason is for its writer
  | 'unexpected-answer' // the browser answered with something this code does not know
  | 'overtaken' // a preview that waited, and a newer one of the same person came
  | 'too-many-wait' // previews
  | 'closed'

export class PrintFailure extends Error {
  readonly code: PrintFailureCode
  constructor(code: PrintFailureCode, reason: string, cause?: unknown) {
    super(reason, { cause })
    this.name = 'PrintFailure'
    this.code = code
  }
}

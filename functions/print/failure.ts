/** Why a print failed. There is a PDF as it should be, or one of these; never a bad PDF. */
import { faultInWords } from '../files/disk-faults.ts'

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

const AGAIN = '系统会再试；持续如此请联系管理员'
const WORDS: Record<PrintFailureCode, string> = {
  'browser-not-started': `排印程序没有启动，${AGAIN}检查磁盘空间和内存`,
  'browser-crashed': `排印程序意外退出，${AGAIN}`,
  'timed-out': `排印超时，${AGAIN}`,
  'fonts-not-loaded': `字体没有加载完，${AGAIN}检查程序的字体文件是否完整`,
  'picture-not-printable': '有图片不能印出，请重新上传后再试',
  'table-too-wide': '有表格排不下，请减少列数或文字',
  'unexpected-answer': `排印程序没有按预期应答，${AGAIN}`,
  overtaken: '已有更新的预览',
  'too-many-wait': '等候排印的预览较多，请稍候再试',
  closed: `排印程序正在停止，${AGAIN}`,
}

/** Why something was not printed, for records and pages: a reason in Chinese was written for its readers, any other is for the log. */
export function failureInWords(error: unknown): string {
  if (!(error instanceof PrintFailure)) return faultInWords(error)
  return /\p{Script=Han}/u.test(error.message) ? faultInWords(error) : WORDS[error.code]
}

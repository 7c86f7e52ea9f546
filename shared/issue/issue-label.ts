/** How an issue is called: on its masthead, on screen, in mails and as a file. */
import type { Issue } from './issue.ts'

/** `第2期（总第126期）`: the masthead's number line. */
export const numberLine = ({ number, total }: Pick<Issue, 'number' | 'total'>): string =>
  total === null ? `第${number}期` : `第${number}期（总第${total}期）`

/** `2026年第2期`; the year is the issue date's. */
export const issueLabel = ({ issueDate, number }: Pick<Issue, 'issueDate' | 'number'>): string =>
  `${issueDate.slice(0, 4)}年第${number}期`

/** `政务服务工作动态2026年第2期.pdf`, with what no file system takes left out. */
export const pdfName = (publicationName: string, issue: Pick<Issue, 'issueDate' | 'number'>): string =>
  `${`${publicationName}${issueLabel(issue)}`.replace(/[\\/:*?"<>|]/g, '')}.pdf`

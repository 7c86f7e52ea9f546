/** An issue's page that is opened by its address: its code and what it shows are asked for at once, not after one another. */
import { readAhead } from './api/read-ahead.ts'

const ISSUE_PAGE = /^\/issues\/([\w-]+)(?:\/review)?\/?$/

/** `path`: where the browser begins. */
export function fetchAhead(path: string): void {
  const [, issueId] = ISSUE_PAGE.exec(path) ?? []
  if (issueId === undefined || issueId === 'import') return
  // What is read first: code can wait in line behind it.
  void readAhead(issueId)
  void import('./pages/issue/issue-page.tsx').catch(() => undefined)
}

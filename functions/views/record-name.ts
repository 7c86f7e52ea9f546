/** The name of each record, on its file and in the mail that tells of a break, and the page that shows it. */
import { monthInChinese } from '#shared/calendar.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { Refusal } from '#shared/refusals.ts'
import { loadIssueWhole, loadPublication } from '../store/load.ts'
import type { Table } from '../store/table.ts'

type Whole = { issue: Pick<Issue, 'issueDate' | 'number'>; publication: Pick<Publication, 'name'> }

export const RECORD_NAMES = {
  issue: ({ issue, publication }: Whole) => `${publication.name}${issueLabel(issue)}办理记录`,
  comments: ({ issue, publication }: Whole) => `${publication.name}${issueLabel(issue)}批注记录`,
  publication: ({ name }: Pick<Publication, 'name'>) => `${name}变更记录`,
  people: '人员变更记录',
  suppressions: '停发名单变更记录',
  access: (month: string) => `${monthInChinese(month)}登录和导出记录`,
} as const

const SETTINGS = '/settings/records'

/** Of the record of this subject (functions/store/keys.ts). `page`: from the beginning of the address of the web. */
export async function recordNamed(table: Table, subject: string): Promise<{ name: string; page: string }> {
  const [, kind = subject, id = ''] = /^([A-Z]+)#(.+)$/s.exec(subject) ?? []
  switch (kind) {
    case 'ISSUE':
    case 'COMMENTS': {
      const of = kind === 'ISSUE' ? 'issue' : 'comments'
      const whole = await loadIssueWhole(table, id).catch(unlessGone)
      return { name: whole ? RECORD_NAMES[of](whole) : `编号为 ${id} 的一期的记录`, page: `/issues/${id}/record` }
    }
    case 'PUBLICATION': {
      const publication = await loadPublication(table, id).catch(unlessGone)
      return { name: publication ? RECORD_NAMES.publication(publication) : '刊物变更记录', page: SETTINGS }
    }
    case 'ACCESS':
      return { name: RECORD_NAMES.access(id), page: SETTINGS }
    default:
      return { name: subject === 'PEOPLE' ? RECORD_NAMES.people : RECORD_NAMES.suppressions, page: SETTINGS }
  }
}

/** Where a record was altered, what it is about may be gone or altered too. */
function unlessGone(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}

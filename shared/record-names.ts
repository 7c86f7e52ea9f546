/** The name of each record: of its file, and in the mail that tells of a break. */
import { monthInChinese } from './calendar.ts'
import type { Publication } from './centre/publication.ts'
import type { Issue } from './issue/issue.ts'
import { issueLabel } from './issue/issue-label.ts'

type Whole = { issue: Pick<Issue, 'issueDate' | 'number'>; publication: Pick<Publication, 'name'> }

export const RECORD_NAMES = {
  issue: ({ issue, publication }: Whole) => `${publication.name}${issueLabel(issue)}办理记录`,
  comments: ({ issue, publication }: Whole) => `${publication.name}${issueLabel(issue)}批注记录`,
  publication: ({ name }: Pick<Publication, 'name'>) => `${name}变更记录`,
  people: '人员变更记录',
  suppressions: '停发名单变更记录',
  access: (month: string) => `${monthInChinese(month)}登录和导出记录`,
} as const

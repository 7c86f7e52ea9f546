/** A call as the API answers it: an issue as a department may know it, and the department's submissions. */

import { departmentNames } from '#shared/centre/departments.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { ListedSubmission } from '#shared/submission/submission.ts'
import type { ZeroReport } from '#shared/submission/zero-report.ts'

export type Call = {
  publicationId: string
  issue: Pick<
    Issue,
    'id' | 'period' | 'number' | 'total' | 'issueDate' | 'state' | 'deadline' | 'inputOpen' | 'stillOpen' | 'brief'
  >
  /** Its deadline is the department's own. */
  extended: boolean
  /** Where it is not, another department's submission names the reader's. */
  called: boolean
  submissions: ListedSubmission[]
  /** Also one that was taken back. */
  zeroReport: ZeroReport | null
}

/** What happened to the call, where it takes nothing new any more. */
export const endedWord = ({ state }: Pick<Issue, 'state'>): string =>
  state === 'review' ? '已送审' : state === 'published' ? '已签发' : '已截稿'

export const namesOf = (ids: readonly string[], publication: Publication | undefined): string =>
  publication ? departmentNames(publication, ids) : ''

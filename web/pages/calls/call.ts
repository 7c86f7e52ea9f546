/** A call as the API answers it: an issue as a department may know it, and the department's submissions. */

import { departmentNames } from '#shared/centre/departments.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'

export type Call = {
  publicationId: string
  issue: Pick<Issue, 'id' | 'period' | 'number' | 'total' | 'issueDate' | 'state' | 'deadline' | 'inputOpen'>
  submissions: Submission[]
}

export const namesOf = (ids: readonly string[], publication: Publication | undefined): string =>
  publication ? departmentNames(publication, ids) : ''

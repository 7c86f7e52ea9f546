/** A call for news, by the editor or by the plan: what it changes in the issue, what is planned by it, and what the record says. */
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { several } from '#shared/several.ts'
import { expectPublication } from '../../store/rows.ts'
import { planTask } from '../submission/plan-task.ts'

/** `deadline`: an ISO instant; `called`: departments of the roster; `brief` left out or empty: none. */
type Call = { deadline: string; called: string[]; brief?: string | undefined }

export const callFor = (
  { issue, publication, now }: { issue: Issue; publication: Publication; now: Date },
  { deadline, called, brief }: Call,
) => ({
  change: { deadline, called, inputOpen: true, ...(brief ? { brief } : {}) },
  // Those who are called are on the roster, also at the commit.
  writes: [expectPublication(publication)],
  tasks: [planTask(issue, now)],
  facts: { deadline, departments: several(called), ...(brief ? { brief } : {}) },
})

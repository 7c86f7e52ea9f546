/** Opening an issue: a new number of the publication, an empty draft. */

import type { Actor } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue, IssueSettings } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { ISSUE_BEGINNINGS } from '#shared/issue/issue-workflow.ts'
import { emptySection } from '#shared/issue/working-sections.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { beginsWork, readInWork } from '../../store/in-work.ts'
import { subjects } from '../../store/keys.ts'
import { loadPublication } from '../../store/load.ts'
import { addIssue, takeNumber } from '../../store/rows.ts'
import { act } from '../act.ts'
import { decideAnew } from '../decide-anew.ts'
import { firstFacts, issueFacts } from '../facts.ts'

/** The issue as it is before anyone worked on it. */
export const newIssue = (
  { newId, clock }: Pick<Deps, 'newId' | 'clock'>,
  actor: Actor,
  publication: Publication,
  settings: IssueSettings,
): Issue => {
  const now = clock().toISOString()
  return {
    ...settings,
    id: newId(),
    publicationId: publication.id,
    version: 1,
    state: ISSUE_BEGINNINGS.open.to,
    origin: 'opened',
    deadline: null,
    inputOpen: false,
    called: [],
    sections: publication.sections.map(emptySection),
    authors: [actor.id],
    revisions: 0,
    review: null,
    returned: null,
    signOff: null,
    createdBy: actor.id,
    createdAt: now,
    updatedAt: now,
  }
}

/** @throws Refusal `number-taken` when the year has this number already. */
export const openIssue = (deps: Deps, actor: Actor, publicationId: string, settings: IssueSettings): Promise<Issue> =>
  decideAnew(async () => {
    const [publication, inWork] = await Promise.all([
      loadPublication(deps.table, publicationId),
      readInWork(deps.table, publicationId),
    ])
    const issue = newIssue(deps, actor, publication, settings)
    await commit(deps.table, {
      writes: [addIssue(issue), takeNumber(issue), beginsWork(inWork, issue.id)],
      record: {
        subject: subjects.issue(issue.id),
        act: act(actor, deps.clock(), 'open', issueLabel(issue), { facts: firstFacts(issueFacts(issue)) }),
      },
    })
    return issue
  })

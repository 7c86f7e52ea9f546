/** Calling all departments for news by the plan, once an issue was opened by it and nobody has called yet. */

import type { Issue, IssueState } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { ISSUE_SYSTEM_MOVES } from '#shared/issue/issue-workflow.ts'
import { ISSUE_NOTICES } from '#shared/notices.ts'
import { isAhead } from '#shared/submission/deadlines.ts'
import { SYSTEM } from '#shared/system.ts'
import { workFor } from '#shared/work.ts'
import { stateAfter } from '#shared/workflow.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole } from '../../store/load.ts'
import { changeIssue } from '../../store/rows.ts'
import { act } from '../act.ts'
import { decideAnew } from '../decide-anew.ts'
import { noticesOf } from '../notices/notices.ts'
import { callFor } from './call-effect.ts'

/** Nothing where an editor called first, the plan calls no more, or the deadline has passed. */
export const callByPlan = (deps: Deps, issueId: string, deadline: string): Promise<void> =>
  decideAnew(async () => {
    const { table } = deps
    const { issue, publication, head } = await loadIssueWhole(table, issueId)
    const call = publication.opening?.call
    const now = deps.clock()
    const called = publication.departments.map(({ id }) => id)
    const move = ISSUE_SYSTEM_MOVES['call-by-plan']
    const from: readonly IssueState[] = move.from
    if (!call || !from.includes(issue.state) || called.length === 0 || !isAhead(deadline, now)) return
    const { change, writes, tasks, facts } = callFor(
      { issue, publication, now },
      { deadline, called, brief: call.brief },
    )
    const state = stateAfter<IssueState>(move, issue.state)
    const next: Issue = { ...issue, ...change, state, updatedAt: now.toISOString() }
    const notices = await noticesOf(ISSUE_NOTICES['call-by-plan'], {
      ...{ table, now, actor: SYSTEM, publication },
      ...{ before: issue, issue: next, reason: '' },
    })
    await commit(table, {
      writes: [changeIssue(issue, next, 'decide-anew'), ...writes],
      record: {
        head,
        subject: subjects.issue(issueId),
        act: act(SYSTEM, now, 'call-for-news', issueLabel(issue), {
          why: '按开刊计划',
          facts: { ...facts, ...notices.facts },
        }),
      },
      work: [...tasks, ...notices.tasks].map((task) => workFor(deps.newId(), task, now)),
    })
  })

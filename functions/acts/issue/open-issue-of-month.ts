/** Opening the issue of a month by the plan: once for each month, and not where somebody has opened it. */

import { openingInWords } from '#shared/centre/opening-plan.ts'
import { hashOf } from '#shared/hash.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { nextNumbers, type PlannedOpening } from '#shared/issue/planned-opening.ts'
import { MORE_ISSUE_NOTICES } from '#shared/notices.ts'
import { SYSTEM } from '#shared/system.ts'
import { type Task, workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { beginsWork, readInWork } from '../../store/in-work.ts'
import { subjects } from '../../store/keys.ts'
import { firstFreeNumber, issuesById, loadPublication, newestIssues } from '../../store/load.ts'
import { addIssue, expectPublication, takeNumber } from '../../store/rows.ts'
import { act } from '../act.ts'
import { decideAnew } from '../decide-anew.ts'
import { firstFacts, issueFacts } from '../facts.ts'
import { noticesOf } from '../notices/notices.ts'
import { newIssue } from './open-issue.ts'

/** Enough to hold a year, with its corrections. */
const NEWEST = 60

/** `plan`: its hash, as the opening was reckoned. Answers the issue, or null where there is nothing to open. */
export const openIssueOfMonth = (
  deps: Deps,
  publicationId: string,
  { plan, opening }: { plan: string; opening: PlannedOpening },
): Promise<Issue | null> =>
  decideAnew(async () => {
    const { table } = deps
    // What is in work is read first: who opens or discards an issue meanwhile changes it.
    const inWork = await readInWork(table, publicationId)
    const publication = await loadPublication(table, publicationId)
    if (!publication.opening || (await hashOf(publication.opening)) !== plan) return null
    const { period, issueDate, deadline } = opening
    if ((inWork.planned ?? '') >= period) return null
    const newest = await newestIssues(table, publicationId, NEWEST)
    const ids = [...inWork.issues, ...newest.filter((one) => one.period === period).map(({ id }) => id)]
    const there = await issuesById(table, [...new Set(ids)])
    if (there.some((one) => one.period === period && !one.corrects)) return null
    const { number, total } = nextNumbers([...newest, ...there], issueDate)
    const settings = {
      ...{ period, issueDate, total },
      number: await firstFreeNumber(table, { publicationId, year: issueDate.slice(0, 4), from: number }),
    }
    const now = deps.clock()
    // Nobody has written in it yet.
    const issue = {
      ...newIssue(deps, { ...SYSTEM, roles: [], departmentId: null }, publication, settings),
      authors: [],
    }
    const { tasks } = await noticesOf(MORE_ISSUE_NOTICES['open-by-plan'], {
      ...{ table, now, actor: SYSTEM, publication },
      ...{ before: issue, issue, reason: '' },
    })
    const call: Task[] = deadline === null ? [] : [{ kind: 'call-by-plan', issueId: issue.id, deadline }]
    await commit(table, {
      writes: [
        addIssue(issue),
        takeNumber(issue, 'decide-anew'),
        beginsWork({ ...inWork, planned: period }, issue.id),
        expectPublication(publication),
      ],
      record: {
        subject: subjects.issue(issue.id),
        act: act(SYSTEM, now, 'open', issueLabel(issue), {
          why: `按开刊计划：${openingInWords(publication.opening)}`,
          facts: firstFacts(issueFacts(issue)),
        }),
      },
      work: [...tasks, ...call].map((task) => workFor(deps.newId(), task, now)),
    })
    return issue
  })

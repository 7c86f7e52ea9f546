/** The open work of a department (待办): what still wants its hand, most pressing first, each with where it is done. */
import { issueLabel } from '#shared/issue/issue-label.ts'
import { jointStanding } from '#shared/submission/joint.ts'
import { isHandedIn, isStillOpen, takesInput } from '#shared/submission/submission-workflow.ts'
import { beginningOf } from '#shared/text.ts'
import { routes } from '../../routes.ts'
import type { Call } from './call.ts'

export type Todo = { key: string; what: string; text: string; to: string; deadline: string | null }

const firstWords = (text: string) => beginningOf(text.trim(), 40) || '（还没有正文）'

export function todoOf(calls: readonly Call[], departmentId: string): Todo[] {
  return calls.flatMap((call) => {
    const { issue, submissions, zeroReport } = call
    const open = takesInput(issue)
    const own = submissions.filter(({ ownerDepartment }) => ownerDepartment === departmentId)
    const deadline = open ? issue.deadline : null
    const of = (one: Call['submissions'][number], what: string): Todo => ({
      ...{ key: one.id, what, deadline },
      text: firstWords(one.text),
      to: routes.submission(issue.id, one.id),
    })
    const returned = own.filter((one) => one.state === 'returned' && (open || isStillOpen(issue, one)))
    const asked = submissions.filter(
      (one) =>
        (one.state === 'submitted' || one.state === 'adopted') &&
        issue.state !== 'published' &&
        jointStanding(one, departmentId) === 'waiting',
    )
    const drafts = own.filter(({ state }) => state === 'draft' && open)
    const isAnswered = zeroReport?.stands === true || own.some((one) => isHandedIn(one) || one.state === 'returned')
    const toWrite = open && call.called && !isAnswered && drafts.length === 0
    return [
      ...returned.map((one) => of(one, '退改，请修改后交回')),
      ...asked.map((one) => of(one, '联合报送，请确认')),
      ...(zeroReport?.stands ? [] : drafts.map((one) => of(one, '草稿，还没有报送'))),
      ...(toWrite
        ? [{ key: issue.id, what: '约稿，还没有报送', text: issueLabel(issue), to: routes.call(issue.id), deadline }]
        : []),
    ]
  })
}

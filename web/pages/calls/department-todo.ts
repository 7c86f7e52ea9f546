/** The open work of a department (待办): what still wants its hand, most pressing first, each with where it is done. */

import type { Actor } from '#shared/centre/person.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { jointStanding } from '#shared/submission/joint.ts'
import { isStillOpen, takesInput } from '#shared/submission/submission-workflow.ts'
import { beginningOf } from '#shared/text.ts'
import { routes } from '../../routes.ts'
import type { Call } from './call.ts'

export type Todo = { key: string; what: string; text: string; to: string; deadline: string | null }

const firstWords = (text: string) => beginningOf(text.trim(), 40) || '（还没有正文）'

export function todoOf(
  calls: readonly Call[],
  { id, departmentId, head = false }: Pick<Actor, 'id' | 'departmentId' | 'head'>,
): Todo[] {
  if (departmentId === null) return []
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
    const toSign = own.filter(
      (one) => one.state === 'with-head' && head && !one.writers.includes(id) && (open || isStillOpen(issue, one)),
    )
    const isAnswered = zeroReport?.stands === true || own.some(({ state }) => state !== 'draft')
    const toWrite = open && call.called && !isAnswered && drafts.length === 0
    return [
      ...toSign.map((one) => of(one, '来稿，请您审签')),
      ...returned.map((one) => of(one, '退改，请修改后交回')),
      ...asked.map((one) => of(one, '联合报送，请确认')),
      ...(zeroReport?.stands
        ? []
        : drafts.map((one) => of(one, one.head?.sentBack ? '负责人退回，请修改' : '草稿，还没有报送'))),
      ...(toWrite
        ? [{ key: issue.id, what: '约稿，还没有报送', text: issueLabel(issue), to: routes.call(issue.id), deadline }]
        : []),
    ]
  })
}

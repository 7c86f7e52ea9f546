/** The effects of moves around the head of a department, who signs its submission before the editor gets it. */

import { isHeadOf } from '#shared/centre/departments.ts'
import { administratorsIn } from '#shared/issue/takers.ts'
import { Refusal } from '#shared/refusals.ts'
import type { SubmissionMoveRequest } from '#shared/requests.ts'
import type { HeadsPart, Submission } from '#shared/submission/submission.ts'
import { headsFor } from '#shared/submission/submission-workflow.ts'
import { contributorsOf, listPeople } from '../../store/people.ts'
import { expectInput } from '../../store/rows.ts'
import type { Effect, Effects } from '../effect.ts'
import { mustBeFresh } from '../fresh-code.ts'
import { handedIn, type OfSubmission, saidByDepartment } from './handed-in.ts'

type HeadMoves = Extract<SubmissionMoveRequest, { move: 'ask-head' | 'head-sign' | 'send-back' | 'take-from-head' }>

export const HEAD_EFFECTS: Effects<HeadMoves, OfSubmission, Submission> = {
  /** @throws Refusal `nobody-signs`, with who can mend it */
  'ask-head': async (of, { acknowledged = [] }) => {
    const { deps, actor, now, submission } = of
    const heads = headsFor(await contributorsOf(deps.table, [submission.ownerDepartment]), submission)
    if (heads.length === 0) throw await nobodySigns(of)
    const { change, writes, facts } = await saidByDepartment(of, acknowledged)
    const from = submission.state === 'returned' ? 'returned' : 'draft'
    const asked = { by: { id: actor.id, name: actor.name }, at: now.toISOString() }
    // Of a text that was given back, why: the editor still waits for it.
    return { change: { ...change, reason: submission.reason, head: { from, asked } }, writes, facts, read: { heads } }
  },

  'head-sign': async (of) => {
    mustBeFresh(of)
    const { actor, now, submission } = of
    const { change, facts = {}, ...more } = await handedIn(of, [])
    const by = { id: actor.id, name: actor.name }
    const signed = { by, at: now.toISOString(), textHash: String(facts.textHash) }
    return {
      ...more,
      change: { ...change, head: { ...partOf(submission), sentBack: undefined, signed } },
      facts: { ...facts, writtenBy: submission.createdByName },
    }
  },

  'send-back': async (of, { reason }) => {
    const { actor, now } = of
    return backFromHead(of, {
      sentBack: { by: { id: actor.id, name: actor.name }, at: now.toISOString(), reason },
    })
  },

  'take-from-head': async (of) => backFromHead(of, {}),
}

/** @throws Error where no head was asked, from which no such move leads */
function partOf({ head }: Submission): HeadsPart {
  if (!head) throw new Error('no head was asked')
  return head
}

function backFromHead({ issue, submission }: OfSubmission, more: Partial<HeadsPart>): Effect<Submission> {
  const head = partOf(submission)
  return {
    change: { reason: submission.reason, head: { ...head, ...more } },
    to: head.from,
    writes: [expectInput(issue)],
  }
}

async function nobodySigns({ deps, submission }: OfSubmission): Promise<Refusal> {
  const people = await listPeople(deps.table)
  const heads = people.filter((one) => isHeadOf(one, submission.ownerDepartment))
  const names = heads.map(({ name }) => name).join('、')
  const why = heads.length > 0 ? `负责人${names}参与填写了这篇来稿，不能自己审签。` : ''
  const message = `${why}请管理员（${administratorsIn(people).join('、')}）在“人员”中登记本单位的负责人。`
  return new Refusal('nobody-signs', [{ path: 'head', message }])
}

/** Four eyes, whatever happens in whatever order: no issue is published by who wrote it, or by one person twice. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import {
  currentStep,
  ISSUE_MOVES,
  type IssueFacts,
  type IssueMove,
  stepTakenFor,
  whyNotEdit,
  whyNotMoveIssue,
  withoutLatest,
} from '#shared/issue/issue-workflow.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { aCompleteIssue, anotherActor, aReview, PDF } from '../support/builders.ts'

const MOVES = Object.keys(ISSUE_MOVES) as IssueMove[] // Object.keys loses the key type; the table is closed

describe('four eyes, whatever happens in whatever order', () => {
  // Two of them are named for no step: what they take, they take for others.
  const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => anotherActor(id, ['editor', 'leader']))
  const person = fc.constantFrom(...PEOPLE)
  const steps = fc.uniqueArray(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }), {
    minLength: 1,
    maxLength: 3,
    selector: String,
  })
  const act = fc.oneof(
    {
      weight: 20,
      arbitrary: fc.record({
        kind: fc.constant('move' as const),
        move: fc.constantFrom(...MOVES),
        who: person,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('edit' as const), who: person }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('settings' as const), steps }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('substitute' as const), absent: person, by: person }) },
  )

  /** What the acts do, as far as the rules look at it. */
  function taken(issue: Issue, move: IssueMove, facts: Omit<IssueFacts, 'issue'>): Issue {
    const { actor: who, publication } = facts
    const next = { ...issue, state: ISSUE_MOVES[move].to }
    if (move === 'change-brief' || move === 'extend-deadline' || move === 'take-back-extension') return next
    if (move === 'close-input') return { ...next, inputOpen: false }
    if (move === 'reopen-input' || move === 'call-for-news') return { ...next, inputOpen: true }
    if (move === 'send-to-review')
      return { ...next, inputOpen: false, review: aReview({ sentBy: who.id, steps: publication.steps, pdf: PDF }) }
    if (move === 'withdraw' || move === 'return') return { ...next, review: null }
    const { review } = issue
    if (move === 'withdraw-approval') return { ...next, review: review && withoutLatest(review) }
    const step = currentStep(issue, publication)
    if (!review || !step) throw new Error('approved without a review')
    const as = stepTakenFor({ issue, ...facts })
    if (as === null) throw new Error('a step that is not theirs')
    const approval = {
      ...{ ...aReview({ approvals: 1 }).approvals[0], step: step.id, personId: who.id },
      ...(as === who.id ? {} : { onBehalfOf: { personId: as, personName: as } }),
    }
    // Spreading an element of a list of one: the compiler cannot see that it is there.
    return {
      ...next,
      review: { ...review, approvals: [...review.approvals, approval as (typeof review.approvals)[0]] },
    }
  }

  const settings = (approvers: string[][]) => ({
    ...PUBLICATION,
    steps: approvers.map((ids, n) => ({ id: `step-${n}`, name: `第${n + 1}环节`, approvers: ids })),
  })

  type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

  /** What the acts that the rules allow make of an empty draft, and who wrote in it. */
  function run(approvers: string[][], acts: Act[]) {
    let publication = settings(approvers)
    let issue = aCompleteIssue({ state: 'draft', authors: [] })
    const wrote = new Set<string>()
    const substitutes = new Map<string, string>()
    for (const next of acts) {
      if (next.kind === 'substitute') substitutes.set(next.absent.id, next.by.id)
      else if (next.kind === 'settings') publication = settings(next.steps)
      else if (next.kind === 'edit') {
        if (whyNotEdit(issue, next.who)) continue
        wrote.add(next.who.id)
        issue = { ...issue, authors: [...wrote] }
      } else {
        const standsInFor = [...substitutes].flatMap(([absent, by]) => (by === next.who.id ? [absent] : []))
        const facts = { actor: next.who, publication, standsInFor }
        if (whyNotMoveIssue(issue, next.move, facts) === null) issue = taken(issue, next.move, facts)
        // At any moment: the approvals are the steps before the one that it stands at, whatever was taken back.
        const { steps = [], approvals = [] } = issue.review ?? {}
        expect(approvals.map(({ step }) => step)).toEqual(steps.slice(0, approvals.length).map(({ id }) => id))
      }
      if (issue.state === 'published') break
    }
    return { issue, wrote }
  }

  test('an issue is published only when each of its steps was taken, by different people, none of whom wrote it, whoever stands in for whom', () => {
    let published = 0
    let substituted = 0
    fc.assert(
      fc.property(steps, fc.array(act, { minLength: 60, maxLength: 150, size: 'max' }), (approvers, acts) => {
        const { issue, wrote } = run(approvers, acts)
        if (issue.state !== 'published') return
        published += 1
        const { review } = issue
        expect(review?.approvals.map(({ step }) => step)).toEqual(review?.steps.map(({ id }) => id))
        const signed =
          review?.approvals.flatMap(({ personId, onBehalfOf }) => [
            personId,
            ...(onBehalfOf ? [onBehalfOf.personId] : []),
          ]) ?? []
        if (review?.approvals.some(({ onBehalfOf }) => onBehalfOf)) substituted += 1
        expect(new Set(signed).size).toBe(signed.length)
        for (const id of signed) {
          expect(wrote.has(id)).toBe(false)
          expect(id).not.toBe(review?.sentBy)
        }
      }),
      { numRuns: 1000 },
    )
    expect(published).toBeGreaterThan(20)
    expect(substituted).toBeGreaterThan(10)
  })
})

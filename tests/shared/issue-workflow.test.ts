/** The life of an issue: who may take which move when, as a table written here and not looked up. */
import { describe, expect, test } from 'vitest'
import type { Actor, Role } from '#shared/centre/person.ts'
import type { Issue, IssueState } from '#shared/issue/issue.ts'
import {
  currentStep,
  ISSUE_BEGINNINGS,
  ISSUE_MOVES,
  type IssueMove,
  whyNotEdit,
  whyNotMoveIssue,
} from '#shared/issue/issue-workflow.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { aCompleteIssue, anIssue, anotherActor, aReview } from '../support/builders.ts'

const MOVES = Object.keys(ISSUE_MOVES) as IssueMove[] // Object.keys loses the key type; the table is closed
const STATES: IssueState[] = ['draft', 'department-input', 'review', 'published']
const ROLES: Role[] = ['contributor', 'editor', 'leader', 'administrator']

/** move → [from, to, by]: all else is refused. */
const ALLOWED: Record<IssueMove, [IssueState, IssueState, Role]> = {
  'call-for-news': ['draft', 'department-input', 'editor'],
  'change-brief': ['department-input', 'department-input', 'editor'],
  'extend-deadline': ['department-input', 'department-input', 'editor'],
  'take-back-extension': ['department-input', 'department-input', 'editor'],
  'close-input': ['department-input', 'department-input', 'editor'],
  'reopen-input': ['department-input', 'department-input', 'editor'],
  'send-to-review': ['department-input', 'review', 'editor'],
  withdraw: ['review', 'department-input', 'editor'],
  approve: ['review', 'review', 'leader'],
  'withdraw-approval': ['review', 'review', 'leader'],
  return: ['review', 'department-input', 'leader'],
  'sign-off': ['review', 'published', 'leader'],
}

/** The office's leader approves the first of the demo's two steps, the head the second. */
const OFFICE = anotherActor('chen-zhiyuan', ['leader'])
const HEAD = anotherActor('lin-guodong', ['leader'])

/** An issue in `state` for which nothing but state and role stands in the way of `move`, and who could take it. */
function ready(state: IssueState, move: IssueMove): { issue: Issue; id: string } {
  const approvals = move === 'sign-off' || move === 'withdraw-approval' ? 1 : 0
  const review = state === 'review' || state === 'published' ? aReview({ approvals }) : null
  return {
    issue: aCompleteIssue({ state, review, called: ['kjt'], inputOpen: move !== 'reopen-input' }),
    id: move === 'sign-off' ? HEAD.id : OFFICE.id,
  }
}

describe('every move of an issue, in every state, by every role', () => {
  test('the table of moves is the one written here', () => {
    expect([...MOVES].sort()).toEqual(Object.keys(ALLOWED).sort())
    expect(Object.fromEntries(MOVES.map((move) => [move, ISSUE_MOVES[move].to]))).toEqual(
      Object.fromEntries(Object.entries(ALLOWED).map(([move, [, to]]) => [move, to])),
    )
    expect(ISSUE_BEGINNINGS).toMatchObject({
      open: { to: 'draft', by: { editor: [] } },
      correct: { to: 'department-input', by: { editor: [] } },
      import: { to: 'published', by: { editor: [] } },
    })
  })

  const cells = MOVES.flatMap((move) => STATES.flatMap((state) => ROLES.map((role) => [move, state, role] as const)))
  test.each(cells)('%s in %s by a %s', (move, state, role) => {
    const { issue, id } = ready(state, move)
    const [from, , by] = ALLOWED[move]
    const expected = role !== by ? 'not-allowed' : state !== from ? 'wrong-state' : null
    expect(whyNotMoveIssue(issue, move, { actor: anotherActor(id, [role]), publication: PUBLICATION })).toBe(expected)
  })

  test('each row of the table is reached by someone', () => {
    for (const move of MOVES) {
      const [from, , by] = ALLOWED[move]
      const { issue, id } = ready(from, move)
      expect(whyNotMoveIssue(issue, move, { actor: anotherActor(id, [by]), publication: PUBLICATION }), move).toBeNull()
    }
  })

  test('someone with no role at all takes no move', () => {
    for (const move of MOVES) {
      const { issue, id } = ready(ALLOWED[move][0], move)
      expect(whyNotMoveIssue(issue, move, { actor: anotherActor(id, []), publication: PUBLICATION }), move).toBe(
        'not-allowed',
      )
    }
  })

  test.each(STATES.flatMap((state) => ROLES.map((role) => [state, role] as const)))(
    'editing in %s by a %s',
    (state, role) => {
      const expected =
        role !== 'editor' ? 'not-allowed' : state === 'draft' || state === 'department-input' ? null : 'wrong-state'
      expect(whyNotEdit(anIssue({ state }), anotherActor('someone', [role]))).toBe(expected)
    },
  )
})

describe('what stands in the way beyond state and role', () => {
  const EDITOR = anotherActor('zhou-min', ['editor'])
  const open = (change: Partial<Issue>) => aCompleteIssue({ state: 'department-input', ...change })
  const review = (change: Parameters<typeof aReview>[0], issue: Partial<Issue> = {}) =>
    aCompleteIssue({ state: 'review', review: aReview(change), ...issue })
  const threeSteps = [...PUBLICATION.steps, { id: 'third', name: '终审', approvers: ['zheng-ke'] }]
  const oneStep = { ...PUBLICATION, steps: PUBLICATION.steps.slice(0, 1) }

  const table: [string, IssueMove, Issue, Actor, ReturnType<typeof whyNotMoveIssue>][] = [
    [
      'an issue with open findings',
      'send-to-review',
      anIssue({ state: 'department-input' }),
      EDITOR,
      'not-ready-for-review',
    ],
    ['an issue without findings', 'send-to-review', open({}), EDITOR, null],
    ['a brief that nobody reads any more', 'change-brief', open({ inputOpen: false }), EDITOR, 'input-closed'],
    ['a deadline of a call that is over', 'extend-deadline', open({ inputOpen: false }), EDITOR, 'input-closed'],
    ['closing what is closed', 'close-input', open({ inputOpen: false }), EDITOR, 'input-closed'],
    ['reopening what is open', 'reopen-input', open({ inputOpen: true }), EDITOR, 'input-open'],
    ['withdrawing before anyone acted', 'withdraw', review({}), EDITOR, null],
    ['withdrawing after an approval', 'withdraw', review({ approvals: 1 }), EDITOR, 'already-acted'],
    ['approving at the first step', 'approve', review({}), OFFICE, null],
    ['approving without a PDF', 'approve', review({ pdf: null }), OFFICE, 'not-rendered'],
    ['approving at the last step', 'approve', review({ approvals: 1 }), HEAD, 'the-last-step'],
    ['approving at the step of another', 'approve', review({}), HEAD, 'not-your-step'],
    ['approving what one wrote', 'approve', review({}, { authors: [OFFICE.id] }), OFFICE, 'own-work'],
    ['approving what one sent', 'approve', review({ sentBy: OFFICE.id }), OFFICE, 'own-work'],
    ['withdrawing one’s approval', 'withdraw-approval', review({ approvals: 1 }), OFFICE, null],
    ['withdrawing another’s approval', 'withdraw-approval', review({ approvals: 1 }), HEAD, 'not-your-approval'],
    ['withdrawing where nobody approved', 'withdraw-approval', review({}), OFFICE, 'not-your-approval'],
    [
      'withdrawing after the next step',
      'withdraw-approval',
      review({ steps: threeSteps, approvals: 2 }),
      OFFICE,
      'next-step-taken',
    ],
    ['withdrawing the second of three', 'withdraw-approval', review({ steps: threeSteps, approvals: 2 }), HEAD, null],
    ['returning without a PDF', 'return', review({ pdf: null }), OFFICE, null],
    ['returning at the last step', 'return', review({ approvals: 1 }), HEAD, null],
    ['returning at the step of another', 'return', review({}), HEAD, 'not-your-step'],
    ['returning what one wrote', 'return', review({}, { authors: [OFFICE.id] }), OFFICE, 'own-work'],
    ['returning after taking a step', 'return', review({ approvals: 1 }), OFFICE, 'acted-before'],
    ['signing off at the last step', 'sign-off', review({ approvals: 1 }), HEAD, null],
    ['signing off without a PDF', 'sign-off', review({ approvals: 1, pdf: null }), HEAD, 'not-rendered'],
    ['signing off at an earlier step', 'sign-off', review({}), OFFICE, 'not-the-last-step'],
    ['signing off at the step of another', 'sign-off', review({}), HEAD, 'not-your-step'],
    ['signing off what one wrote', 'sign-off', review({ approvals: 1 }, { authors: [HEAD.id] }), HEAD, 'own-work'],
  ]
  test.each(table)('%s: %s', (_, move, issue, actor, expected) => {
    expect(whyNotMoveIssue(issue, move, { actor, publication: PUBLICATION })).toBe(expected)
  })

  test('a person who approves every step takes one only', () => {
    const steps = PUBLICATION.steps.map((step) => ({ ...step, approvers: [OFFICE.id, HEAD.id] }))
    const publication = { ...PUBLICATION, steps }
    expect(whyNotMoveIssue(review({ approvals: 1 }), 'sign-off', { actor: OFFICE, publication })).toBe('acted-before')
    expect(whyNotMoveIssue(review({ approvals: 1 }), 'sign-off', { actor: HEAD, publication })).toBeNull()
  })

  test('with one step only, that step is the sign-off', () => {
    const issue = review({ steps: oneStep.steps })
    expect(whyNotMoveIssue(issue, 'approve', { actor: OFFICE, publication: oneStep })).toBe('the-last-step')
    expect(whyNotMoveIssue(issue, 'sign-off', { actor: OFFICE, publication: oneStep })).toBeNull()
  })

  test('an editor who is a leader too does not approve what they edited', () => {
    const both = anotherActor(OFFICE.id, ['editor', 'leader', 'contributor', 'administrator'])
    expect(
      whyNotMoveIssue(review({}, { authors: [both.id] }), 'approve', { actor: both, publication: PUBLICATION }),
    ).toBe('own-work')
  })

  test('steps that an administrator changes during a review do not change what that review goes through', () => {
    const issue = review({ approvals: 1 })
    const none = { ...PUBLICATION, steps: PUBLICATION.steps.slice(1) }
    expect(currentStep(issue, none)?.id).toBe('sign-off')
    expect(whyNotMoveIssue(issue, 'sign-off', { actor: HEAD, publication: none })).toBeNull()

    const more = { ...PUBLICATION, steps: [{ id: 'first', name: '初审', approvers: [HEAD.id] }, ...PUBLICATION.steps] }
    expect(currentStep(issue, more)?.id).toBe('sign-off')

    const swapped = { ...PUBLICATION, steps: [...PUBLICATION.steps].reverse() }
    expect(whyNotMoveIssue(review({}), 'sign-off', { actor: HEAD, publication: swapped })).toBe('not-your-step')

    const fewer = { ...PUBLICATION, steps: PUBLICATION.steps.slice(0, 1) }
    expect(whyNotMoveIssue(review({}), 'sign-off', { actor: OFFICE, publication: fewer })).toBe('not-the-last-step')
    expect(whyNotMoveIssue(issue, 'sign-off', { actor: HEAD, publication: fewer })).toBeNull()
  })

  test('an approver who left can be replaced during a review', () => {
    const steps = PUBLICATION.steps.map((step) => (step.id === 'office' ? { ...step, approvers: ['new-head'] } : step))
    const publication = { ...PUBLICATION, steps }
    expect(whyNotMoveIssue(review({}), 'approve', { actor: OFFICE, publication })).toBe('not-your-step')
    expect(
      whyNotMoveIssue(review({}), 'approve', { actor: anotherActor('new-head', ['leader']), publication }),
    ).toBeNull()
  })
})

/** The life of an issue and of a submission: who may take which move when, as a table written here and not looked up. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Issue, IssueState } from '#shared/issue.ts'
import type { Actor, Role } from '#shared/person.ts'
import type { Submission, SubmissionState } from '#shared/submission.ts'
import { SUBMISSION_MOVES, type SubmissionMove, whyNotSubmission, whyNotWrite } from '#shared/submission-workflow.ts'
import { currentStep, MOVES_OF_ISSUE, type MoveOfIssue, TRANSITIONS, whyNot, whyNotEdit } from '#shared/workflow.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { anIssue, anotherActor, aReview, aSubmissionOf, aWrittenIssue, PDF } from '../support/builders.ts'

const STATES: IssueState[] = ['draft', 'department-input', 'review', 'published']
const ROLES: Role[] = ['contributor', 'editor', 'leader', 'administrator']

/** move → [from, to, by]: all else is refused. */
const ALLOWED: Record<MoveOfIssue, [IssueState, IssueState, Role]> = {
  'call-for-news': ['draft', 'department-input', 'editor'],
  'close-input': ['department-input', 'department-input', 'editor'],
  'reopen-input': ['department-input', 'department-input', 'editor'],
  'send-to-review': ['department-input', 'review', 'editor'],
  withdraw: ['review', 'department-input', 'editor'],
  approve: ['review', 'review', 'leader'],
  return: ['review', 'department-input', 'leader'],
  'sign-off': ['review', 'published', 'leader'],
}

/** Whoever is the approver of both demo steps' first: the office's leader; the head takes the second. */
const OFFICE = anotherActor('chen-zhiyuan', ['leader'])
const HEAD = anotherActor('lin-guodong', ['leader'])

/** An issue in `state` for which nothing but state and role stands in the way of `move`, and who could take it. */
function ready(state: IssueState, move: MoveOfIssue): { issue: Issue; id: string } {
  const approvals = move === 'sign-off' ? 1 : 0
  const review = state === 'review' || state === 'published' ? aReview({ approvals }) : null
  return {
    issue: aWrittenIssue({ state, review, inputOpen: move !== 'reopen-input' }),
    id: move === 'sign-off' ? HEAD.id : OFFICE.id,
  }
}

describe('every move of an issue, in every state, by every role', () => {
  test('the table of moves is the one written here', () => {
    expect([...MOVES_OF_ISSUE].sort()).toEqual(Object.keys(ALLOWED).sort())
    expect(Object.fromEntries(MOVES_OF_ISSUE.map((move) => [move, TRANSITIONS[move].to]))).toEqual(
      Object.fromEntries(Object.entries(ALLOWED).map(([move, [, to]]) => [move, to])),
    )
    expect(TRANSITIONS.open).toMatchObject({ from: null, to: 'draft', by: 'editor' })
    expect(TRANSITIONS.import).toMatchObject({ from: null, to: 'published', by: 'editor' })
  })

  const cells = MOVES_OF_ISSUE.flatMap((move) =>
    STATES.flatMap((state) => ROLES.map((role) => [move, state, role] as const)),
  )
  test.each(cells)('%s in %s by a %s', (move, state, role) => {
    const { issue, id } = ready(state, move)
    const [from, , by] = ALLOWED[move]
    const expected = role !== by ? 'not-allowed' : state !== from ? 'wrong-state' : null
    expect(whyNot(issue, move, anotherActor(id, [role]), PUBLICATION)).toBe(expected)
  })

  test('each row of the table is reached by someone', () => {
    for (const move of MOVES_OF_ISSUE) {
      const [from, , by] = ALLOWED[move]
      const { issue, id } = ready(from, move)
      expect(whyNot(issue, move, anotherActor(id, [by]), PUBLICATION), move).toBeNull()
    }
  })

  test('someone with no role at all takes no move', () => {
    for (const move of MOVES_OF_ISSUE) {
      const { issue, id } = ready(ALLOWED[move][0], move)
      expect(whyNot(issue, move, anotherActor(id, []), PUBLICATION), move).toBe('not-allowed')
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
  const open = (change: Partial<Issue>) => aWrittenIssue({ state: 'department-input', ...change })
  const review = (change: Parameters<typeof aReview>[0], issue: Partial<Issue> = {}) =>
    aWrittenIssue({ state: 'review', review: aReview(change), ...issue })
  const oneStep = { ...PUBLICATION, steps: PUBLICATION.steps.slice(0, 1) }

  const table: [string, MoveOfIssue, Issue, Actor, ReturnType<typeof whyNot>][] = [
    [
      'an issue with open findings',
      'send-to-review',
      anIssue({ state: 'department-input' }),
      EDITOR,
      'not-ready-for-review',
    ],
    ['an issue without findings', 'send-to-review', open({}), EDITOR, null],
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
    expect(whyNot(issue, move, actor, PUBLICATION)).toBe(expected)
  })

  test('a person who approves every step takes one only', () => {
    const steps = PUBLICATION.steps.map((step) => ({ ...step, approvers: [OFFICE.id, HEAD.id] }))
    const publication = { ...PUBLICATION, steps }
    expect(whyNot(review({ approvals: 1 }), 'sign-off', OFFICE, publication)).toBe('acted-before')
    expect(whyNot(review({ approvals: 1 }), 'sign-off', HEAD, publication)).toBeNull()
  })

  test('with one step only, that step is the sign-off', () => {
    const issue = review({ steps: oneStep.steps })
    expect(whyNot(issue, 'approve', OFFICE, oneStep)).toBe('the-last-step')
    expect(whyNot(issue, 'sign-off', OFFICE, oneStep)).toBeNull()
  })

  test('an editor who is a leader too does not approve what they edited', () => {
    const both = anotherActor(OFFICE.id, ['editor', 'leader', 'contributor', 'administrator'])
    expect(whyNot(review({}, { authors: [both.id] }), 'approve', both, PUBLICATION)).toBe('own-work')
  })

  test('steps that an administrator changes during a review do not change what that review goes through', () => {
    const issue = review({ approvals: 1 })
    const none = { ...PUBLICATION, steps: PUBLICATION.steps.slice(1) }
    expect(currentStep(issue, none)?.id).toBe('sign-off')
    expect(whyNot(issue, 'sign-off', HEAD, none)).toBeNull()

    const more = { ...PUBLICATION, steps: [{ id: 'first', name: '初审', approvers: [HEAD.id] }, ...PUBLICATION.steps] }
    expect(currentStep(issue, more)?.id).toBe('sign-off')

    const swapped = { ...PUBLICATION, steps: [...PUBLICATION.steps].reverse() }
    expect(whyNot(review({}), 'sign-off', HEAD, swapped)).toBe('not-your-step')

    const fewer = { ...PUBLICATION, steps: PUBLICATION.steps.slice(0, 1) }
    expect(whyNot(review({}), 'sign-off', OFFICE, fewer)).toBe('not-the-last-step')
    expect(whyNot(issue, 'sign-off', HEAD, fewer)).toBeNull()
  })

  test('an approver who left can be replaced during a review', () => {
    const steps = PUBLICATION.steps.map((step) => (step.id === 'office' ? { ...step, approvers: ['new-head'] } : step))
    const publication = { ...PUBLICATION, steps }
    expect(whyNot(review({}), 'approve', OFFICE, publication)).toBe('not-your-step')
    expect(whyNot(review({}), 'approve', anotherActor('new-head', ['leader']), publication)).toBeNull()
  })
})

describe('four eyes, whatever happens in whatever order', () => {
  const PEOPLE = ['a', 'b', 'c', 'd'].map((id) => anotherActor(id, ['editor', 'leader']))
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
        move: fc.constantFrom(...MOVES_OF_ISSUE),
        who: person,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('edit' as const), who: person }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('settings' as const), steps }) },
  )

  /** What the acts do, as far as the rules look at it. */
  function taken(issue: Issue, move: MoveOfIssue, who: Actor, publication: typeof PUBLICATION): Issue {
    const next = { ...issue, state: TRANSITIONS[move].to }
    if (move === 'close-input') return { ...next, inputOpen: false }
    if (move === 'reopen-input' || move === 'call-for-news') return { ...next, inputOpen: true }
    if (move === 'send-to-review')
      return { ...next, inputOpen: false, review: aReview({ sentBy: who.id, steps: publication.steps, pdf: PDF }) }
    if (move === 'withdraw' || move === 'return') return { ...next, review: null }
    const { review } = issue
    const step = currentStep(issue, publication)
    if (!review || !step) throw new Error('approved without a review')
    const approval = { ...aReview({ approvals: 1 }).approvals[0], step: step.id, personId: who.id }
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
    let issue = aWrittenIssue({ state: 'draft', authors: [] })
    const wrote = new Set<string>()
    for (const next of acts) {
      if (next.kind === 'settings') publication = settings(next.steps)
      else if (next.kind === 'edit') {
        if (whyNotEdit(issue, next.who)) continue
        wrote.add(next.who.id)
        issue = { ...issue, authors: [...wrote] }
      } else if (whyNot(issue, next.move, next.who, publication) === null)
        issue = taken(issue, next.move, next.who, publication)
      if (issue.state === 'published') break
    }
    return { issue, wrote }
  }

  test('an issue is published only when each of its steps was taken, by different people, none of whom wrote it', () => {
    let published = 0
    fc.assert(
      fc.property(steps, fc.array(act, { minLength: 60, maxLength: 150, size: 'max' }), (approvers, acts) => {
        const { issue, wrote } = run(approvers, acts)
        if (issue.state !== 'published') return
        published += 1
        const { review } = issue
        expect(review?.approvals.map(({ step }) => step)).toEqual(review?.steps.map(({ id }) => id))
        const signed = review?.approvals.map(({ personId }) => personId) ?? []
        expect(new Set(signed).size).toBe(signed.length)
        for (const id of signed) {
          expect(wrote.has(id)).toBe(false)
          expect(id).not.toBe(review?.sentBy)
        }
      }),
      { numRuns: 1000 },
    )
    expect(published).toBeGreaterThan(20)
  })
})

describe('every move of a submission', () => {
  const SUBMISSION_STATES: SubmissionState[] = ['draft', 'submitted', 'adopted', 'returned', 'declined']
  const MOVES = Object.keys(SUBMISSION_MOVES) as SubmissionMove[] // Object.keys loses the key type; the table is closed
  /** move → from, to, by. */
  const EXPECTED: Record<SubmissionMove, [SubmissionState[], SubmissionState, Role]> = {
    'hand-in': [['draft', 'returned'], 'submitted', 'contributor'],
    'take-back': [['submitted'], 'draft', 'contributor'],
    adopt: [['submitted'], 'adopted', 'editor'],
    return: [['submitted'], 'returned', 'editor'],
    decline: [['submitted'], 'declined', 'editor'],
    release: [['adopted'], 'submitted', 'editor'],
  }
  const ISSUES = [
    ...STATES.map((state) => ({ state, inputOpen: false })),
    { state: 'department-input' as const, inputOpen: true },
  ]
  const CALLERS: Record<string, Actor> = {
    'a contributor of its department': anotherActor('x', ['contributor'], 'kjt'),
    'a contributor of a joint department': anotherActor('x', ['contributor'], 'gat'),
    'a contributor of another department': anotherActor('x', ['contributor'], 'lcj'),
    'a contributor of none': anotherActor('x', ['contributor'], null),
    'an editor': anotherActor('x', ['editor']),
    'an editor of its department who does not contribute': anotherActor('x', ['editor'], 'kjt'),
    'a leader': anotherActor('x', ['leader'], 'kjt'),
    'an administrator': anotherActor('x', ['administrator'], 'kjt'),
  }

  /** What is refused whatever state the submission is in: who asks, and whether the issue takes it now. */
  function refusalOf(actor: Actor, by: Role, issue: Pick<Issue, 'state' | 'inputOpen'>) {
    if (!actor.roles.includes(by)) return 'not-allowed'
    const collecting = issue.state === 'department-input'
    if (by === 'editor') return collecting ? null : 'wrong-state'
    if (actor.departmentId !== 'kjt') return 'not-found'
    return collecting && issue.inputOpen ? null : 'input-closed'
  }

  const submission = (state: SubmissionState): Submission =>
    aSubmissionOf({ state, ownerDepartment: 'kjt', departments: ['kjt', 'gat'], text: '有文字。' })

  test('the table of moves is the one written here', () => {
    expect(MOVES.sort()).toEqual(Object.keys(EXPECTED).sort())
    for (const move of MOVES) expect(SUBMISSION_MOVES[move].to).toBe(EXPECTED[move][1])
  })

  describe.each(MOVES)('%s', (move) => {
    test.each(Object.entries(CALLERS))('by %s', (_, actor) => {
      const [from, , by] = EXPECTED[move]
      for (const issue of ISSUES)
        for (const state of SUBMISSION_STATES) {
          const expected = refusalOf(actor, by, issue) ?? (from.includes(state) ? null : 'wrong-state')
          expect(whyNotSubmission(submission(state), move, actor, issue), `${state} ${issue.state}`).toBe(expected)
        }
    })
  })

  test('an empty one is not handed in', () => {
    const empty = { ...submission('draft'), text: ' \n　' }
    const issue = { state: 'department-input', inputOpen: true } as const
    const actor = anotherActor('x', ['contributor'], 'kjt')
    expect(whyNotSubmission(empty, 'hand-in', actor, issue)).toBe('empty-submission')
  })

  test.each(Object.entries(CALLERS))('writing in it, by %s', (_, actor) => {
    for (const issue of ISSUES)
      for (const state of SUBMISSION_STATES) {
        const mayChange = state === 'draft' || state === 'returned'
        const expected = refusalOf(actor, 'contributor', issue) ?? (mayChange ? null : 'wrong-state')
        expect(whyNotWrite(submission(state), actor, issue), `${state} ${issue.state}`).toBe(expected)
      }
  })
})

/** The life of a submission: who may take which move when, as a table written here and not looked up. */
import { describe, expect, test } from 'vitest'
import type { Actor, Role } from '#shared/centre/person.ts'
import type { Issue, IssueState } from '#shared/issue/issue.ts'
import type { Submission, SubmissionState } from '#shared/submission/submission.ts'
import {
  isHandedIn,
  mayRead,
  SUBMISSION_MOVES,
  type SubmissionMove,
  whyNotMoveSubmission,
  whyNotStart,
  whyNotWrite,
} from '#shared/submission/submission-workflow.ts'
import { anotherActor, aSubmissionOf } from '../support/builders.ts'

const STATES: IssueState[] = ['draft', 'department-input', 'review', 'published']

describe('every move of a submission', () => {
  const SUBMISSION_STATES: SubmissionState[] = ['draft', 'with-head', 'submitted', 'adopted', 'returned', 'declined']
  const MOVES = Object.keys(SUBMISSION_MOVES) as SubmissionMove[] // Object.keys loses the key type; the table is closed
  const JOINT: SubmissionMove[] = ['confirm-joint', 'object-joint']
  const HEADS: SubmissionMove[] = ['head-sign', 'send-back']
  const BOTH: SubmissionState[] = ['submitted', 'adopted']
  /** move → from, to, by. */
  const EXPECTED: Record<SubmissionMove, [SubmissionState[], SubmissionState | SubmissionState[], Role]> = {
    'hand-in': [['draft', 'returned'], 'submitted', 'contributor'],
    'take-back': [['submitted'], 'draft', 'contributor'],
    'ask-head': [['draft', 'returned'], 'with-head', 'contributor'],
    'head-sign': [['with-head'], 'submitted', 'contributor'],
    'send-back': [['with-head'], ['draft', 'returned'], 'contributor'],
    'take-from-head': [['with-head'], ['draft', 'returned'], 'contributor'],
    'confirm-joint': [BOTH, BOTH, 'contributor'],
    'object-joint': [BOTH, BOTH, 'contributor'],
    adopt: [['submitted'], 'adopted', 'editor'],
    split: [['submitted'], 'adopted', 'editor'],
    return: [['submitted'], 'returned', 'editor'],
    decline: [['submitted'], 'declined', 'editor'],
    release: [['adopted'], 'submitted', 'editor'],
  }
  /** `stillOpen`: what was given back and may come in though the call is over; the one of these tests is `submission-1`. */
  const STILL_OPEN = [undefined, ['submission-1'], ['submission-2']]
  const ISSUES = STATES.flatMap((state) =>
    [false, true].flatMap((inputOpen) => STILL_OPEN.map((stillOpen) => ({ state, inputOpen, stillOpen }))),
  )
  const CALLERS: Record<string, Actor> = {
    'a contributor of its department': anotherActor('x', ['contributor'], 'kjt'),
    'a head of its department': { ...anotherActor('y', ['contributor'], 'kjt'), head: true },
    'a head of a joint department': { ...anotherActor('y', ['contributor'], 'gat'), head: true },
    'a contributor of a joint department': anotherActor('x', ['contributor'], 'gat'),
    'a contributor of another department': anotherActor('x', ['contributor'], 'lcj'),
    'a contributor of none': anotherActor('x', ['contributor'], null),
    'an editor': anotherActor('x', ['editor']),
    'an editor of its department who does not contribute': anotherActor('x', ['editor'], 'kjt'),
    'a leader': anotherActor('x', ['leader'], 'kjt'),
    'an administrator': anotherActor('x', ['administrator'], 'kjt'),
  }

  /** What is refused whatever state the submission is in: who asks, and whether the issue takes it now. */
  function refusalOf(actor: Actor, by: Role, issue: Pick<Issue, 'state' | 'inputOpen' | 'stillOpen'>) {
    if (!actor.roles.includes(by)) return 'not-allowed'
    const collecting = issue.state === 'department-input'
    if (by === 'editor') return collecting ? null : 'wrong-state'
    if (actor.departmentId !== 'kjt') return 'not-found'
    if (collecting && issue.inputOpen) return null
    const stillTaken = collecting || issue.state === 'review'
    return stillTaken && issue.stillOpen?.includes('submission-1') ? null : 'input-closed'
  }

  /** Asked are the other departments that it names, until the issue is published. */
  const jointRefusalOf = (actor: Actor) => {
    if (!actor.roles.includes('contributor')) return 'not-allowed'
    return actor.departmentId === 'gat' ? null : 'not-found'
  }

  const headRefusalOf = (actor: Actor, move: SubmissionMove) =>
    HEADS.includes(move) && !actor.head ? 'not-head' : null

  const submission = (state: SubmissionState): Submission =>
    aSubmissionOf({ state, ownerDepartment: 'kjt', departments: ['kjt', 'gat'], text: '有文字。' })

  test('the table of moves is the one written here', () => {
    expect(MOVES.sort()).toEqual(Object.keys(EXPECTED).sort())
    for (const move of MOVES) expect(SUBMISSION_MOVES[move].to).toEqual(EXPECTED[move][1])
  })

  describe.each(MOVES)('%s', (move) => {
    test.each(Object.entries(CALLERS))('by %s', (_, actor) => {
      const [from, , by] = EXPECTED[move]
      for (const issue of ISSUES)
        for (const state of SUBMISSION_STATES) {
          const refusal = JOINT.includes(move)
            ? jointRefusalOf(actor)
            : (refusalOf(actor, by, issue) ?? headRefusalOf(actor, move))
          const isOver = JOINT.includes(move) && issue.state === 'published'
          const expected = refusal ?? (from.includes(state) && !isOver ? null : 'wrong-state')
          expect(
            whyNotMoveSubmission(submission(state), move, { actor, issue, headSigns: move === 'ask-head' }),
            `${state} ${JSON.stringify(issue)}`,
          ).toBe(expected)
        }
    })
  })

  test('where its head signs it is not handed in, and elsewhere no head is asked', () => {
    const issue = { state: 'department-input', inputOpen: true } as const
    const actor = anotherActor('x', ['contributor'], 'kjt')
    const asked = { actor, issue, headSigns: true }
    expect(whyNotMoveSubmission(submission('draft'), 'hand-in', asked)).toBe('head-signs')
    expect(whyNotMoveSubmission(submission('draft'), 'ask-head', { actor, issue })).toBe('head-not-needed')
  })

  test('a head does not sign what they wrote in, and may send it back', () => {
    const issue = { state: 'department-input', inputOpen: true } as const
    const actor = { ...anotherActor('x', ['contributor'], 'kjt'), head: true }
    const own = { ...submission('with-head'), writers: ['w', 'x'] }
    expect(whyNotMoveSubmission(own, 'head-sign', { actor, issue })).toBe('own-submission')
    expect(whyNotMoveSubmission(own, 'send-back', { actor, issue })).toBe(null)
  })

  test('what waits for its head is read by its own department alone', () => {
    const waiting = submission('with-head')
    const [own, joint] = ['kjt', 'gat'].map((id) => anotherActor('x', ['contributor'], id))
    expect([own, joint, anotherActor('e', ['editor'])].map((one) => one && mayRead(waiting, one))).toEqual([
      true,
      false,
      false,
    ])
  })

  test('an empty one is not handed in', () => {
    const empty = { ...submission('draft'), text: ' \n　' }
    const issue = { state: 'department-input', inputOpen: true } as const
    const actor = anotherActor('x', ['contributor'], 'kjt')
    expect(whyNotMoveSubmission(empty, 'hand-in', { actor, issue })).toBe('empty-submission')
  })

  test.each(Object.entries(CALLERS))('starting one, by %s', (_, actor) => {
    const mayWrite = actor.roles.includes('contributor') && actor.departmentId !== null
    for (const issue of ISSUES) {
      const isTaking = issue.state === 'department-input' && issue.inputOpen
      const refusal = mayWrite ? (isTaking ? null : 'input-closed') : 'not-allowed'
      const isCalled = actor.departmentId === 'kjt' || actor.departmentId === 'gat'
      expect(whyNotStart(actor, { ...issue, called: ['kjt', 'gat'] })).toBe(refusal ?? (isCalled ? null : 'not-called'))
    }
  })

  test('what is a draft or was returned does not count as handed in', () => {
    expect(SUBMISSION_STATES.filter((state) => isHandedIn({ state }))).toEqual(['submitted', 'adopted', 'declined'])
  })

  test.each(Object.entries(CALLERS))('writing in it, by %s', (_, actor) => {
    for (const issue of ISSUES)
      for (const state of SUBMISSION_STATES) {
        const mayChange = state === 'draft' || state === 'returned'
        const expected = refusalOf(actor, 'contributor', issue) ?? (mayChange ? null : 'wrong-state')
        expect(whyNotWrite(submission(state), actor, issue), `${state} ${JSON.stringify(issue)}`).toBe(expected)
      }
  })
})

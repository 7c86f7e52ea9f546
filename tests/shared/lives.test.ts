/** Every life, move by move, once more by hand: from where, to where, by whom, and whether a reason is asked for. */
import { expect, test } from 'vitest'
import { COMMENT_MOVES } from '#shared/comments/comment-workflow.ts'
import { AFTER_EVENT, DELIVERY_BEGINNING, DELIVERY_MOVES, SETTLING } from '#shared/distribution/delivery-workflow.ts'
import {
  DISTRIBUTION_BEGINNINGS,
  DISTRIBUTION_MOVES,
  DISTRIBUTION_SYSTEM_MOVES,
} from '#shared/distribution/distribution-workflow.ts'
import { ISSUE_MOVES } from '#shared/issue/issue-workflow.ts'
import { SUBMISSION_MOVES } from '#shared/submission/submission-workflow.ts'

type Move = { from?: readonly string[] | string; to: readonly string[] | string; by: object | string; reason?: string }

const words = (some: readonly string[] | string = []) => [some].flat().join(' ')
const lines = (moves: Readonly<Record<string, Move>>) =>
  Object.entries(moves).map(([move, { from, to, by, reason = 'none' }]) =>
    [`${move}: ${words(from)} → ${words(to)}`, typeof by === 'string' ? by : words(Object.keys(by)), reason].join(', '),
  )

test.each<[string, Readonly<Record<string, Move>>, string]>([
  [
    'issue',
    ISSUE_MOVES,
    `
    call-for-news: draft → department-input, editor, none
    change-brief: department-input → department-input, editor, none
    extend-deadline: department-input → department-input, editor, optional
    take-back-extension: department-input → department-input, editor, optional
    close-input: department-input → department-input, editor, none
    reopen-input: department-input → department-input, editor, required
    send-to-review: department-input → review, editor, none
    withdraw: review → department-input, editor, none
    approve: review → review, leader, optional
    withdraw-approval: review → review, leader, none
    return: review → department-input, leader, required
    sign-off: review → published, leader, optional`,
  ],
  [
    'submission',
    SUBMISSION_MOVES,
    `
    hand-in: draft returned → submitted, contributor, none
    ask-head: draft returned → with-head, contributor, none
    head-sign: with-head → submitted, contributor, none
    send-back: with-head → draft returned, contributor, required
    take-from-head: with-head → draft returned, contributor, none
    take-back: submitted → draft, contributor, none
    confirm-joint: submitted adopted → submitted adopted, contributor, none
    object-joint: submitted adopted → submitted adopted, contributor, required
    adopt: submitted → adopted, editor, none
    split: submitted → adopted, editor, none
    return: submitted → returned, editor, required
    decline: submitted → declined, editor, required
    release: adopted → submitted, editor, none`,
  ],
  [
    'comment',
    COMMENT_MOVES,
    `
    answer: open → open, editor leader administrator, required
    resolve: open → resolved, editor leader administrator, optional
    reopen: resolved → open, editor leader administrator, optional`,
  ],
  [
    'distribution',
    { ...DISTRIBUTION_BEGINNINGS, ...DISTRIBUTION_MOVES, ...DISTRIBUTION_SYSTEM_MOVES },
    `
    schedule:  → scheduled, system, none
    expand:  → expanding, system, none
    postpone: scheduled → scheduled held, editor leader, required
    call-off: scheduled → held, editor leader, required
    permit: held → scheduled, leader, optional
    restart: refused → expanding scheduled held, administrator leader, required
    go-on: asking → sending, editor administrator leader, required
    try-now: sending → sending, editor administrator leader, optional
    resend: sending done → sending, editor, required
    add-late: sending done → sending, editor, required
    begin: scheduled → expanding, system, none
    hold: scheduled expanding → held, system, none
    expanded: expanding → sending, system, none
    finish: sending → done, system, none
    reopen: sending done → sending, system, none
    stop: scheduled expanding sending → refused, system, none
    ask: scheduled expanding sending → asking, system, none`,
  ],
  [
    'delivery',
    { queued: DELIVERY_BEGINNING, ...DELIVERY_MOVES },
    `
    queued:  → queued, system, none
    claim: queued → sending, system, none
    skip: queued → skipped, system, none
    accept: sending ambiguous → sent, system, none
    put-back: sending → queued, system, none
    refuse: sending → failed, system, none
    lose: sending → ambiguous, system, none
    recall: sending → sent, system, none
    abandon: sending → ambiguous, system, none
    ask-about: failed → queued, system, none
    queue-again: queued sent delivered bounced complained failed ambiguous skipped → queued, system, none`,
  ],
  [
    'settling',
    SETTLING,
    `
    sent: bounced complained failed ambiguous skipped → sent, editor, required
    resend: sent delivered bounced complained failed ambiguous skipped → queued, editor, required
    skipped: bounced complained failed ambiguous skipped → skipped, editor, required`,
  ],
])('%s', (_, moves, written) => {
  expect(lines(moves)).toEqual(
    written
      .trim()
      .split('\n')
      .map((line) => line.trim()),
  )
})

test('what the mail service tells of it later: a state gives way to one that says more', () => {
  const ORDER = ['sent', 'delivered', 'failed', 'bounced', 'complained']
  const SAYS = {
    accepted: 'sent',
    delivered: 'delivered',
    'given-up': 'failed',
    bounced: 'bounced',
    complained: 'complained',
  }
  for (const [state, after] of Object.entries(AFTER_EVENT))
    expect([state, after]).toEqual([
      state,
      Object.fromEntries(
        Object.entries(SAYS).map(([event, says]) => [event, ORDER.indexOf(state) > ORDER.indexOf(says) ? state : says]),
      ),
    ])
})

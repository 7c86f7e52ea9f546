/** A record whose acts the tables of moves do not allow in that order does not hold, however well it is chained. */
import { describe, expect, test } from 'vitest'
import type { AuditEntry } from '#shared/audit.ts'
import type { ActName } from '#shared/audit-labels.ts'
import { brokenLives } from '#shared/proof/check-lives.ts'
import { standingApprovals } from '#shared/proof/standing-approvals.ts'
import { SYSTEM } from '#shared/system.ts'

/** `what`, or `what:submission`, or `what+sendAt`, in the order of the record; `~` before what the system does. */
const record = (acts: string): AuditEntry[] =>
  acts.split(' ').map((said, n) => {
    const act = said.replace('~', '')
    const [what = '', submission] = act.split(':')
    const [name, timed] = what.split('+')
    return {
      seq: n + 1,
      previous: null,
      hash: '',
      who: said === act ? { id: 'zhou-min', name: '周敏' } : SYSTEM,
      at: '2026-02-01T01:00:00.000Z',
      // Names of acts, all of them, as the table below has them.
      what: name as ActName,
      about: '',
      why: null,
      facts: {
        ...(name === 'content' ? { released: submission ?? '' } : submission ? { submission } : {}),
        ...(timed ? { sendAt: '2026-02-02T00:00:00.000Z' } : {}),
      },
    }
  })

const SIGNED = 'open call-for-news send-to-review rendered approve sign-off'
const REVIEWED = 'open call-for-news close-input send-to-review rendered'

describe('holds', () => {
  test.each([
    `${SIGNED} queued distributed`,
    `${REVIEWED} return content settings send-to-review render-failed rendered withdraw send-to-review`,
    `${REVIEWED} approve withdraw-approval approve withdraw-approval return`,
    'import rendered',
    'correct send-to-review rendered sign-off queued distributed',
    `${SIGNED.replace('sign-off', 'sign-off+at')} postpone call-off permit queued distributed`,
    `${SIGNED.replace('sign-off', 'sign-off+at')} held permit queued sending-paused sending-resumed distributed`,
    `${SIGNED} queued refused-to-send restart queued sending-asks go-on distributed`,
    `${SIGNED} queued distributed resend add-late distributed settle-delivery distributed`,
    `${SIGNED.replace('sign-off', 'sign-off+at')} ~add-late held ~add-late permit ~add-late queued ~add-late distributed ~add-late distributed`,
    'open call-for-news submission-started:a hand-in:a take-back:a hand-in:a return-submission:a hand-in:a adopt:a content:a adopt:a',
    // Of an earlier release, which named no submissions, or from its middle on.
    'call-for-news adopt decline send-to-review',
  ])('%s', (acts) => {
    expect(brokenLives(record(acts))).toEqual([])
  })
})

describe('does not hold', () => {
  test.each([
    ['open send-to-review', 2],
    [`${SIGNED.replace('sign-off', 'sign-off+at')} add-late`, 7],
    ['open call-for-news open', 3],
    [`${REVIEWED} sign-off approve`, 7],
    [`${SIGNED} withdraw`, 7],
    [`${SIGNED} withdraw-approval`, 7],
    [`${SIGNED} distributed`, 7],
    [`${SIGNED} queued permit`, 8],
    [`${SIGNED.replace('sign-off', 'sign-off+at')} distributed`, 7],
    [`${SIGNED} queued distributed go-on`, 9],
    ['open call-for-news submission-started:a adopt:a', 4],
    ['open call-for-news submission-started:a hand-in:a decline:a adopt:a', 6],
    ['open call-for-news submission-started:a hand-in:a submission-started:b adopt:b content:a', 6],
  ])('%s', (acts, seq) => {
    expect(brokenLives(record(acts)).join()).toContain(`第 ${seq} 条`)
  })
})

/** The acts that gave the approvals which stand, by their numbers. */
test.each<[string, number[]]>([
  [SIGNED, [5]],
  [`${REVIEWED} approve withdraw-approval approve sign-off`, [8]],
  [`${REVIEWED} approve approve withdraw-approval approve sign-off`, [6, 9]],
  [`${REVIEWED} approve return send-to-review approve sign-off`, [9]],
  [`${REVIEWED} approve withdraw-approval`, []],
])('of %s stand %j', (acts, seqs) => {
  expect(standingApprovals(record(acts)).map(({ seq }) => seq)).toEqual(seqs)
})

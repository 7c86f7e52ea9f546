/** The decisions of people after a sign-off, against the record: each further round, each mailbox added, the hour and the sender. */
import { describe, expect, test } from 'vitest'
import type { AuditEntry } from '#shared/audit.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { senderUndecided, sentUnpermitted, undecided } from '#shared/proof/check-decisions.ts'
import { SYSTEM } from '#shared/system.ts'

const BY = { id: 'zhou-min', name: '周敏' }
const at = (hour: number) => `2026-02-01T${String(hour).padStart(2, '0')}:00:00.000Z`
const entry = (
  what: AuditEntry['what'],
  facts: AuditEntry['facts'] = {},
  more: Partial<AuditEntry> = {},
): AuditEntry => ({
  ...{ seq: 1, previous: null, hash: '', who: BY, at: at(1), what, about: '', why: '到任晚', facts },
  ...more,
})
const LATE = { personId: BY.id, personName: BY.name, at: at(1), why: '到任晚' }
// Of a delivery only these are looked at.
const delivery = (id: string, round: number, late?: Delivery['late']) =>
  ({ id, address: `${id}@office.example`, round, ...(late && { late }) }) as Delivery
const added = (id: string, more: Partial<AuditEntry> = {}) =>
  entry('add-late', { delivery: id }, { about: `${id}@office.example`, ...more })

describe('each further round was decided by a person', () => {
  const again = '重发的次数与审计记录不一致'
  test.each<[string, AuditEntry[], Delivery[], string[]]>([
    ['no second round', [], [delivery('a', 1)], []],
    ['all again', [entry('resend', { deliveries: 'a b' })], [delivery('a', 2), delivery('b', 2)], []],
    ['settled so', [entry('settle-delivery', { as: 'resend', deliveries: 'a' })], [delivery('a', 2)], []],
    [
      'settled so, as it was recorded first',
      [entry('settle-delivery', { as: 'resend', delivery: 'a' })],
      [delivery('a', 2)],
      [],
    ],
    ['twice', [entry('resend', { deliveries: 'a' }), entry('resend', { deliveries: 'a' })], [delivery('a', 3)], []],
    ['settled otherwise', [entry('settle-delivery', { as: 'sent', deliveries: 'a' })], [delivery('a', 2)], [again]],
    ['nobody decided it', [], [delivery('a', 2)], [again]],
    ['another was decided', [entry('resend', { deliveries: 'b' })], [delivery('a', 2), delivery('b', 2)], [again]],
    ['once, and sent a third time', [entry('resend', { deliveries: 'a' })], [delivery('a', 3)], [again]],
    ['decided, and not done', [entry('resend', { deliveries: 'a' })], [delivery('a', 1)], [again]],
  ])('%s', (_, entries, deliveries, wrong) => {
    expect(undecided(entries, deliveries)).toEqual(wrong.map((says) => `a@office.example ${says}`))
  })
})

describe('each mailbox beyond the list was added by a person, or with its original', () => {
  const nobody = '审计记录中没有由 周敏 向 a@office.example 补发一事'
  test.each<[string, AuditEntry[], Delivery[], string[]]>([
    ['by a person', [added('a')], [delivery('a', 1, LATE)], []],
    [
      'by the system',
      [added('a', { who: SYSTEM })],
      [delivery('a', 1, { ...LATE, personId: SYSTEM.id, personName: SYSTEM.name })],
      [],
    ],
    ['not on the record', [], [delivery('a', 1, LATE)], [nobody]],
    ['of another mailbox', [added('a', { about: 'b@office.example' })], [delivery('a', 1, LATE)], [nobody]],
    ['by someone else', [added('a', { who: { ...BY, id: 'x' } })], [delivery('a', 1, LATE)], [nobody]],
    ['at another time', [added('a', { at: at(2) })], [delivery('a', 1, LATE)], [nobody]],
    ['for another reason', [added('a', { why: '另有原因' })], [delivery('a', 1, LATE)], [nobody]],
    ['recorded, and not there', [added('a')], [], ['补发给 a@office.example 的分发记录不见了']],
  ])('%s', (_, entries, deliveries, wrong) => {
    expect(undecided(entries, deliveries)).toEqual(wrong)
  })
})

describe('sending that was set for an hour begins in its permit', () => {
  const permit = { from: at(8), until: at(10) }
  const queued = (hour: number) => entry('queued', {}, { at: at(hour) })
  test.each<[string, AuditEntry[], boolean]>([
    ['as it begins', [queued(8)], true],
    ['as it ends', [queued(10)], true],
    ['before', [queued(7)], false],
    ['after', [queued(11)], false],
    ['put off, and then', [entry('postpone', { sendAt: at(9) }), queued(9)], true],
    ['put off, and before that', [entry('postpone', { sendAt: at(9) }), queued(8)], false],
    ['permitted anew', [entry('permit', { sendAt: at(11), permitUntil: at(12) }), queued(12)], true],
    ['permitted anew, and before that', [entry('permit', { sendAt: at(11), permitUntil: at(12) }), queued(10)], false],
    ['only the first beginning counts', [queued(9), queued(11)], true],
    ['not begun', [], true],
  ])('%s', (_, entries, holds) => {
    // Of a sign-off only this is looked at.
    const signOff = { permit } as Parameters<typeof sentUnpermitted>[1]
    expect(sentUnpermitted(entries, signOff)).toEqual(holds ? [] : ['开始分发的时间不在许可之内'])
  })

  test('and at any time where none was set', () => {
    // As above.
    expect(sentUnpermitted([queued(1)], {} as Parameters<typeof sentUnpermitted>[1])).toEqual([])
  })
})

test.each<[string, AuditEntry[], string | undefined, boolean]>([
  ['the signed one', [], undefined, true],
  ['another, as somebody decided', [entry('restart', { mailFrom: 'b@x' })], 'b@x', true],
  [
    'as somebody decided last',
    [entry('restart', { mailFrom: 'b@x' }), entry('restart', { mailFrom: 'c@x' })],
    'c@x',
    true,
  ],
  ['set going again without another', [entry('restart', { mailFrom: 'b@x' }), entry('restart')], 'b@x', true],
  ['another, and nobody decided', [], 'b@x', false],
  ['not the one that was decided', [entry('restart', { mailFrom: 'b@x' })], 'c@x', false],
  ['one was decided, and not taken', [entry('restart', { mailFrom: 'b@x' })], undefined, false],
])('mails came from %s', (_, entries, mailFrom, holds) => {
  // Of the distribution only this is looked at.
  const distribution = { mailFrom } as Parameters<typeof senderUndecided>[1]
  expect(senderUndecided(entries, distribution)).toEqual(holds ? [] : ['改用的发件地址与审计记录不一致'])
})

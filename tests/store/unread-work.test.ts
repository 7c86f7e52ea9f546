/** Work that cannot be read blocks no act on anything but what it is about. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { keys } from '#functions/store/keys.ts'
import type { Person } from '#shared/centre/person.ts'
import { aPerson, askForSubstitute, personNow } from '../support/administering.ts'
import { anIssueInReview, move, ok } from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, office, administrator } = await usingCentre({ people: ['editor', 'office', 'administrator'] })
const row = keys.work('of-another-issue', 'open', '2026-01-01T00:00:00.000Z')
let deputy: { id: string }
beforeAll(async () => {
  deputy = await aPerson(centre, administrator, 'fuping', ['leader'])
})
afterEach(() => centre.removeRow([row.pk, row.sk]))

describe.each([
  ['of a later shape', { shape: 99, json: '{}' }],
  ['that is damaged', { json: '{' }],
])('while work waits %s', (_, item) => {
  const unread = () => centre.putRow({ ...row, version: 1, ...item })

  test('an issue is withdrawn from review', async () => {
    const issue = await anIssueInReview(centre, editor)
    await unread()
    expect(await move(editor, issue, { move: 'withdraw' })).toMatchObject({ state: 'department-input' })
  })

  test('an issue is returned', async () => {
    const issue = await anIssueInReview(centre, editor)
    await unread()
    const returned = await move(office, issue, { move: 'return', reason: '请改' })
    expect(returned).toMatchObject({ state: 'department-input' })
  })

  test('a substitute is named for days to come', async () => {
    await unread()
    const substitute = { personId: deputy.id, from: '2027-01-04', until: '2027-01-05' }
    ok(await askForSubstitute(administrator, office, 'chen-zhiyuan', substitute))
    const absent: Person = await personNow(administrator, 'chen-zhiyuan')
    expect(absent.substitute).toMatchObject(substitute)
    ok(await askForSubstitute(administrator, office, 'chen-zhiyuan', null))
  })
})

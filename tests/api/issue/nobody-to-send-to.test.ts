/** A sign-off with nobody to send to, or with more than one request can hold: refused with what to do, and nothing is signed or sent. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { recipientsNow } from '#functions/acts/distribution/freeze-recipients.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { REFUSALS, type RefusalCode } from '#shared/refusals.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { at } from '../../support/issue-page.ts'
import { aDraft, ok, seen } from '../../support/issue-steps.ts'
import { post } from '../../support/reviewing.ts'
import { everyRow } from '../../support/store/fill-alike.ts'
import { tableAround } from '../../support/store/table-around.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, head, administrator, mailboxes, approved, recipientsHash, read, acts, ledger } =
  await usingCentre({
    people: ['editor', 'office', 'head', 'administrator'],
  })
const path = `/api/publications/${PUBLICATION.id}/recipients`

/** Signs what the head was shown of it, the list as it is now; nothing of the issue may change. */
async function refused(issue: Issue, code: RefusalCode): Promise<void> {
  const before = { issue: await read(issue), acts: await acts(issue) }
  const request = { move: 'sign-off', recipientsHash: await recipientsHash(issue), ...seen(issue) }
  const answer = await post(head, issue, request)
  expect([answer.status, answer.body.code, answer.body.message]).toEqual([409, code, REFUSALS[code].message])
  await centre.runAllWork()
  expect({ issue: await read(issue), acts: await acts(issue) }).toEqual(before)
  expect((await editor.get(`${at(issue)}/deliveries`)).body.distribution).toBeNull()
}

test('all mailboxes stopped: it is not signed before one is let go again', async () => {
  const issue = await approved()
  for (const address of mailboxes)
    ok(await administrator.post('/api/suppressions', { address, reason: '来电要求停发' }))
  await refused(issue, 'all-suppressed')
  const [one] = mailboxes
  ok(await administrator.post('/api/suppressions/removals', { address: one, version: 1, reason: '来电要求恢复' }))
  ok(await post(head, issue, { move: 'sign-off', recipientsHash: await recipientsHash(issue), ...seen(issue) }))
  await centre.runAllWork()
  expect((await ledger(issue)).counts).toMatchObject({ sent: 1, skipped: mailboxes.length - 1 })
})

test('an empty list', async () => {
  const issue = await approved()
  const { recipients } = ok(await administrator.get(path))
  for (const { address, version } of recipients) ok(await administrator.post(`${path}/removals`, { address, version }))
  await refused(issue, 'no-recipients')
})

/** The store answers as if so many were on the list: pages of a thousand, made of one true row. */
function listOf(count: number, row: Record<string, unknown>) {
  let given = 0
  return tableAround(centre.deps.table, async (command, go) => {
    if (!(command instanceof QueryCommand)) return go()
    const Items = Array.from({ length: Math.min(1000, count - given) }, () => {
      given += 1
      return { ...row, json: String(row.json).replace('someone@', `${given}@`) }
    })
    return { Items, ...(given < count && { LastEvaluatedKey: { pk: row.pk, sk: row.sk } }) }
  })
}

test('200,000 are frozen; with one more it is said that they are too many', async () => {
  const recipient = { address: 'someone@dept.example', name: '某人', unit: '', lists: ['distribution'] }
  ok(await administrator.put(path, { version: null, recipient }))
  const [row = {}] = (await everyRow(centre.deps.table)).filter(({ sk }) => String(sk).endsWith(recipient.address))
  const issue = await aDraft(editor)
  expect((await recipientsNow({ table: listOf(200_000, row) }, issue)).count).toBe(200_000)
  await expect(recipientsNow({ table: listOf(200_001, row) }, issue)).rejects.toMatchObject({
    code: 'too-many-recipients',
  })
})

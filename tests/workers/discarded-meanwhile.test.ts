/** A correction that is discarded in the moment in which the corrections of its original are read: what is done for the original is done. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, expect, test } from 'vitest'
import { loadIssue } from '#functions/store/load.ts'
import type { Table } from '#functions/store/table.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { correcting } from '../support/correcting.ts'
import { at } from '../support/issue-page.ts'
import { ok } from '../support/issue-steps.ts'
import { ACCEPTED, addressed, aMailer, REFUSED } from '../support/mailer.ts'
import { settle } from '../support/store/ledger.ts'
import { tableAround } from '../support/store/table-around.ts'
import { usingCentre } from '../support/using-centre.ts'

/** Happens once, after the links to corrections were read and before the corrections are. */
let meanwhile: (() => Promise<unknown>) | null = null
const around = (table: Table): Table =>
  tableAround(table, async (command, go) => {
    const answer = await go()
    const areLinks =
      command instanceof QueryCommand && command.input.ExpressionAttributeValues?.[':prefix'] === 'CORRECTION#'
    const happens = areLinks ? meanwhile : null
    if (areLinks) meanwhile = null
    await happens?.()
    return answer
  })

const { centre, editor, office, head, mailboxes, signed, ledger } = await usingCentre({
  people: ['editor', 'office', 'head'],
  around,
})
const { correct } = correcting(centre, { editor, office, head })
const [missed = ''] = mailboxes
beforeEach(() => centre.runAllWork())

const discard = async ({ id, version }: Issue) => ok(await editor.post(`/api/issues/${id}/discard`, { version }))

/** Sent to all but one, to whom it is to be sent again. */
async function resent(): Promise<Issue> {
  const original = await signed()
  const refuses = aMailer(({ to, attachments }) =>
    attachments.length > 0 && to.address === missed ? REFUSED : ACCEPTED,
  )
  await centre.runAllWork({ mailer: refuses })
  const failed = (await ledger(original)).deliveries.filter(({ address }) => address === missed)
  ok(await settle(editor, original, failed, 'resend'))
  return original
}

test('the letter of the original goes out', async () => {
  const original = await resent()
  const correction = await correct(original)
  meanwhile = () => discard(correction)
  const mailer = aMailer()
  await centre.runWorkOverTime({ mailer }, 3)
  expect(meanwhile).toBeNull()
  expect(addressed(mailer)).toEqual([missed])
  expect((await ledger(original)).distribution?.state).toBe('done')
})

test('work is not dropped because of another issue that was discarded', async () => {
  const original = await resent()
  const correction = await correct(original)
  await discard(correction)
  meanwhile = () => loadIssue(centre.deps.table, correction.id)
  const mailer = aMailer()
  await centre.runWorkOverTime({ mailer }, 3)
  expect(meanwhile).toBeNull()
  expect(addressed(mailer)).toEqual([missed])
})

test('its original is shown, without it, and is corrected anew', async () => {
  const original = await signed()
  await centre.runAllWork()
  const reads = [
    () => editor.get(`${at(original)}/corrections`),
    () => editor.get(`${at(original)}/mail`),
    async () => ({ status: 200, body: await correct(original) }),
  ]
  for (const read of reads) {
    const correction = await correct(original)
    meanwhile = () => discard(correction)
    const answer = await read()
    expect([answer.status, meanwhile]).toEqual([200, null])
    expect(JSON.stringify(answer.body)).not.toContain(correction.id)
  }
})

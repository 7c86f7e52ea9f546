/** kill -9 of the whole tree at random moments of publishing: each issue still ends published, each mailbox got it once or it shows. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { listOutbox } from '#functions/mail/outbox-reading.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { type App, startApp } from '../support/app.ts'
import { anIssueInReview, move, ok, seen } from '../support/issue-steps.ts'

const ROUNDS = 3
/** Signing takes some 30 ms, sending to 37 mailboxes about a second: the moments spread over both and a little more. */
const LATEST_KILL_MS = 1500

const folder = mkdtempSync(join(tmpdir(), 'chuangxun-crash-'))
const start = () => startApp(folder, { LEASE_SECONDS: '1', SWEEP_SECONDS: '0.2' })
let app: App
afterAll(async () => {
  await app.kill()
  rmSync(folder, { recursive: true, force: true })
})

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Signs, if it is still to be signed: the answer may never come, since the tree is being killed. */
async function sign(issue: Issue): Promise<void> {
  const head = await app.as('lin-guodong')
  const { hash: recipientsHash } = ok(await head.get(`/api/issues/${issue.id}/recipients`))
  await move(head, issue, { move: 'sign-off', comment: '', recipientsHash, ...seen(issue) })
}

async function approvedIssue(): Promise<Issue> {
  const issue = await anIssueInReview(app, await app.as('zhou-min'))
  return move(await app.as('chen-zhiyuan'), issue, { move: 'approve', comment: '', ...seen(issue) })
}

test('an issue whose publishing is killed ends published, with every mailbox sent once or visibly ambiguous', {
  timeout: 600_000,
}, async () => {
  app = await start()
  const table: Record<string, number | string>[] = []
  for (let round = 1; round <= ROUNDS; round += 1) {
    const approved = await approvedIssue()
    const head = await app.as('lin-guodong')
    const { hash: recipientsHash } = ok(await head.get(`/api/issues/${approved.id}/recipients`))
    const killAfter = Math.round(Math.random() * LATEST_KILL_MS)
    const signing = move(head, approved, { move: 'sign-off', comment: '', recipientsHash, ...seen(approved) }).then(
      () => 'answered',
      () => 'cut off',
    )
    await sleep(killAfter)
    await app.kill()
    const signed = await signing

    app = await start()
    const editor = await app.as('zhou-min')
    const found: Issue = ok(await editor.get(`/api/issues/${approved.id}`))
    if (signed === 'answered') expect(found.state).toBe('published')
    if (found.state === 'review') await sign(found)

    const ledger = async () => ok(await editor.get(`/api/issues/${approved.id}/deliveries`))
    await expect.poll(async () => (await ledger()).distribution?.state, { timeout: 60_000, interval: 200 }).toBe('done')
    const { distribution, counts, deliveries } = await ledger()
    const letters = (await listOutbox(join(folder, 'outbox'), 10_000))
      .filter(({ subject }) => subject === `〔政务服务工作动态〕${issueLabel(approved)}`)
      .map(({ to }) => to[0]?.address)
    const twice = letters.filter((address, at) => letters.indexOf(address) !== at)
    const lost = deliveries.filter(
      ({ address, state }: Delivery) => state !== 'ambiguous' && !letters.includes(address),
    )
    expect({ twice, lost }).toEqual({ twice: [], lost: [] })
    expect(deliveries).toHaveLength(distribution.frozen)
    expect(counts.sent + counts.ambiguous).toBe(distribution.frozen)
    // At most what one process has under way can be unknown.
    expect(counts.ambiguous).toBeLessThanOrEqual(8)
    table.push({ round, killAfter, signed, sent: counts.sent, ambiguous: counts.ambiguous, twice: 0, lost: 0 })
  }
  process.stdout.write(`${table.map((row) => JSON.stringify(row)).join('\n')}\n`)
})

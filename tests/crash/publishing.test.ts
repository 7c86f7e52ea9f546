/** kill -9 of the whole tree while it signs, and after some of the letters: each issue still ends published, each mailbox got it once or it shows. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { listOutbox } from '#functions/mail/outbox-reading.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { type App, startApp } from '../support/app.ts'
import { anIssueInReview, move, ok, seen } from '../support/issue-steps.ts'

/** How many of the 37 letters lie in the outbox when it is killed; null: it has just been asked to sign. */
const KILLS = [null, 1, 4 + Math.floor(Math.random() * 17)]

const folder = mkdtempSync(join(tmpdir(), 'chuangxun-crash-'))
const start = () => startApp(folder, { LEASE_SECONDS: '1', SWEEP_SECONDS: '0.2', MAIL_RATE: '25' })
let app: App
afterAll(async () => {
  await app.kill()
  rmSync(folder, { recursive: true, force: true })
})

const outbox = join(folder, 'outbox')
const lettersOf = ({ id }: Issue): number =>
  readdirSync(outbox).filter((name) => name.startsWith(`${id}-`) && name.endsWith('.eml')).length

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
  for (const killedAt of KILLS) {
    const approved = await approvedIssue()
    const head = await app.as('lin-guodong')
    const { hash: recipientsHash } = ok(await head.get(`/api/issues/${approved.id}/recipients`))
    const signing = move(head, approved, { move: 'sign-off', comment: '', recipientsHash, ...seen(approved) }).then(
      () => 'answered',
      () => 'cut off',
    )
    if (killedAt !== null)
      await expect.poll(() => lettersOf(approved), { timeout: 30_000, interval: 5 }).toBeGreaterThanOrEqual(killedAt)
    await app.kill()
    const signed = await signing
    const gone = lettersOf(approved)

    app = await start()
    const editor = await app.as('zhou-min')
    const found: Issue = ok(await editor.get(`/api/issues/${approved.id}`))
    if (signed === 'answered') expect(found.state).toBe('published')
    if (found.state === 'review') await sign(found)

    const ledger = async () => ok(await editor.get(`/api/issues/${approved.id}/deliveries`))
    await expect.poll(async () => (await ledger()).distribution?.state, { timeout: 60_000, interval: 200 }).toBe('done')
    const { distribution, counts, deliveries } = await ledger()
    // It did not come too late.
    expect(gone).toBeLessThan(distribution.frozen)
    const letters = (await listOutbox(outbox, 10_000))
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
    table.push({
      killedAt: killedAt ?? 'signing',
      gone,
      signed,
      sent: counts.sent,
      ambiguous: counts.ambiguous,
      twice: 0,
      lost: 0,
    })
  }
  process.stdout.write(`${table.map((row) => JSON.stringify(row)).join('\n')}\n`)
})

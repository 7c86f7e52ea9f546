/** Distribution: exactly what was signed, to each frozen mailbox at most once, and every one is accounted for. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { WorkerDeps } from '#functions/deps.ts'
import type { Outcome } from '#functions/mail/port.ts'
import { commit } from '#functions/store/commit.ts'
import { keys } from '#functions/store/keys.ts'
import { sweep } from '#functions/workers/sweep.ts'
import type { Delivery, DeliveryState } from '#shared/delivery.ts'
import { sha256 } from '#shared/hash.ts'
import type { Issue } from '#shared/issue.ts'
import { workFor } from '#shared/work.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { RECIPIENTS } from '../../infra/local/demo/recipients.ts'
import type { Caller } from '../support/caller.ts'
import { type Centre, openCentre } from '../support/centre.ts'
import { ACCEPTED, type AskedMailer, aMailer } from '../support/mailer.ts'
import { quickPress } from '../support/press.ts'
import { aSignedIssue, ok } from '../support/way.ts'

const RETRY: Outcome = { kind: 'retry', reason: '454 发送过快' }
const REFUSED: Outcome = { kind: 'refused', reason: '550 没有这个邮箱' }
const UNKNOWN: Outcome = { kind: 'unknown', reason: '连接中断，不知对方是否收下' }
/** On both lists. */
const BOTH = 'zonghe@centre.example'

let centre: Centre
let editor: Caller
let office: Caller
let head: Caller
let mailboxes: string[]
beforeAll(async () => {
  centre = await openCentre({ print: quickPress })
  editor = await centre.as('zhou-min')
  office = await centre.as('chen-zhiyuan')
  head = await centre.as('lin-guodong')
  // A list of six is enough here, and quick: the others are taken off.
  const administrator = await centre.as('he-jing')
  const addresses = RECIPIENTS.map(({ address }) => address)
  mailboxes = [...new Set([BOTH, ...addresses])].slice(0, 6).sort()
  for (const address of addresses)
    if (!mailboxes.includes(address))
      ok(await administrator.post(`/api/publications/${PUBLICATION.id}/recipients/removals`, { version: 1, address }))
})
beforeEach(async () => void (await centre.works()))
afterAll(() => centre.close())

const signed = () => aSignedIssue(centre, editor, office, head)
const as = (mailer: AskedMailer, worker = 'worker'): WorkerDeps => ({ ...centre.deps, mailer, worker })
const works = async (deps: WorkerDeps) => {
  while ((await sweep(deps)) > 0);
}
/** Until nothing is left to wait for. */
async function worksOn(deps: WorkerDeps, steps = 30): Promise<void> {
  for (let n = 0; n < steps; n += 1) {
    await works(deps)
    centre.passes(15_000)
  }
}

type Ledger = {
  distribution: { state: string; frozen: number; reason: string | null } | null
  counts: Record<DeliveryState, number>
  deliveries: Delivery[]
}
async function ledger({ id }: Issue): Promise<Ledger> {
  const read: Ledger = ok(await editor.get(`/api/issues/${id}/deliveries`))
  return read
}
const acts = async ({ id }: Issue) => {
  const { entries, brokenAt } = ok(await editor.get(`/api/issues/${id}/audit`))
  expect(brokenAt).toBeNull()
  return entries.map(({ what }: { what: string }) => what)
}
/** The letters with the issue's PDF, not the notices about it. */
const issues = (mailer: AskedMailer) => mailer.letters.filter(({ attachments }) => attachments.length > 0)
const addressed = (mailer: AskedMailer) =>
  issues(mailer)
    .map(({ to }) => to.address)
    .sort()
const sum = (counts: Ledger['counts']) => Object.values(counts).reduce((all, n) => all + n, 0)

describe('each mailbox once', () => {
  test('one mail a mailbox, also for one on both lists, with the signed file', async () => {
    const issue = await signed()
    const mailer = aMailer()
    await works(as(mailer))
    expect(addressed(mailer)).toEqual(mailboxes)
    for (const { attachments, message } of issues(mailer)) {
      expect(attachments.map(({ name }) => name)).toEqual([`政务服务工作动态2026年第${issue.number}期.pdf`])
      expect(await sha256(new Uint8Array(attachments[0]?.bytes ?? []))).toBe(issue.signOff?.pdf.hash)
      expect(message.subject).toContain('政务服务工作动态')
    }
    const { deliveries, distribution } = await ledger(issue)
    expect(distribution).toMatchObject({ state: 'done', frozen: mailboxes.length })
    expect(deliveries.find(({ address }) => address === BOTH)?.lists).toEqual(['reporting', 'distribution'])
  })

  test('however many workers distribute at once, and again', async () => {
    const issue = await signed()
    const mailer = aMailer(async () => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5))
      return ACCEPTED
    })
    const task = { kind: 'distribute' as const, issueId: issue.id }
    const more = ['x1', 'x2', 'x3'].map((id) => workFor(`${id}-${issue.number}`, task, centre.deps.clock()))
    await commit(centre.deps.table, { writes: [], work: more })
    await Promise.all(Array.from({ length: 4 }, (_, n) => works(as(mailer, `worker-${n}`))))
    await worksOn(as(mailer), 5)
    expect(addressed(mailer)).toEqual(mailboxes)
    expect((await ledger(issue)).distribution?.state).toBe('done')
    expect((await acts(issue)).filter((what: string) => what === 'distributed')).toHaveLength(1)
    await commit(centre.deps.table, { writes: [], work: [workFor(`again-${issue.number}`, task, centre.deps.clock())] })
    await works(as(mailer))
    expect(addressed(mailer)).toEqual(mailboxes)
  })

  test('a change of the lists after the sign-off changes nothing of who gets it', async () => {
    const issue = await signed()
    const administrator = await centre.as('he-jing')
    const path = `/api/publications/${PUBLICATION.id}/recipients`
    const recipient = { address: 'late@centre.example', name: '后来的', unit: '', lists: ['reporting'] }
    ok(await administrator.put(path, { version: null, recipient }))
    const mailer = aMailer()
    await works(as(mailer))
    expect(addressed(mailer)).toEqual(mailboxes)
    expect((await ledger(issue)).counts.sent).toBe(mailboxes.length)
    ok(await administrator.post(`${path}/removals`, { version: 1, address: recipient.address }))
  })
})

describe('what is not what was signed is not sent', () => {
  const fileOf = (key: string | undefined) => join(centre.folder, 'files', key ?? '')
  const forgeRevision = async (issue: Issue, change: (content: object) => object | null) => {
    const { revisions } = ok(await editor.get(`/api/issues/${issue.id}/revisions`))
    const data = change(revisions[0])
    const { pk, sk } = keys.revision(issue.id, data ? 1 : 99)
    if (data)
      await centre.deps.table.db.send(
        new PutCommand({ TableName: 'chuangxun', Item: { pk, sk, json: JSON.stringify(data) } }),
      )
    else
      await commit(centre.deps.table, {
        writes: [{ kind: 'remove', keys: keys.revision(issue.id, 1), version: revisions[0].version, refusal: 'stale' }],
      })
  }

  test.each<[string, (issue: Issue) => void | Promise<void>, string]>([
    [
      'a PDF that was changed',
      ({ signOff }) => writeFileSync(fileOf(signOff?.pdf.key), '%PDF forged'),
      'PDF 与签发时不一致',
    ],
    ['a PDF that is gone', ({ signOff }) => rmSync(fileOf(signOff?.pdf.key)), '签发的 PDF 不在了'],
    [
      'a list that was changed',
      ({ signOff }) => writeFileSync(fileOf(signOff?.recipientsKey), '[]'),
      '收件名单与签发时不一致',
    ],
    ['a list that is gone', ({ signOff }) => rmSync(fileOf(signOff?.recipientsKey)), '收件名单与签发时不一致'],
    [
      'content that was changed',
      (issue) =>
        forgeRevision(issue, (data) => ({
          ...data,
          content: {
            ...('content' in data && typeof data.content === 'object' ? data.content : {}),
            period: '2025-12',
          },
        })),
      '稿件内容与签发时不一致',
    ],
    [
      'content that is none any more',
      (issue) => forgeRevision(issue, (data) => ({ ...data, content: {} })),
      '签发的修订版不在了',
    ],
    ['a revision that is gone', (issue) => forgeRevision(issue, () => null), '签发的修订版不在了'],
  ])('%s: nothing goes out, and ledger and record say why', async (_, tamper, reason) => {
    const issue = await signed()
    const files = [fileOf(issue.signOff?.pdf.key), fileOf(issue.signOff?.recipientsKey)]
    const before = files.map((file) => readFileSync(file))
    await tamper(issue)
    const mailer = aMailer()
    await worksOn(as(mailer), 3)
    expect(issues(mailer)).toEqual([])
    const { distribution, counts } = await ledger(issue)
    expect(distribution).toMatchObject({ state: 'refused', reason, frozen: mailboxes.length })
    expect(counts.sent).toBe(0)
    const { entries } = ok(await editor.get(`/api/issues/${issue.id}/audit`))
    expect(entries.at(-1)).toMatchObject({ what: 'refused-to-send', why: reason, who: { id: 'system' } })
    expect(centre.logged).toContainEqual(expect.objectContaining({ event: 'refused-to-send', issue: issue.id, reason }))
    // Put right behind everyone's back, it still waits for a person.
    for (const [n, file] of files.entries()) writeFileSync(file, before[n] ?? '')
    const task = { kind: 'distribute' as const, issueId: issue.id }
    await commit(centre.deps.table, { writes: [], work: [workFor(`again-${issue.number}`, task, centre.deps.clock())] })
    await works(as(mailer))
    expect(issues(mailer)).toEqual([])
  })

  test('bytes that a mailer spoils go to nobody else', async () => {
    const issue = await signed()
    const mailer = aMailer(({ attachments }) => {
      attachments[0]?.bytes.fill(0)
      return ACCEPTED
    })
    await works(as(mailer))
    expect(issues(mailer)).toHaveLength(1)
    expect((await ledger(issue)).distribution).toMatchObject({ state: 'refused', reason: 'PDF 与签发时不一致' })
  })

  test('a file that is changed in the middle stops the rest, and the sum still shows everyone', async () => {
    const issue = await signed()
    let sentSoFar = 0
    const mailer = aMailer(({ attachments }) => {
      if (attachments.length === 0) return ACCEPTED
      sentSoFar += 1
      if (sentSoFar < 3) return ACCEPTED
      writeFileSync(fileOf(issue.signOff?.pdf.key), '%PDF forged')
      return RETRY
    })
    await worksOn(as(mailer), 6)
    const { distribution, counts } = await ledger(issue)
    expect(distribution?.state).toBe('refused')
    expect(sum(counts)).toBe(mailboxes.length)
    expect(counts.sent + counts.queued).toBe(mailboxes.length)
    expect(new Set(addressed(mailer).filter((_, n) => n < counts.sent)).size).toBe(counts.sent)
  })
})

describe('a sender that dies', () => {
  /** The first letter with a PDF is under way for ever; its worker is forgotten. */
  async function dies(recall: () => Promise<'accepted' | 'unknown'>) {
    const issue = await signed()
    let stuck = ''
    const dying = aMailer(({ attachments, to }) => {
      if (attachments.length === 0) return ACCEPTED
      stuck = to.address
      return new Promise<never>(() => undefined)
    })
    void works(as(dying, 'dying'))
    await expect.poll(() => stuck, { timeout: 10_000 }).not.toBe('')
    const mailer = aMailer(undefined, recall)
    await works(as(mailer))
    expect(issues(mailer)).toEqual([])
    centre.passes(centre.deps.leaseMs + 1000)
    await worksOn(as(mailer), 4)
    return { issue, mailer, stuck, ...(await ledger(issue)) }
  }

  test('leaves one ambiguous that is never sent again unasked; all others get theirs', async () => {
    const { issue, mailer, stuck, deliveries, counts, distribution } = await dies(async () => 'unknown')
    expect(deliveries.find(({ address }) => address === stuck)).toMatchObject({
      state: 'ambiguous',
      reason: expect.stringContaining('请人工核实'),
    })
    expect(addressed(mailer)).toEqual(mailboxes.filter((address) => address !== stuck))
    expect(counts).toMatchObject({ sent: mailboxes.length - 1, ambiguous: 1, queued: 0, sending: 0 })
    expect(distribution?.state).toBe('done')
    await worksOn(as(mailer), 5)
    expect(addressed(mailer)).not.toContain(stuck)
    expect(await acts(issue)).toContain('distributed')
  })

  test('leaves one that the outbox’s record shows as sent', async () => {
    const { mailer, stuck, deliveries, counts } = await dies(async () => 'accepted')
    expect(deliveries.find(({ address }) => address === stuck)).toMatchObject({ state: 'sent' })
    expect(addressed(mailer)).not.toContain(stuck)
    expect(counts.sent).toBe(mailboxes.length)
  })

  test('but was only slow: what it knows in the end counts, and nothing goes twice', async () => {
    const issue = await signed()
    let wake = () => {}
    let first = true
    const slow = aMailer(({ attachments }) => {
      if (attachments.length === 0 || !first) return ACCEPTED
      first = false
      return new Promise((resolve) => {
        wake = () => resolve(ACCEPTED)
      })
    })
    const asleep = works(as(slow, 'slow'))
    await expect.poll(() => first, { timeout: 10_000 }).toBe(false)
    centre.passes(centre.deps.leaseMs + 1000)
    const mailer = aMailer()
    await worksOn(as(mailer), 4)
    expect((await ledger(issue)).counts.ambiguous).toBe(1)
    wake()
    await asleep
    expect((await ledger(issue)).counts).toMatchObject({ sent: mailboxes.length, ambiguous: 0 })
    expect([...addressed(mailer), ...addressed(slow)].sort()).toEqual(mailboxes)
  })
})

describe('a mail server of moods', () => {
  test('throttling is waited for, a refusal is a failure, what is unknown is ambiguous; the sum is what was frozen', async () => {
    const issue = await signed()
    const [throttled, refused, unknown] = mailboxes
    let tries = 0
    const mailer = aMailer(({ attachments, to }) => {
      if (attachments.length === 0) return ACCEPTED
      if (to.address === refused) return REFUSED
      if (to.address === unknown) return UNKNOWN
      if (to.address !== throttled) return ACCEPTED
      tries += 1
      return tries < 4 ? RETRY : ACCEPTED
    })
    await works(as(mailer))
    const middle = await ledger(issue)
    expect(middle.distribution?.state).toBe('sending')
    expect(middle.deliveries.find(({ address }) => address === throttled)).toMatchObject({
      state: 'queued',
      attempts: 1,
      reason: RETRY.kind === 'retry' ? RETRY.reason : '',
    })
    expect(middle.counts.sent).toBe(mailboxes.length - 3)
    await worksOn(as(mailer), 10)
    const { deliveries, counts, distribution } = await ledger(issue)
    expect(deliveries.find(({ address }) => address === throttled)).toMatchObject({ state: 'sent', attempts: 4 })
    expect(deliveries.find(({ address }) => address === refused)).toMatchObject({
      state: 'failed',
      reason: '550 没有这个邮箱',
    })
    expect(deliveries.find(({ address }) => address === unknown)).toMatchObject({ state: 'ambiguous' })
    expect(counts).toMatchObject({ sent: mailboxes.length - 2, failed: 1, ambiguous: 1, queued: 0, sending: 0 })
    expect(sum(counts)).toBe(distribution?.frozen)
    expect(distribution?.state).toBe('done')
  })

  test('one that throttles for ever ends as a failure, not as sent', async () => {
    const issue = await signed()
    const mailer = aMailer(({ attachments }) => (attachments.length === 0 ? ACCEPTED : RETRY))
    for (let n = 0; n < 16; n += 1) {
      await works(as(mailer))
      centre.passes(16 * 60_000)
    }
    const { counts, distribution } = await ledger(issue)
    expect(counts).toMatchObject({ failed: mailboxes.length, sent: 0 })
    expect(distribution?.state).toBe('done')
    editor = await centre.as('zhou-min')
    office = await centre.as('chen-zhiyuan')
    head = await centre.as('lin-guodong')
  })

  test('whatever it answers, everyone is in one state, nobody gets two, and refused or unknown ones none more', async () => {
    const outcome = fc.constantFrom(ACCEPTED, RETRY, REFUSED, UNKNOWN)
    await fc.assert(
      fc.asyncProperty(fc.array(outcome, { minLength: 1, maxLength: 12 }), async (outcomes) => {
        const issue = await signed()
        const last = new Map<string, Outcome['kind']>()
        let n = 0
        const mailer = aMailer(({ attachments, to }) => {
          if (attachments.length === 0) return ACCEPTED
          expect(['retry', undefined]).toContain(last.get(to.address))
          const given = outcomes[n % outcomes.length] ?? ACCEPTED
          n += 1
          last.set(to.address, n > 60 ? 'accepted' : given.kind)
          return n > 60 ? ACCEPTED : given
        })
        for (let step = 0; step < 14; step += 1) {
          await Promise.all([works(as(mailer, 'a')), works(as(mailer, 'b'))])
          centre.passes(8 * 60_000)
        }
        editor = await centre.as('zhou-min')
        office = await centre.as('chen-zhiyuan')
        head = await centre.as('lin-guodong')
        const { counts, deliveries, distribution } = await ledger(issue)
        expect(distribution?.state).toBe('done')
        expect(sum(counts)).toBe(mailboxes.length)
        expect(counts.queued + counts.sending).toBe(0)
        const state = { accepted: 'sent', refused: 'failed', unknown: 'ambiguous', retry: 'failed' } as const
        for (const delivery of deliveries) expect(delivery.state).toBe(state[last.get(delivery.address) ?? 'retry'])
      }),
      { numRuns: 4 },
    )
  }, 120_000)
})

describe('settling by hand', () => {
  /** An issue whose first mailbox is ambiguous and whose second failed. */
  async function unsettled() {
    const issue = await signed()
    const [unknown, refused] = mailboxes
    await works(
      as(
        aMailer(({ attachments, to }) =>
          attachments.length === 0
            ? ACCEPTED
            : to.address === unknown
              ? UNKNOWN
              : to.address === refused
                ? REFUSED
                : ACCEPTED,
        ),
      ),
    )
    const { deliveries } = await ledger(issue)
    const of = (address: string | undefined) => {
      const found = deliveries.find((one) => one.address === address)
      if (!found) throw new Error(`no delivery to ${address}`)
      return found
    }
    const settle = (delivery: Delivery, request: object) =>
      editor.post(`/api/issues/${issue.id}/deliveries/${delivery.id}/settlements`, {
        version: delivery.version,
        ...request,
      })
    return { issue, ambiguous: of(unknown), failed: of(refused), sent: of(mailboxes[2]), settle }
  }

  test('it did arrive; it will not be sent: each with a reason, on the record under a name', async () => {
    const { issue, ambiguous, failed, settle } = await unsettled()
    expect((await settle(ambiguous, { as: 'sent', reason: ' ' })).body.code).toBe('reason-required')
    expect((await settle({ ...ambiguous, version: 1 }, { as: 'sent', reason: '已电话核实' })).body.code).toBe('stale')
    ok(await settle(ambiguous, { as: 'sent', reason: '已电话核实' }))
    ok(await settle(failed, { as: 'skipped', reason: '此人已退休' }))
    const { counts, distribution } = await ledger(issue)
    expect(counts).toMatchObject({ sent: mailboxes.length - 1, skipped: 1, ambiguous: 0, failed: 0 })
    expect(distribution?.state).toBe('done')
    const { entries } = ok(await editor.get(`/api/issues/${issue.id}/audit`))
    expect(entries.slice(-2)).toMatchObject([
      { what: 'settle-delivery', who: { id: 'zhou-min' }, why: '已电话核实', facts: { as: 'sent' } },
      { what: 'settle-delivery', who: { id: 'zhou-min' }, why: '此人已退休', facts: { as: 'skipped' } },
    ])
  })

  test('sent once more: that mailbox alone gets one letter, of a new id', async () => {
    const { issue, ambiguous, settle } = await unsettled()
    ok(await settle(ambiguous, { as: 'resend', reason: '对方说没有收到' }))
    expect((await ledger(issue)).distribution?.state).toBe('sending')
    const mailer = aMailer()
    await works(as(mailer))
    expect(issues(mailer).map(({ id, to }) => [id, to.address])).toEqual([[`${ambiguous.id}-2`, ambiguous.address]])
    const { distribution, deliveries } = await ledger(issue)
    expect(distribution?.state).toBe('done')
    expect(deliveries.find(({ id }) => id === ambiguous.id)).toMatchObject({ state: 'sent', round: 2 })
  })

  test('two people at once settle it once', async () => {
    const { ambiguous, settle, issue } = await unsettled()
    const answers = await Promise.all([
      settle(ambiguous, { as: 'resend', reason: '没有收到' }),
      settle(ambiguous, { as: 'resend', reason: '没有收到' }),
      settle(ambiguous, { as: 'sent', reason: '收到了' }),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const mailer = aMailer()
    await works(as(mailer))
    expect(issues(mailer).length).toBeLessThanOrEqual(1)
    expect(sum((await ledger(issue)).counts)).toBe(mailboxes.length)
  })

  test('what was sent is not settled', async () => {
    const { sent, settle } = await unsettled()
    const { status, body } = await settle(sent, { as: 'resend', reason: '再发一次' })
    expect([status, body.code]).toEqual([409, 'not-settled-by-you'])
  })
})

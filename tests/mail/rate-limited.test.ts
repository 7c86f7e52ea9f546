/** The rate limit where it counts: at the mail server, by its own clock, with several workers on a real table. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Limit, openRateLimit } from '#functions/mail/rate-limit.ts'
import { rateLimited } from '#functions/mail/rate-limited.ts'
import { openSes } from '#functions/mail/ses.ts'
import { sesLimit } from '#functions/mail/ses-quota.ts'
import { mailTurnRow } from '#functions/store/mail-turn-row.ts'
import { ensureTable, openTable, type Table } from '#functions/store/table.ts'
import { type Engine, startEngine } from '../../infra/local/engine.ts'
import { clientFor } from '../support/aws/aws-client.ts'
import { serveSes } from '../support/aws/ses-server.ts'
import { SECRET } from '../support/secret.ts'
import { aLetter } from './letter.ts'

let engine: Engine
let ses: Awaited<ReturnType<typeof serveSes>>
beforeAll(async () => {
  engine = await startEngine()
  ses = await serveSes()
})
afterAll(async () => {
  await ses.close()
  await engine.stop()
})

let tables = 0
async function freshTable(): Promise<Table> {
  tables += 1
  const table = openTable(`rate-${tables}`, SECRET, engine.endpoint)
  await ensureTable(table)
  return table
}

/** What is late by up to half a second here does not bunch: test machines do other things too. */
const TOLERANCE = { leavesMs: 50, arrivesMs: 500 }

const worker = (table: Table, limit: () => Promise<Limit>) =>
  rateLimited(
    openSes({ configurationSet: null, client: clientFor(ses.url, 10_000) }),
    openRateLimit(mailTurnRow(table), limit, TOLERANCE),
  )

const rate = (perSecond: number) => async () => ({ perSecond, usedUp: null })
const letters = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => aLetter({ id: `delivery-${from + n}`, attachments: [] }))

test('three workers at once: in no second more than the rate arrive', async () => {
  const table = await freshTable()
  const before = ses.times.length
  const workers = [0, 1, 2].map(() => worker(table, rate(20)))
  const outcomes = await Promise.all(workers.flatMap((mailer, n) => letters(n * 100, 20).map(mailer.send)))
  expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => 'accepted'))
  const times = ses.times.slice(before)
  expect(times).toHaveLength(60)
  expect(Math.min(...times.slice(20).map((later, n) => later - (times[n] ?? 0)))).toBeGreaterThanOrEqual(1000)
})

test('a server that asks to go slower halves the rate of all workers, and the letter waits', async () => {
  const table = await freshTable()
  const [first, second] = [worker(table, rate(20)), worker(table, rate(20))]
  ses.state.conduct = '400 Throttling'
  const [letter = aLetter()] = letters(900, 1)
  expect(await first.send(letter)).toMatchObject({ kind: 'throttled', cause: 'rate' })
  ses.state.conduct = 'accept'
  expect(await first.send(letter)).toMatchObject({ kind: 'accepted' })
  expect((await mailTurnRow(table).read())?.slow.halvings).toBe(1)
  expect(await second.send(letter)).toMatchObject({ kind: 'accepted' })
  expect((await mailTurnRow(table).read())?.slow.halvings).toBe(1)
})

test('the rate and the quota are what SES says, asked once a minute', async () => {
  let time = 0
  const logged: unknown[] = []
  const table = await freshTable()
  const settings = {
    client: clientFor(ses.url, 10_000),
    lastTold: async () => (await mailTurnRow(table).read())?.told ?? null,
    now: () => time,
    log: (line: unknown) => void logged.push(line),
  }
  const limit = sesLimit({ ...settings, most: null })
  expect(await limit()).toEqual({ perSecond: 14, told: 14, usedUp: null })
  expect(await sesLimit({ ...settings, most: 5 })()).toEqual({ perSecond: 5, told: 14, usedUp: null })
  const mailer = worker(table, limit)
  expect(await mailer.atOnce()).toBe(14)

  ses.state.quota.SentLast24Hours = 50_000
  expect(await limit()).toMatchObject({ usedUp: null })
  time += 61_000
  const before = ses.times.length
  expect(await mailer.send(aLetter())).toMatchObject({
    kind: 'throttled',
    about: 'account',
    cause: 'quota',
    reason: expect.stringContaining('SES 账户 24 小时的发送额度是 50000 封'),
  })
  expect(ses.times).toHaveLength(before)

  // While SES does not answer, what it told last holds.
  ses.state.conduct = '403 AccessDenied'
  time += 61_000
  expect(await limit()).toMatchObject({ perSecond: 14 })
  const unanswered = sesLimit({ ...settings, most: null })
  expect(await unanswered()).toEqual({ perSecond: 1, usedUp: null })
  expect(logged).toContainEqual(expect.objectContaining({ event: 'ses-quota-unknown' }))
  ses.state.conduct = 'accept'
  ses.state.quota.SentLast24Hours = 0

  // Who got no answer asks again soon; and what SES told one process holds for those that it does not answer.
  time += 6_000
  expect(await unanswered()).toMatchObject({ perSecond: 14 })
  time += 61_000
  expect(await mailer.send(aLetter())).toMatchObject({ kind: 'accepted' })
  ses.state.conduct = '400 Throttling: Rate exceeded'
  expect(await sesLimit({ ...settings, most: null })()).toEqual({ perSecond: 14, usedUp: null })
  expect(await sesLimit({ ...settings, most: 3 })()).toEqual({ perSecond: 3, usedUp: null })
  ses.state.conduct = 'accept'
  // A sender that has been told nothing keeps what is there.
  expect(await worker(table, rate(20)).send(aLetter())).toMatchObject({ kind: 'accepted' })
  expect((await mailTurnRow(table).read())?.told).toBe(14)
})

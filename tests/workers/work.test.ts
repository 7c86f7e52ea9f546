/** Work: claimed once however many workers there are, taken up when its worker died, put back when it failed. */
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import type { WorkerDeps } from '#functions/deps.ts'
import { commit } from '#functions/store/commit.ts'
import { keys } from '#functions/store/keys.ts'
import { get, listIndex } from '#functions/store/read.ts'
import { runWork } from '#functions/workers/run-work.ts'
import { handleStream } from '#functions/workers/stream.ts'
import { sweep } from '#functions/workers/sweep.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { Work, workFor } from '#shared/work.ts'
import { aCalledIssue } from '../support/issue-steps.ts'
import { ACCEPTED, aMailer, RETRY } from '../support/mailer.ts'
import { busyForClaims, type Fault, failingTable } from '../support/store/failing-table.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor } = await usingCentre({ people: ['editor'] })
let issue: Issue
beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
  await centre.runAllWork()
})

let count = 0
/** New work: a reminder to a contributor, as the table holds it. */
async function newWork(): Promise<string> {
  count += 1
  const id = `work-${count}`
  const notice = { mail: 'reminder' as const, issueId: issue.id, personId: 'wu-xiaolan', reason: '' }
  await commit(centre.deps.table, { writes: [], work: [workFor(id, { kind: 'notice', notice }, centre.deps.clock())] })
  return id
}
const work = (id: string) => get(centre.deps.table, Work, keys.work(id, 'open', ''))
const as = (worker: string, mailer = aMailer()): WorkerDeps => ({ ...centre.deps, worker, mailer })
const never = () => new Promise<never>(() => undefined)

test('many workers at once do each piece once, and then it is gone', async () => {
  const mailer = aMailer()
  const ids = await Promise.all(Array.from({ length: 12 }, newWork))
  const workers = Array.from({ length: 8 }, (_, n) => as(`worker-${n}`, mailer))
  await Promise.all(workers.flatMap((deps) => [...ids.map((id) => runWork(deps, id)), sweep(deps)]))
  expect(mailer.letters.map(({ id }) => id).sort()).toEqual([...ids].sort())
  for (const id of ids) expect(await work(id)).toBeNull()
})

test('what a dead worker had is left alone while its lease lasts, and done by another after', async () => {
  const id = await newWork()
  void runWork(as('dying', aMailer(never)), id)
  await expect.poll(async () => (await work(id))?.claimedBy, { timeout: 10_000 }).toBe('dying')
  const mailer = aMailer()
  const other = as('other', mailer)
  await Promise.all([runWork(other, id), sweep(other)])
  expect(mailer.letters).toEqual([])
  centre.advance(centre.deps.leaseMs + 1)
  expect(await sweep(other)).toBe(1)
  expect(mailer.letters.map((letter) => letter.id)).toEqual([id])
  expect(await work(id)).toBeNull()
})

test('a worker that comes back after its lease was taken leaves the work to the other', async () => {
  const id = await newWork()
  let wake = () => {}
  const slow = runWork(
    as(
      'slow',
      aMailer(
        () =>
          new Promise((resolve) => {
            wake = () => resolve(ACCEPTED)
          }),
      ),
    ),
    id,
  )
  await expect.poll(async () => (await work(id))?.claimedBy, { timeout: 10_000 }).toBe('slow')
  centre.advance(centre.deps.leaseMs + 1)
  void runWork(as('other', aMailer(never)), id)
  await expect.poll(async () => (await work(id))?.claimedBy, { timeout: 10_000 }).toBe('other')
  wake()
  await slow
  expect(await work(id)).toMatchObject({ claimedBy: 'other', queue: 'open' })
  expect(centre.logged).not.toContainEqual(expect.objectContaining({ event: 'work-failed', work: id }))
  centre.advance(centre.deps.leaseMs + 1)
  await sweep(as('third'))
})

test('work that fails waits longer each time, keeps the reason, and is parked after ten tries', async () => {
  const id = await newWork()
  const mailer = aMailer(() => RETRY)
  const waits: number[] = []
  for (let tries = 1; tries <= 9; tries += 1) {
    await runWork(as('worker', mailer), id)
    await runWork(as('worker', mailer), id)
    expect(mailer.letters).toHaveLength(tries)
    const put = await work(id)
    expect(put).toMatchObject({
      attempts: tries,
      claimedBy: null,
      queue: 'open',
      lastError: expect.stringContaining(RETRY.reason),
    })
    const wait = Date.parse(put?.dueAt ?? '') - centre.deps.clock().getTime()
    waits.push(wait)
    centre.advance(wait)
  }
  expect(waits.every((wait, n) => wait >= (waits[n - 1] ?? 1000))).toBe(true)
  expect(Math.max(...waits)).toBeLessThanOrEqual(15 * 60_000)
  await runWork(as('worker', mailer), id)
  expect(await work(id)).toMatchObject({ queue: 'parked', attempts: 10 })
  expect(centre.logged).toContainEqual(expect.objectContaining({ level: 'error', event: 'work-parked', work: id }))
  expect((await listIndex(centre.deps.table, Work, 'WORK#parked')).map((one) => one.id)).toContain(id)
  centre.advance(86_400_000)
  await sweep(as('worker', mailer))
  expect(mailer.letters).toHaveLength(10)
})

test('work at which every worker dies is parked too', async () => {
  const id = await newWork()
  for (let tries = 1; tries <= 10; tries += 1) {
    void runWork(as(`dying-${tries}`, aMailer(never)), id)
    await expect.poll(async () => (await work(id))?.claimedBy, { timeout: 10_000 }).toBe(`dying-${tries}`)
    centre.advance(centre.deps.leaseMs + 1)
  }
  const mailer = aMailer()
  await runWork(as('last', mailer), id)
  expect(mailer.letters).toEqual([])
  expect(await work(id)).toMatchObject({ queue: 'parked' })
})

test('a store too busy for a claim gave the work to nobody: whoever brought it hears so, and it is due still', async () => {
  const id = await newWork()
  const mailer = aMailer()
  const table = busyForClaims(centre.deps.table, () => true)
  await expect(runWork({ ...as('worker', mailer), table }, id)).rejects.toMatchObject({ code: 'busy' })
  expect(await work(id)).toMatchObject({ claimedBy: null, attempts: 0, queue: 'open' })
  expect(await sweep(as('next', mailer))).toBe(1)
  expect(mailer.letters.map((letter) => letter.id)).toEqual([id])
}, 60_000)

describe('the stream', () => {
  /** A record as Lambda gets it of a table with new and old images. */
  const record = (eventName: string, pk: string, sequence: string, sk = 'WORK', image: object = {}) => ({
    eventID: 'c4ca4238a0b923820dcc509a6f75849b',
    eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'cn-north-1',
    dynamodb: {
      ApproximateCreationDateTime: 1_769_900_000,
      Keys: { pk: { S: pk }, sk: { S: sk } },
      NewImage: { pk: { S: pk }, sk: { S: sk }, ...image },
      SequenceNumber: sequence,
      SizeBytes: 26,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    eventSourceARN: 'arn:aws-cn:dynamodb:cn-north-1:1:table/chuangxun/stream/2026-02-01T00:00:00.000',
  })

  test('new work is done at once; what was changed, removed or is no work is passed over', async () => {
    const mailer = aMailer()
    const [fresh, put, gone] = [await newWork(), await newWork(), await newWork()]
    const event = {
      Records: [
        record('INSERT', `ISSUE#${issue.id}`, '100'),
        record('INSERT', `WORK#${fresh}`, '101'),
        record('MODIFY', `WORK#${put}`, '102'),
        record('REMOVE', `WORK#${gone}`, '103'),
        record('INSERT', 'WORK#done-before', '104'),
      ],
    }
    expect(await handleStream(as('stream', mailer), event)).toEqual({ batchItemFailures: [] })
    expect(mailer.letters.map(({ id }) => id)).toEqual([fresh])
    // The same event again, as streams may bring it.
    await handleStream(as('stream', mailer), event)
    expect(mailer.letters).toHaveLength(1)
    await sweep(as('sweep'))
  })

  test('a record that could not be taken up is reported, the others are done', async () => {
    const mailer = aMailer()
    const [first, second] = [await newWork(), await newWork()]
    let fault: Fault | 'broken' = 'broken'
    const table = failingTable(centre.deps.table, (command) => {
      // Which of the two comes first is chance.
      if (fault !== 'broken' || !(command instanceof PutCommand) || command.input.Item?.pk !== `WORK#${first}`)
        return null
      fault = null
      throw new Error('connection refused')
    })
    const event = { Records: [record('INSERT', `WORK#${first}`, '201'), record('INSERT', `WORK#${second}`, '202')] }
    const answer = await handleStream({ ...as('stream', mailer), table }, event)
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '201' }] })
    expect(mailer.letters.map(({ id }) => id)).toEqual([second])
    expect(await work(first)).toMatchObject({ attempts: 0, claimedBy: null })
    await sweep(as('sweep'))
    expect(await work(first)).toBeNull()
  })

  test('one piece of a batch does not wait for another; what is of one record goes one after the other', async () => {
    const sent = Promise.withResolvers<void>()
    const mailer = aMailer(() => {
      sent.resolve()
      return ACCEPTED
    })
    let [reading, most] = [0, 0]
    const files: WorkerDeps['files'] = {
      ...centre.deps.files,
      async get(key) {
        reading += 1
        most = Math.max(most, reading)
        await sent.promise
        reading -= 1
        return centre.deps.files.get(key)
      },
    }
    const { pk, sk } = keys.auditHead(`ISSUE#${issue.id}`)
    const ends = ['301', '302', '303'].map((sequence) => record('MODIFY', pk, sequence, sk))
    const event = { Records: [...ends, record('INSERT', `WORK#${await newWork()}`, '304')] }
    expect(await handleStream({ ...as('stream', mailer), files }, event)).toEqual({ batchItemFailures: [] })
    expect([most, mailer.letters.length]).toEqual([1, 1])
  }, 20_000)

  test('of the distributions in one batch the first is begun, the others are left to the sweep', async () => {
    const three = ['distribute-1', 'distribute-2', 'distribute-3'].map((id) =>
      workFor(id, { kind: 'distribute', issueId: 'no-such-issue' }, centre.deps.clock()),
    )
    await commit(centre.deps.table, { writes: [], work: three })
    const Records = three.map((one, n) =>
      record('INSERT', `WORK#${one.id}`, `40${n}`, 'WORK', { json: { S: JSON.stringify(one) } }),
    )
    expect(await handleStream(as('stream'), { Records })).toEqual({ batchItemFailures: [] })
    const [begun, ...left] = await Promise.all(three.map(({ id }) => work(id)))
    expect(begun?.version).not.toBe(1)
    expect(left).toMatchObject([{ version: 1 }, { version: 1 }])
  })
})

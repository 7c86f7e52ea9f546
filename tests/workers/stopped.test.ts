/** A distribution that cannot go on: it stands stopped with the reason, those who can help hear of it, and one of them sets it going again. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { WorkerDeps } from '#functions/deps.ts'
import type { Issue } from '#shared/issue.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import type { Caller } from '../support/caller.ts'
import { type Centre, openCentre } from '../support/centre.ts'
import { type AskedMailer, aMailer } from '../support/mailer.ts'
import { quickPress } from '../support/press.ts'
import { ok } from '../support/way.ts'
import { addressed, distributingAt, issues, keepSixMailboxes, works } from './distributing.ts'

const HOUR = 3_600_000
let centre: Centre
let editor: Caller
let office: Caller
let head: Caller
let administrator: Caller
let mailboxes: string[]
const signIn = async () => {
  editor = await centre.as('zhou-min')
  office = await centre.as('chen-zhiyuan')
  head = await centre.as('lin-guodong')
  administrator = await centre.as('he-jing')
}
beforeAll(async () => {
  centre = await openCentre({ print: quickPress })
  mailboxes = await keepSixMailboxes(centre)
})
beforeEach(async () => {
  await centre.works()
  await signIn()
})
afterAll(() => centre.close())

const { signed, as, ledger, acts, decide } = distributingAt(() => ({ centre, editor, office, head }))

/** The file store answers nothing but errors. */
const withoutFiles = (mailer: AskedMailer): WorkerDeps => ({
  ...as(mailer),
  files: { ...centre.deps.files, get: () => Promise.reject(new Error('S3 is down')) },
})
/** Work by that worker for three hours: longer than it is tried. */
async function threeHours(deps: WorkerDeps): Promise<void> {
  for (let n = 0; n < 12; n += 1) {
    await works(deps)
    centre.passes(HOUR / 4)
  }
  await signIn()
}
const told = (mailer: AskedMailer): string[] =>
  mailer.letters
    .filter(({ message }) => message.subject.includes('已停止分发'))
    .map(({ to }) => to.address)
    .sort()
const restart = { move: 'restart', reason: '存储已恢复' }
const proofHolds = async (issue: Issue) =>
  (await checkProof(new Uint8Array(ok(await editor.get(`/api/issues/${issue.id}/proof`))))).holds

test('tried too often, it is stopped, not forgotten; an administrator sets it going and everyone gets it once', async () => {
  const issue = await signed()
  const mailer = aMailer()
  await threeHours(withoutFiles(mailer))
  expect(issues(mailer)).toEqual([])
  expect((await ledger(issue)).distribution).toMatchObject({
    state: 'refused',
    frozen: mailboxes.length,
    reason: expect.stringContaining('S3 is down'),
  })
  expect((await acts(issue)).at(-1)).toBe('refused-to-send')
  expect(told(mailer)).toEqual(['hejing@centre.example', 'linguodong@centre.example', 'zhoumin@centre.example'])
  ok(await decide(administrator, issue, restart))
  await works(as(mailer))
  expect(addressed(mailer)).toEqual(mailboxes)
  expect(await proofHolds(issue)).toBe(true)
})

test('one that waits for its hour waits on after it was set going', async () => {
  const sendAt = new Date(centre.now().getTime() + 10 * HOUR).toISOString()
  const issue = await signed({ sendAt })
  const mailer = aMailer()
  // Once a round whoever looks at the distribution gets no answer.
  const { db } = centre.deps.table
  let down = true
  const send = (command: { input: { Key?: { sk?: string } } }): unknown => {
    if (!down || command.input.Key?.sk !== 'DISTRIBUTION') return Reflect.apply(db.send, db, [command])
    down = false
    return Promise.reject(new Error('no answer'))
  }
  const failing = new Proxy(db, {
    get: (target, name, receiver) => (name === 'send' ? send : Reflect.get(target, name, receiver)),
  })
  for (let n = 0; n < 12; n += 1) {
    down = true
    await works({ ...as(mailer), table: { ...centre.deps.table, db: failing } })
    centre.passes(HOUR / 4)
  }
  await signIn()
  expect((await ledger(issue)).distribution).toMatchObject({
    state: 'refused',
    reason: expect.stringContaining('no answer'),
  })
  ok(await decide(head, issue, restart))
  await works(as(mailer))
  expect(addressed(mailer)).toEqual([])
  expect((await ledger(issue)).distribution).toMatchObject({ state: 'scheduled', sendAt })
  centre.passes(10 * HOUR)
  await works(as(mailer))
  expect(addressed(mailer)).toEqual(mailboxes)
  await signIn()
  expect(await proofHolds(issue)).toBe(true)
})

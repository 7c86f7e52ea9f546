/** A record that was altered in the database is told to the administrators by mail at the next act on it, once for each break. */
import { createHash } from 'node:crypto'
import { DeleteCommand, GetCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, expect, test } from 'vitest'
import { commit } from '#functions/store/commit.ts'
import { keys, subjects } from '#functions/store/keys.ts'
import { loadRecord } from '#functions/store/record.ts'
import { handleStream } from '#functions/workers/stream.ts'
import { monthOf } from '#shared/calendar.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { ORIGIN } from '../support/centre.ts'
import { aWrittenIssue } from '../support/issue-steps.ts'
import { type AskedMailer, aMailer } from '../support/mailer.ts'
import { anAct } from '../support/store/acts.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor } = await usingCentre({ people: ['editor'] })
const { table } = centre.deps
const MONTH = monthOf(centre.now())
let issue: Issue
let mailer: AskedMailer

beforeEach(async () => {
  issue = await aWrittenIssue(centre, editor)
  await centre.runAllWork()
  mailer = aMailer()
})

type Row = Record<string, unknown>
const headOf = async (subject: string): Promise<Row> =>
  (await table.db.send(new GetCommand({ TableName: table.name, Key: keys.auditHead(subject) }))).Item ?? {}
const put = centre.putRow

let acts = 0
/** An act on the record, and the stream's event of it; the mails that come of it. */
async function act(subject: string): Promise<string[]> {
  acts += 1
  await commit(table, { writes: [], record: { subject, act: anAct(`act ${acts}`) } })
  const { pk, sk } = keys.auditHead(subject)
  const dynamodb = { SequenceNumber: '1', Keys: { pk: { S: pk }, sk: { S: sk } } }
  expect(await handleStream(centre.deps, { Records: [{ eventName: 'MODIFY', dynamodb }] })).toEqual({
    batchItemFailures: [],
  })
  await centre.runAllWork({ mailer })
  return mailer.to()
}

/** By somebody who writes to the database: the last entry is taken away, and an older head put back. */
async function cutOff(subject: string): Promise<Row[]> {
  const older = await headOf(subject)
  await act(subject)
  const newer = await headOf(subject)
  const { seq } = JSON.parse(String(newer.json))
  const Key = keys.audit(subject, seq)
  const { Item = {} } = await table.db.send(new GetCommand({ TableName: table.name, Key }))
  await table.db.send(new DeleteCommand({ TableName: table.name, Key }))
  await put(older)
  return [Item, newer]
}

test('once, to administrators, with where it is broken and what to do; each act after it is in the log', async () => {
  const subject = subjects.issue(issue.id)
  await cutOff(subject)
  expect(mailer.newly()).toEqual([])
  expect(await act(subject)).toEqual(['hejing@centre.example'])
  const { message } = mailer.letters[0] ?? {}
  expect(message?.subject).toMatch(/^政务服务工作动态2026年第\d+期办理记录的记录链断开，请核查$/)
  expect(message?.text).toMatch(/记录链在第 \d+ 条处断开/)
  expect(message?.text).toContain(`${ORIGIN}/issues/${issue.id}/record`)
  mailer.newly()
  await act(subject)
  expect(mailer.newly()).toEqual([])
  const told = centre.logged.filter(({ event, record }) => event === 'record-broken' && record === subject)
  expect(told).toHaveLength(2)
})

test('one that was put right and is broken again is told again', async () => {
  const subject = subjects.issue(issue.id)
  const taken = await cutOff(subject)
  await act(subject)
  expect(mailer.newly()).toHaveLength(1)
  // The rows as they were, from a backup: the end that is held elsewhere is theirs.
  for (const row of taken) await put(row)
  await act(subject)
  expect(mailer.newly()).toEqual([])
  await cutOff(subject)
  await act(subject)
  expect(mailer.newly()).toHaveLength(1)
})

test('one whose end was never held is told once, and holds again once it is put right', async () => {
  const subject = subjects.issue('never-held')
  await commit(table, { writes: [], record: { subject, act: anAct('first') } })
  const good = await headOf(subject)
  await put({ ...good, json: JSON.stringify({ ...JSON.parse(String(good.json)), mac: 'of another secret' }) })
  expect(await act(subject)).toHaveLength(1)
  mailer.newly()
  expect(await act(subject)).toEqual([])
  for (const seq of [2, 3])
    await table.db.send(new DeleteCommand({ TableName: table.name, Key: keys.audit(subject, seq) }))
  await put(good)
  expect(await act(subject)).toEqual([])
  expect((await loadRecord(centre.deps, subject)).brokenAt).toBeNull()
})

test('one whose held end cannot be read is told once, and stays broken', async () => {
  const subject = subjects.issue(issue.id)
  await act(subject)
  const key = `record-ends/${createHash('sha256').update(subject).digest('hex')}.json`
  await centre.deps.files.mend(key, new TextEncoder().encode('{'), 'application/json')
  expect(await act(subject)).toHaveLength(1)
  mailer.newly()
  expect(await act(subject)).toEqual([])
  expect((await loadRecord(centre.deps, subject)).brokenAt).toBe(1)
})

test('what was put right before the mail went is told to nobody', async () => {
  const subject = subjects.issue(issue.id)
  const taken = await cutOff(subject)
  const { pk, sk } = keys.auditHead(subject)
  const dynamodb = { SequenceNumber: '1', Keys: { pk: { S: pk }, sk: { S: sk } } }
  await handleStream(centre.deps, { Records: [{ eventName: 'MODIFY', dynamodb }] })
  for (const row of taken) await put(row)
  await centre.runAllWork({ mailer })
  expect(mailer.to()).toEqual([])
})

test.each<[record: string, subject: () => string, name: RegExp, page: () => string]>([
  [
    'of comments',
    () => subjects.comments(issue.id),
    /^政务服务工作动态2026年第\d+期批注记录的/,
    () => `/issues/${issue.id}/record`,
  ],
  [
    'of an issue that is gone',
    () => subjects.issue('gone'),
    /^编号为 gone 的一期的记录的/,
    () => '/issues/gone/record',
  ],
  [
    'of a publication',
    () => subjects.publication('briefing'),
    /^政务服务工作动态变更记录的/,
    () => '/settings/records',
  ],
  ['of a publication that is gone', () => subjects.publication('gone'), /^刊物变更记录的/, () => '/settings/records'],
  ['of people', () => subjects.people, /^人员变更记录的/, () => '/settings/records'],
  ['of the suppression list', () => subjects.suppressions, /^停发名单变更记录的/, () => '/settings/records'],
  ['of access', () => subjects.access(MONTH), /^2026年2月登录和导出记录的/, () => '/settings/records'],
])('a record %s has its name and its page', async (_, subject, name, page) => {
  await act(subject())
  await cutOff(subject())
  expect(await act(subject())).toEqual(['hejing@centre.example'])
  const { message } = mailer.letters[0] ?? {}
  expect(message?.subject).toMatch(name)
  expect(message?.text).toContain(`${ORIGIN}${page()}`)
})

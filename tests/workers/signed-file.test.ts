/** A file that is not what was signed is not sent, and ledger and record say why. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { commit } from '#functions/store/commit.ts'
import { keys } from '#functions/store/keys.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { workFor } from '#shared/work.ts'
import { ok } from '../support/issue-steps.ts'
import { ACCEPTED, addressed, aMailer, issues, RETRY } from '../support/mailer.ts'
import { decide, sum } from '../support/store/ledger.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, administrator, mailboxes, signed, ledger, proofHolds } = await usingCentre({
  people: ['editor', 'administrator', 'office', 'head'],
})
beforeEach(() => centre.runAllWork())

describe('what is not what was signed is not sent', () => {
  const fileOf = (key: string | undefined) => join(centre.folder, 'files', key ?? '')
  const letterOf = (signOff: Issue['signOff']) => fileOf(`letters/${signOff?.letterHash}.json`)
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
      'a letter that was changed',
      ({ signOff }) =>
        writeFileSync(letterOf(signOff), readFileSync(letterOf(signOff), 'utf8').replace('已印发', '已作废')),
      '邮件与签发时不一致',
    ],
    ['a letter that is gone', ({ signOff }) => rmSync(letterOf(signOff)), '签发的邮件不在了'],
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
            // Of a month that no other issue here is compared with.
            period: '2026-02',
          },
        })),
      '稿件内容与签发时不一致',
    ],
    [
      'content that is none any more',
      (issue) => forgeRevision(issue, (data) => ({ ...data, content: {} })),
      '稿件内容与签发时不一致',
    ],
    ['a revision that is gone', (issue) => forgeRevision(issue, () => null), '签发的修订版不在了'],
  ])('%s: nothing goes out, and ledger and record say why', async (_, tamper, reason) => {
    const issue = await signed()
    const files = [fileOf(issue.signOff?.pdf.key), letterOf(issue.signOff), fileOf(issue.signOff?.recipientsKey)]
    const before = files.map((file) => readFileSync(file))
    await tamper(issue)
    const mailer = aMailer()
    await centre.runWorkOverTime({ mailer }, 3)
    expect(issues(mailer)).toEqual([])
    const { distribution, counts } = await ledger(issue)
    expect(distribution).toMatchObject({ state: 'refused', reason, frozen: mailboxes.length })
    expect(counts.sent).toBe(0)
    const { entries } = ok(await editor.get(`/api/issues/${issue.id}/audit`))
    // After it a damaged PDF is printed anew, for whoever looks into it.
    const told = entries.findLast(({ what }: { what: string }) => what !== 'restored')
    expect(told).toMatchObject({ what: 'refused-to-send', why: reason, who: { id: 'system' } })
    expect(centre.logged).toContainEqual(expect.objectContaining({ event: 'refused-to-send', issue: issue.id, reason }))
    // Put right behind everyone's back, it still waits for a person.
    for (const [n, file] of files.entries()) writeFileSync(file, before[n] ?? '')
    const task = { kind: 'distribute' as const, issueId: issue.id }
    await commit(centre.deps.table, { writes: [], work: [workFor(`again-${issue.number}`, task, centre.deps.clock())] })
    await centre.runAllWork({ mailer })
    expect(issues(mailer)).toEqual([])
  })

  test.each([
    ['PDF that is changed', (_: string, file: string) => writeFileSync(file, '%PDF forged')],
    ['PDF that is gone', (_: string, file: string) => rmSync(file)],
    ['letter that is changed', (file: string) => writeFileSync(file, '{}')],
    ['letter that is gone', (file: string) => rmSync(file)],
  ])('a %s is made anew as the same file, and goes out once somebody says so', async (_, tamper) => {
    const issue = await signed()
    tamper(letterOf(issue.signOff), fileOf(issue.signOff?.pdf.key))
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect(issues(mailer)).toEqual([])
    ok(await decide(administrator, issue, { move: 'restart', reason: '文件已重新排出' }))
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual(mailboxes)
    expect(await proofHolds(issue)).toBe(true)
  })

  test('bytes that a mailer spoils go to nobody else', async () => {
    const issue = await signed()
    const mailer = aMailer(({ attachments }) => {
      attachments[0]?.bytes.fill(0)
      return ACCEPTED
    })
    await centre.runAllWork({ mailer, senders: 1 })
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
    await centre.runWorkOverTime({ mailer }, 6)
    const { distribution, counts } = await ledger(issue)
    expect(distribution?.state).toBe('refused')
    expect(sum(counts)).toBe(mailboxes.length)
    expect(counts.sent + counts.queued).toBe(mailboxes.length)
    expect(new Set(addressed(mailer).filter((_, n) => n < counts.sent)).size).toBe(counts.sent)
  })
})

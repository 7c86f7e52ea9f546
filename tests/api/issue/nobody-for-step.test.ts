/** A step that nobody may take is told when the issue is sent and at each approval, with why and who can mend it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { aPerson, askForSettings, withApprovers } from '../../support/administering.ts'
import type { Answer, Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { at } from '../../support/issue-page.ts'
import { aWrittenIssue, move, ok, seen, sentToReview } from '../../support/issue-steps.ts'
import { post } from '../../support/reviewing.ts'
import { openedCentre } from '../../support/using-centre.ts'

let centre: Centre
let editor: Caller
let office: Caller
let administrator: Caller
let read: (issue: Issue) => Promise<Issue>
beforeEach(async () => {
  ;({ centre, editor, office, administrator, read } = await openedCentre({
    people: ['editor', 'office', 'administrator'],
  }))
})
afterEach(() => centre.close())

const steps = (officers: string[], heads: string[]) =>
  askForSettings(centre, administrator, withApprovers(officers, heads))

function told({ status, body }: Answer): string {
  expect([status, body.code], JSON.stringify(body)).toEqual([409, 'nobody-for-step'])
  expect(body.details).toEqual([{ path: 'steps', message: expect.any(String) }])
  return body.details[0].message
}

const send = (issue: Issue, who = editor) =>
  who.post(`${at(issue)}/moves`, { move: 'send-to-review', version: issue.version })

test('the only approver of the last step wrote in it: told before it is sent, not when it comes to them', async () => {
  const author = await aPerson(centre, administrator, 'xie', ['leader', 'editor'])
  ok(await steps(['chen-zhiyuan'], [author.id]))
  const written = await aWrittenIssue(centre, editor)
  const { sections, version } = written
  const theirs: Issue = ok(await author.caller.put(`${at(written)}/content`, { version, sections }))
  const said = told(await send(theirs))
  for (const word of ['中心领导签发', 'xie参与了本期的编写', '管理员（何静）', '刊物设置']) expect(said).toContain(word)
  expect((await read(theirs)).state).toBe('department-input')
  const heir = await aPerson(centre, administrator, 'zhu', ['leader'])
  ok(await steps(['chen-zhiyuan'], [author.id, heir.id]))
  expect((await send(theirs)).status).toBe(200)
})

test('the only approver sends it: another editor may', async () => {
  const sender = await aPerson(centre, administrator, 'song', ['leader', 'editor'])
  ok(await steps([sender.id], ['lin-guodong']))
  const issue = await aWrittenIssue(centre, editor)
  expect(told(await send(issue, sender.caller))).toContain('song是送审人')
  expect((await send(issue)).status).toBe(200)
})

test('an approval after which nobody could sign is refused; whoever leaves someone for it approves', async () => {
  const officer = await aPerson(centre, administrator, 'chu', ['leader'])
  ok(await steps(['chen-zhiyuan', officer.id], ['chen-zhiyuan']))
  const issue = await sentToReview(centre, editor, await aWrittenIssue(centre, editor))
  const approve = { move: 'approve', ...seen(issue) }
  expect(told(await post(office, issue, approve))).toContain('“中心领导签发”没有人可以办理（陈志远已办理前面的环节）')
  expect((await read(issue)).review?.approvals).toEqual([])
  expect((await post(officer.caller, issue, approve)).status).toBe(200)
})

test('settings from before, with one person for two steps, are told when an issue is sent', async () => {
  await centre.changeRow(['PUBLICATION#briefing', 'PUBLICATION'], (publication) => ({
    ...publication,
    steps: publication.steps.map((step: object) => ({ ...step, approvers: ['chen-zhiyuan'] })),
  }))
  expect(told(await send(await aWrittenIssue(centre, editor)))).toContain('合起来只有陈志远可以办理')
  const issue = await aWrittenIssue(centre, editor)
  ok(await steps(['chen-zhiyuan'], ['lin-guodong']))
  await move(editor, issue, { move: 'send-to-review' })
})

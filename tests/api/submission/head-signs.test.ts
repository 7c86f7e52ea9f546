/** A department whose head signs: what its contributor hands in waits for the signature, and reaches the editor with both names. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AuditEntry } from '#shared/audit.ts'
import { hashOf } from '#shared/hash.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { aHeadOf } from '../../support/a-head.ts'
import { askForPerson, askForSettings, despite } from '../../support/administering.ts'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, move, ok } from '../../support/issue-steps.ts'
import { aMailer } from '../../support/mailer.ts'
import { openedCentre } from '../../support/using-centre.ts'

const DAY = 86_400_000
let centre: Centre
let editor: Caller
let science: Caller
let police: Caller
let administrator: Caller
let head: Caller
let headId: string
let headEmail: string
let issue: Issue
const mailer = aMailer()
const letters = async () => {
  await centre.runAllWork({ mailer })
  return mailer.newly()
}
beforeEach(async () => {
  ;({ centre, editor, science, police, administrator } = await openedCentre({
    people: ['editor', 'science', 'police', 'administrator'],
  }))
  ;({ id: headId, email: headEmail, caller: head } = await aHeadOf(centre, administrator, 'kjt'))
  issue = await aCalledIssue(centre, editor)
  await letters()
})
afterEach(() => centre.close())

const draft = async (who = science): Promise<Submission> => {
  const form = { departments: ['kjt', 'gat'], from: null, to: null, text: '科技厅窗口推出帮办服务。', contact: '' }
  return ok(await who.post(`${at(issue)}/submissions`, form))
}
const asks = ({ id, version }: Submission, what: string, who = science, reason?: string) =>
  who.post(`${at(issue)}/submissions/${id}/moves`, { move: what, version, ...(reason && { reason }) })
const waiting = async (): Promise<Submission> => ok(await asks(await draft(), 'ask-head'))
const standing = async () => {
  const { departments } = ok(await editor.get(`${at(issue)}/departments`))
  return departments.find((one: { id: string }) => one.id === 'kjt')
}

test('what is handed in waits for the head, and reaches the editor and the partners with the signature', async () => {
  expect((await asks(await draft(), 'hand-in')).body.code).toBe('head-signs')
  const submission = await waiting()
  expect(submission).toMatchObject({
    state: 'with-head',
    submittedAt: null,
    head: { asked: { by: { name: '吴晓岚' } } },
  })
  expect(await letters()).toEqual([expect.stringMatching(/^head\d+@centre\.example .*来稿请审签/)])
  expect(await standing()).toMatchObject({ answer: 'with-head', handedIn: 0, withHead: 1 })
  const path = `${at(issue)}/submissions/${submission.id}`
  expect([(await editor.get(path)).body.code, (await police.get(path)).body.code]).toEqual(['not-found', 'not-found'])
  expect((await science.post(`${at(issue)}/zero-report`, { version: 1, stands: true })).body.code).toBe('has-news')
  const signed = ok(await asks(submission, 'head-sign', head))
  expect(signed).toMatchObject({ state: 'submitted', late: false, createdByName: '吴晓岚' })
  expect(signed.head.signed).toMatchObject({ by: { id: headId } })
  expect(await standing()).toMatchObject({ answer: 'handed-in', handedIn: 1, withHead: 0 })
  centre.advance(DAY / 2)
  const told = (await letters()).join('\n')
  expect(told).toMatch(/wuxiaolan@kjt\.example .*来稿已审签报送/)
  expect(told).toMatch(/liuyang@gat\.example .*请确认/)
})

test('what is signed after the deadline is late', async () => {
  const submission = await waiting()
  centre.advance(11 * DAY)
  expect(ok(await asks(submission, 'head-sign', await centre.as(headEmail)))).toMatchObject({ late: true })
})

test('an older code is asked for anew', async () => {
  const submission = await waiting()
  centre.deps.place.signIn = { trustedDays: 30, freshCodeHours: 1 }
  centre.advance(DAY / 12)
  expect((await asks(submission, 'head-sign', head)).body.code).toBe('fresh-code-needed')
  expect(ok(await asks(submission, 'head-sign', await centre.as(headEmail))).state).toBe('submitted')
})

test('sent back with a reason, mended, and asked for again', async () => {
  const submission = await waiting()
  await letters()
  expect((await asks(submission, 'send-back', head)).body.code).toBe('bad-request')
  const back = ok(await asks(submission, 'send-back', head, '请核对数字'))
  expect(back).toMatchObject({ state: 'draft', head: { sentBack: { reason: '请核对数字' } } })
  expect(await letters()).toEqual([expect.stringMatching(/wuxiaolan@kjt\.example .*由负责人退回/)])
  const again = ok(await asks(back, 'ask-head'))
  expect(again.head.sentBack).toBeUndefined()
  expect(ok(await asks(again, 'take-from-head')).state).toBe('draft')
})

test('each of it is on the record once, and the signature names the writer and the text', async () => {
  const back = ok(await asks(await waiting(), 'send-back', head, '请核对数字'))
  const signed = ok(await asks(ok(await asks(back, 'ask-head')), 'head-sign', head))
  const { entries } = ok(await editor.get(`${at(issue)}/audit`))
  const its = entries.filter(({ facts }: AuditEntry) => facts.submission === signed.id).slice(1)
  expect(its.map(({ what, who }: AuditEntry) => [what, who.id === headId])).toEqual([
    ['ask-head', false],
    ['send-back', true],
    ['ask-head', false],
    ['head-sign', true],
  ])
  const textHash = await hashOf(signed.text)
  expect([its[1].why, its[3].facts]).toMatchObject(['请核对数字', { textHash, writtenBy: '吴晓岚' }])
  expect(signed.head.signed.textHash).toBe(textHash)
  expect(signed.head.sentBack).toBeUndefined()
})

test('one that the editor gave back is waited for while the head has it', async () => {
  const signed = ok(await asks(await waiting(), 'head-sign', head))
  const returned = ok(await asks(signed, 'return', editor, '请写明地点'))
  const again = ok(await asks(returned, 'ask-head'))
  expect(await standing()).toMatchObject({ answer: 'with-head' })
  issue = await move(editor, ok(await editor.get(at(issue))), { move: 'close-input', keepReturned: true })
  const back = ok(await asks(again, 'send-back', head, '再核对'))
  expect(back).toMatchObject({ state: 'returned', reason: '请写明地点' })
  expect(ok(await asks(ok(await asks(back, 'ask-head')), 'head-sign', head)).state).toBe('submitted')
})

test('nobody signs what they wrote, and where nobody else is head it says who mends that', async () => {
  const submission = await draft(head)
  const refused = await asks(submission, 'ask-head')
  const says = (why: string) => [{ path: 'head', message: `${why}请管理员（何静）在“人员”中登记本单位的负责人。` }]
  const own = says(`负责人${headEmail.split('@')[0]}参与填写了这篇来稿，不能自己审签。`)
  expect(refused.body).toMatchObject({ code: 'nobody-signs', details: own })
  expect((await asks(await waiting(), 'head-sign', science)).body.code).toBe('not-head')
  // Who is away signs nothing, whether they wrote or not.
  ok(await despite((seenOnes) => askForPerson(administrator, headId, { active: false }, seenOnes)))
  expect((await asks(await draft(), 'ask-head')).body).toMatchObject({ code: 'nobody-signs', details: says('') })
})

test('a reminder goes to the head too, who hears of no call', async () => {
  await waiting()
  await aHeadOf(centre, administrator, 'gat')
  await letters()
  ok(await editor.post(`${at(issue)}/reminders`, { departments: ['kjt', 'gat'] }))
  await centre.runAllWork({ mailer })
  const told = mailer.letters.splice(0)
  expect(told.map(({ to }) => to.address).sort()).toEqual([headEmail, 'liuyang@gat.example', 'wuxiaolan@kjt.example'])
  expect(told.find(({ to }) => to.address === headEmail)?.message.text).toContain('1 篇来稿等待本单位负责人审签')
})

test('a department without a head begins to hand in only what its head signs once that is seen', async () => {
  const ask = (seen?: string[]) =>
    askForSettings(
      centre,
      administrator,
      ({ departments }) => ({ departments: departments.map((one) => ({ ...one, headSigns: isOneOf(one.id) })) }),
      seen,
    )
  const isOneOf = (id: string) => id === 'kjt' || id === 'gat'
  const refused = await ask()
  expect(refused.body.code).toBe('has-consequences')
  expect(refused.body.details.map(({ message }: { message: string }) => message)).toEqual([
    expect.stringMatching(/^公安厅还没有登记负责人.*请随即在“人员”中登记。$/),
  ])
  ok(await despite(ask))
  expect((await asks(await draft(police), 'hand-in', police)).body.code).toBe('head-signs')
})

test('the last head leaves only once that is seen', async () => {
  const refused = await askForPerson(administrator, headId, { head: false })
  expect(refused.body.code).toBe('has-consequences')
  expect(refused.body.details[0].message).toContain('此后没有人可以审签')
})

/** A deadline of its own for one department (延期): it and nobody else is in time until then, hears of it, and is reminded around it. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { askForSettings } from '../../support/administering.ts'
import type { Caller } from '../../support/caller.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, aSubmission, move, ok } from '../../support/issue-steps.ts'
import { type AskedMailer, aMailer } from '../../support/mailer.ts'
import { usingCentre } from '../../support/using-centre.ts'

const DAY = 86_400_000
const [WU, LIU] = ['wuxiaolan@kjt.example', 'liuyang@gat.example']
const { centre, signInAgain, ...people } = await usingCentre({ people: ['editor', 'administrator'] })
const { editor, administrator } = people
let mailer: AskedMailer
let issue: Issue
beforeEach(async () => {
  await signInAgain()
  // Called until ten days from now.
  issue = await aCalledIssue(centre, editor)
  await centre.runAllWork()
  mailer = aMailer()
})

const inDays = (days: number) => new Date(centre.now().getTime() + days * DAY).toISOString()
const later = (instant: string | null, ms: number) => new Date(Date.parse(instant ?? '') + ms).toISOString()
const extension = (days: number, departments = ['gat'], reason = '设备检修') => ({
  ...{ move: 'extend-deadline', deadline: inDays(days), departments, reason },
})
const extended = (days: number) => move(editor, issue, extension(days))
const callOf = async (someone: Caller) => ok(await someone.get(`/api/calls/${issue.id}`))
const mails = async () => {
  await centre.runAllWork({ mailer })
  return mailer.letters.splice(0).map(({ to, message }) => `${to.address} ${message.subject}\n${message.text}`)
}
const refusal = async (request: object) => {
  const { version } = ok(await editor.get(at(issue)))
  const { status, body } = await editor.post(`${at(issue)}/moves`, { version, ...request })
  return [status, body.code]
}

describe('given', () => {
  test('it is the department’s own: on its page and in its mail, and of no other', async () => {
    await extended(13)
    const [science, police] = [await centre.as('wu-xiaolan'), await centre.as('liu-yang')]
    expect(await callOf(police)).toMatchObject({ extended: true, issue: { deadline: inDays(13) } })
    expect(await callOf(science)).toMatchObject({ extended: false, issue: { deadline: issue.deadline } })
    expect(JSON.stringify(await callOf(science))).not.toContain(inDays(13))
    const { departments } = ok(await editor.get(`${at(issue)}/departments`))
    expect(
      departments.flatMap(({ id, extended }: { id: string; extended: boolean }) => (extended ? [id] : [])),
    ).toEqual(['gat'])
    const [mail = '', ...more] = await mails()
    expect(more).toEqual([])
    expect(mail).toMatch(new RegExp(`^${LIU} .*报送时间延至2026年`))
    expect(mail).toContain('设备检修')
    const { entries } = ok(await editor.get(`${at(issue)}/audit`))
    expect(entries.at(-1)).toMatchObject({
      ...{ what: 'extend-deadline', why: '设备检修' },
      facts: { departments: 'gat', deadline: inDays(13) },
    })
  })

  test('between the common one and its own it is in time, and the others are late; after its own it is late too', async () => {
    await extended(13)
    centre.advance(11 * DAY)
    const text = '一月，窗口办了一场培训。'
    const [science, police] = [await centre.as('wu-xiaolan'), await centre.as('liu-yang')]
    expect(await aSubmission(science, issue, text, ['kjt'])).toMatchObject({ late: true })
    expect(await aSubmission(police, issue, text, ['gat'])).toMatchObject({ late: false })
    // Of a joint text, the deadline of the one that hands it in.
    expect(await aSubmission(science, issue, text, ['kjt', 'gat'])).toMatchObject({ late: true })
    expect(await aSubmission(police, issue, text, ['gat', 'kjt'])).toMatchObject({ late: false })
    centre.advance(3 * DAY)
    expect(await aSubmission(await centre.as('liu-yang'), issue, text, ['gat'])).toMatchObject({ late: true })
  })

  test('it is later than now and than the common one, for those who were called, and another one than before', async () => {
    expect(await refusal(extension(9))).toEqual([400, 'no-extension'])
    expect(await refusal({ ...extension(9), deadline: issue.deadline })).toEqual([400, 'no-extension'])
    expect(await refusal({ ...extension(9), deadline: later(issue.deadline, 59_999) })).toEqual([400, 'no-extension'])
    expect(await refusal(extension(-1))).toEqual([400, 'deadline-passed'])
    expect(await refusal(extension(12, ['gat', 'lcj']))).toEqual([400, 'bad-request'])
    expect(await refusal(extension(12, []))).toEqual([400, 'bad-request'])
    await extended(13)
    expect(await refusal(extension(13))).toEqual([409, 'nothing-changed'])
    // What reads the same is the same.
    expect(await refusal({ ...extension(13), deadline: later(inDays(13), 59_999) })).toEqual([409, 'nothing-changed'])
    await mails()
    const { version: before, ...now } = ok(await editor.get(at(issue)))
    await move(editor, { ...now, version: before }, { ...extension(13), deadline: later(inDays(13), 60_000) })
    expect((await mails()).length).toBe(1)
    const { version } = ok(await editor.get(at(issue)))
    await move(editor, { ...issue, version }, { move: 'close-input' })
    expect(await refusal(extension(14))).toEqual([409, 'input-closed'])
  })
})

describe('taken back, or ended', () => {
  test('the common one holds again, and its people hear that and nothing else', async () => {
    const given = await extended(13)
    await move(editor, given, { move: 'take-back-extension', departments: ['gat'], reason: '' })
    expect(await callOf(await centre.as('liu-yang'))).toMatchObject({
      extended: false,
      issue: { deadline: issue.deadline },
    })
    const [mail = '', ...more] = await mails()
    expect(more).toEqual([])
    expect(mail).toMatch(new RegExp(`^${LIU} .*取消延期`))
    const again = { move: 'take-back-extension', departments: ['gat'], reason: '' }
    expect(await refusal(again)).toEqual([400, 'bad-request'])
  })

  test('the end of the call ends it, and one that is opened again has one deadline for all', async () => {
    const closed = await move(editor, await extended(13), { move: 'close-input' })
    const police = await centre.as('liu-yang')
    const form = { departments: ['gat'], from: null, to: null, text: '稿件。', contact: '' }
    expect((await police.post(`${at(issue)}/submissions`, form)).body.code).toBe('input-closed')
    await move(editor, closed, { move: 'reopen-input', deadline: inDays(2), reason: '还差一家' })
    expect(await callOf(police)).toMatchObject({ extended: false, issue: { deadline: inDays(2) } })
  })
})

test('the plan reminds it around its own deadline, written anew when that changes', async () => {
  ok(
    await askForSettings(centre, administrator, () => ({
      reminders: { before: [1], after: [], at: '10:00', workingDays: false },
    })),
  )
  await extended(13)
  await mails()
  // The clock stands at nine: the plan's ten o'clock of the day before comes two hours later.
  const remindedAfter = async (days: number) => {
    centre.advance(days * DAY)
    // Of the other tests' issues, which are called too, nothing.
    return (await mails()).filter((mail) => mail.includes(`第${issue.number}期催报`)).map((mail) => mail.split(' ')[0])
  }
  centre.advance(DAY / 12)
  expect(await remindedAfter(9)).toEqual([WU])
  expect(await remindedAfter(2)).toEqual([])
  await signInAgain()
  const { version } = ok(await editor.get(at(issue)))
  await move(editor, { ...issue, version }, extension(5))
  await mails()
  expect(await remindedAfter(1)).toEqual([])
  expect(await remindedAfter(3)).toEqual([LIU])
})

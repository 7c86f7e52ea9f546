/** Reminders (催报): to those who have not answered, in words that fit, and never twice to one person within hours unless it is asked for. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { aPerson, askForPerson, despite } from '../../support/administering.ts'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { at } from '../../support/issue-page.ts'
import { aDraft, aSubmission, move, ok } from '../../support/issue-steps.ts'
import { type AskedMailer, aMailer } from '../../support/mailer.ts'
import { aMeanwhile } from '../../support/store/meanwhile.ts'
import { openedCentre } from '../../support/using-centre.ts'

const HOUR = 3_600_000
const [WU, LIU] = ['wuxiaolan@kjt.example', 'liuyang@gat.example']
const meanwhile = aMeanwhile()
let centre: Centre
let editor: Caller
let science: Caller
let police: Caller
let administrator: Caller
let acts: (issue: Issue) => Promise<string[]>
let signInAgain: () => Promise<void>
beforeEach(async () => {
  ;({ centre, editor, science, police, administrator, acts, signInAgain } = await openedCentre({
    people: ['editor', 'science', 'police', 'administrator'],
    around: meanwhile.around,
  }))
})
afterEach(() => centre.close())
let mailer: AskedMailer
let issue: Issue
beforeEach(async () => {
  const deadline = new Date(centre.now().getTime() + 10 * 24 * HOUR).toISOString()
  const departments = ['kjt', 'gat', 'lcj']
  issue = await move(editor, await aDraft(editor), { move: 'call-for-news', deadline, departments })
  await centre.runAllWork()
  mailer = aMailer()
})
afterEach(() => {
  meanwhile.lags = false
  meanwhile.first = null
})

test('the record of a call says for which departments nobody reads, and nothing where somebody does for each', async () => {
  const factsOf = async ({ id }: Issue) => ok(await editor.get(`${at({ id })}/audit`)).entries.at(-1).facts
  expect(await factsOf(issue)).not.toHaveProperty('unreached')
  ok(await despite((seen) => askForPerson(administrator, 'sun-lei', { active: false }, seen)))
  const { deadline } = issue
  const other = await move(editor, await aDraft(editor), {
    move: 'call-for-news',
    deadline,
    departments: ['gat', 'lcj'],
  })
  expect(await factsOf(other)).toMatchObject({ unreached: 'lcj' })
})

const remind = (departments: string[], more: { again?: string[] } = {}, who = editor) =>
  who.post(`${at(issue)}/reminders`, { departments, ...more })
const departments = async () => {
  const { departments: list } = ok(await editor.get(`${at(issue)}/departments`))
  return Object.fromEntries(list.map((one: { id: string }) => [one.id, one]))
}
const returned = async (text: string, names: string[]): Promise<Submission> => {
  const { id, version } = await aSubmission(science, issue, text, names)
  return ok(
    await editor.post(`${at(issue)}/submissions/${id}/moves`, { move: 'return', version, reason: '请写明地点' }),
  )
}
/** Who got which mail since. */
const mails = async () => {
  await centre.runAllWork({ mailer })
  return mailer.newly().sort()
}

test('twice in a minute: the second reaches nobody and says by whom and when they were reminded', async () => {
  const first = ok(await remind(['kjt', 'gat']))
  expect(first.reminded).toEqual(['kjt', 'gat'])
  expect(first.told.reached).toEqual([
    { name: '科技厅', people: ['吴晓岚'] },
    { name: '公安厅', people: ['刘洋'] },
  ])
  expect(await mails()).toHaveLength(2)
  centre.advance(60_000)
  const second = ok(await remind(['kjt', 'gat', 'lcj']))
  expect(second.reminded).toEqual(['lcj'])
  expect(second.told.missed.map(({ why }: { why: string }) => why)).toEqual([
    expect.stringMatching(/^周敏已于2026年2月1日 09:00催报/),
    expect.stringMatching(/^周敏已于2026年2月1日 09:00催报/),
  ])
  expect(await mails()).toEqual([expect.stringContaining('sunlei@lcj.example')])
  expect((await departments()).kjt.reminded).toMatchObject({ by: '周敏', recent: true })
})

test('again, when it is asked for, or on another day', async () => {
  ok(await remind(['kjt', 'gat']))
  await mails()
  expect(ok(await remind(['kjt', 'gat'], { again: ['kjt'] })).reminded).toEqual(['kjt'])
  expect(await mails()).toEqual([expect.stringContaining(WU)])
  centre.advance(12 * HOUR)
  await signInAgain()
  expect(ok(await remind(['kjt', 'gat'])).reminded).toEqual([])
  centre.advance(3 * HOUR)
  await signInAgain()
  expect(ok(await remind(['kjt', 'gat'])).reminded).toEqual(['kjt', 'gat'])
})

test('someone who came since is reminded, their colleague is not', async () => {
  ok(await remind(['kjt']))
  await mails()
  await aPerson(centre, administrator, 'xin', ['contributor'], 'kjt')
  expect(ok(await remind(['kjt'])).told.reached).toEqual([{ name: '科技厅', people: ['xin'] }])
  expect(await mails()).toEqual([expect.stringContaining('xin@centre.example')])
})

test('two editors at once: each person gets one', async () => {
  const second = await aPerson(centre, administrator, 'er', ['editor'])
  await centre.runAllWork()
  const answers = await Promise.all([
    remind(['kjt', 'gat']),
    remind(['kjt', 'gat'], {}, second.caller),
    remind(['gat', 'kjt']),
  ])
  expect(answers.flatMap((answer) => ok(answer).reminded).sort()).toEqual(['gat', 'kjt'])
  expect(await mails()).toHaveLength(2)
  expect((await acts(issue)).filter((what) => what === 'remind')).toHaveLength(1)
})

describe('whoever', () => {
  test('has a returned text is reminded of that one, with its reason, and not that nothing came', async () => {
    await returned('窗口办了培训。', ['kjt'])
    await mails()
    expect((await departments()).kjt).toMatchObject({
      answer: 'returned',
      returned: [{ reason: '请写明地点', open: true }],
    })
    ok(await remind(['kjt']))
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toEqual([WU])
    for (const words of ['退改', '请写明地点', '窗口办了培训。']) expect(mailer.text()).toContain(words)
    expect(mailer.text()).not.toContain('尚未收到')
  })

  test('confirmed a joint text that was handed in, or was returned to another, is not reminded', async () => {
    const { id, version: handedIn } = await aSubmission(science, issue, '两家合办。', ['kjt', 'gat'])
    const path = `${at(issue)}/submissions/${id}/moves`
    const { version } = ok(await police.post(path, { move: 'confirm-joint', version: handedIn }))
    await mails()
    const why = async () => ok(await remind(['gat'])).told.missed[0].why
    expect(await why()).toBe('已报送')
    ok(await editor.post(path, { move: 'return', version, reason: '请改' }))
    expect(await why()).toBe('联合报送的来稿由科技厅修改后交回')
    await centre.runAllWork({ mailer })
    expect(mailer.to()).not.toContain(LIU)
  })

  test('answered is not reminded, also between the reminder and its mail', async () => {
    ok(await remind(['kjt', 'gat']))
    await aSubmission(science, issue, '赶上了。', ['kjt'])
    expect(await mails()).toEqual([expect.stringContaining(LIU)])
    expect(ok(await remind(['kjt'])).told.missed).toEqual([{ name: '科技厅', why: '已报送' }])
  })

  test('has begun a text hears that it was not handed in', async () => {
    const form = { departments: ['gat'], from: null, to: null, text: '写了一半', contact: '' }
    ok(await police.post(`${at(issue)}/submissions`, form))
    expect((await departments()).gat).toMatchObject({ answer: 'started', started: 1 })
    ok(await remind(['gat']))
    await centre.runAllWork({ mailer })
    expect(mailer.text()).toContain('1 篇来稿已开始填写')
  })

  test('belongs to no department, was switched off or not called, is told to the editor and not booked', async () => {
    ok(await despite((seen) => askForPerson(administrator, 'sun-lei', { active: false }, seen)))
    const { reminded, told } = ok(await remind(['lcj', 'yjj', 'kjt']))
    expect(reminded).toEqual(['kjt'])
    expect(told.missed).toEqual([
      { name: '省林草局', why: '没有在用的信息员，请管理员在“人员”中登记' },
      { name: '省药监局', why: '本期没有向该单位约稿' },
    ])
    expect((await departments()).lcj).toMatchObject({ people: [], reminded: null })
    const { entries } = ok(await editor.get(`${at(issue)}/audit`))
    expect(entries.at(-1).facts).toMatchObject({ departments: 'kjt', unreached: 'lcj' })
    ok(await remind(['lcj']))
    expect((await acts(issue)).filter((what) => what === 'remind')).toHaveLength(1)
  })

  test('the index does not know of yet is reminded', async () => {
    ok(await despite((seen) => askForPerson(administrator, 'sun-lei', { active: false }, seen)))
    ok(await administrator.get('/api/people'))
    await mails()
    meanwhile.lags = true
    await aPerson(centre, administrator, 'xin', ['contributor'], 'lcj')
    expect(ok(await remind(['lcj'])).reminded).toEqual(['lcj'])
    meanwhile.lags = false
    expect(await mails()).toEqual([expect.stringContaining('xin@centre.example')])
  })
})

test('while the call closes: nobody is reminded of what they can no longer hand in', async () => {
  meanwhile.first = () => move(editor, issue, { move: 'close-input' })
  expect((await remind(['kjt'])).body.code).toBe('input-closed')
})

test('after the call closed, only of a returned text that may still come in', async () => {
  await returned('窗口办了培训。', ['kjt'])
  await move(editor, issue, { move: 'close-input', keepReturned: true })
  await mails()
  const { reminded, told } = ok(await remind(['kjt', 'gat']))
  expect([reminded, told.missed]).toEqual([['kjt'], [{ name: '公安厅', why: '已截稿' }]])
  expect(await mails()).toEqual([expect.stringMatching(/^wuxiaolan.*退改/)])
})

test('after the call closed, nobody where what was returned may not come in any more', async () => {
  await returned('窗口办了培训。', ['kjt'])
  await move(editor, issue, { move: 'close-input' })
  await mails()
  expect((await remind(['kjt', 'gat'])).body.code).toBe('input-closed')
  expect(await mails()).toEqual([])
})

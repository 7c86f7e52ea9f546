/** Someone who left gets no mail any more, and what was theirs to hear is told to others. */
import { beforeEach, expect, test } from 'vitest'
import type { Person } from '#shared/centre/person.ts'
import { aPerson, askForPerson, askForSettings, despite } from '../support/administering.ts'
import { at } from '../support/issue-page.ts'
import { aCalledIssue, aSubmission, aWrittenIssue, move, ok } from '../support/issue-steps.ts'
import { type AskedMailer, aMailer } from '../support/mailer.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, office, science, administrator, read, signInAgain } = await usingCentre({
  people: ['editor', 'office', 'science', 'administrator'],
})
let mailer: AskedMailer
beforeEach(async () => {
  await centre.runAllWork()
  mailer = aMailer()
})

const setActive = async (id: string, active: boolean) =>
  ok(await despite((seen) => askForPerson(administrator, id, { active }, seen)))

test('gets no mail any more; a review they sent is still asked for', async () => {
  // Others are there for what they leave.
  await aPerson(centre, administrator, 'er', ['editor'])
  const officer = await aPerson(centre, administrator, 'chu', ['leader'])
  ok(
    await askForSettings(centre, administrator, ({ steps }) => ({
      steps: steps.map((step, n) => (n > 0 ? step : { ...step, approvers: [...step.approvers, officer.id] })),
    })),
  )
  const written = await aWrittenIssue(centre, editor)
  await centre.runAllWork({ mailer })
  mailer.letters.splice(0)
  await move(editor, written, { move: 'send-to-review' })
  await setActive('zhou-min', false)
  await centre.runAllWork({ mailer })
  expect(mailer.to()).toContain('chenzhiyuan@centre.example')
  // One who comes back signs in anew.
  await setActive('zhou-min', true)
  await signInAgain()
  await setActive('chen-zhiyuan', false)
  await centre.runAllWork({ mailer })
  mailer.letters.splice(0)
  await move(editor, await aWrittenIssue(centre, editor), { move: 'send-to-review' })
  await centre.runAllWork({ mailer })
  expect(mailer.to()).not.toContain('chenzhiyuan@centre.example')
  await setActive('chen-zhiyuan', true)
  await signInAgain()
})

test('what comes back of an issue that they opened and sent is told to every editor, by name to who returned it', async () => {
  const sender = await aPerson(centre, administrator, 'songshen', ['editor'])
  const written = await aWrittenIssue(centre, sender.caller)
  await centre.runAllWork()
  await move(sender.caller, written, { move: 'send-to-review' })
  await centre.runAllWork()
  await setActive(sender.id, false)
  await centre.runAllWork()
  const { people } = ok(await administrator.get('/api/people'))
  const editors = people
    .filter(({ roles, active }: Person) => active && roles.includes('editor'))
    .map((one: Person) => one.name)
  const { version } = await read(written)
  const { told } = ok(await office.post(`${at(written)}/moves`, { move: 'return', version, reason: '请核对' }))
  const desk = told.reached.find(({ name }: { name: string }) => name === '责任编辑')
  expect(desk?.people.toSorted()).toEqual(editors.toSorted())
  await centre.runAllWork({ mailer })
  const heard = mailer.letters.flatMap(({ to, message }) => (message.text.includes('请核对') ? [to.name] : []))
  expect(heard).toEqual(expect.arrayContaining(editors))
})

test('what became of their submission is told to a colleague', async () => {
  const colleague = {
    name: '新信息员',
    title: '',
    email: 'xin@kjt.example',
    roles: ['contributor'],
    departmentId: 'kjt',
    active: true,
  }
  const { id } = ok(await administrator.post('/api/people', colleague))
  const issue = await aCalledIssue(centre, editor)
  const submission = await aSubmission(science, issue, '稿件。', ['kjt'])
  await centre.runAllWork({ mailer })
  await setActive('wu-xiaolan', false)
  await centre.runAllWork({ mailer })
  mailer.letters.splice(0)
  ok(
    await editor.post(`${at(issue)}/submissions/${submission.id}/moves`, {
      move: 'decline',
      version: submission.version,
      reason: '重复',
    }),
  )
  await centre.runAllWork({ mailer })
  expect(mailer.letters.at(-1)?.to.address).toBe('xin@kjt.example')
  await setActive('wu-xiaolan', true)
  await signInAgain()
  await setActive(id, false)
})

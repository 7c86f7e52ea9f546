/** Where a substitution begins, ends or does not help: nobody drops out in silence, and nobody is asked for what they cannot take. */
import { beforeEach, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import {
  aPerson,
  askForPerson,
  askForSettings,
  askForSubstitute,
  despite,
  personNow,
  withApprovers,
} from '../../support/administering.ts'
import type { Caller } from '../../support/caller.ts'
import { at } from '../../support/issue-page.ts'
import { anIssueInReview, aWrittenIssue, move, ok, seen } from '../../support/issue-steps.ts'
import { type AskedMailer, aMailer } from '../../support/mailer.ts'
import { post } from '../../support/reviewing.ts'
import { aMeanwhile } from '../../support/store/meanwhile.ts'
import { usingCentre } from '../../support/using-centre.ts'

const meanwhile = aMeanwhile()
const { centre, editor, office, head, administrator, read, signInAgain } = await usingCentre({
  people: ['editor', 'office', 'head', 'administrator'],
  around: meanwhile.around,
})

const YEAR = { from: '2026-01-01', until: '2026-12-31' }
const OFFICE = 'chen-zhiyuan'
const HEAD = 'lin-guodong'
let mailer: AskedMailer
beforeEach(async () => {
  await centre.runAllWork()
  mailer = aMailer()
})

const person = (id: string) => personNow(administrator, id)
const name = (caller: Caller, absent: string, substitute: object | null, seenOnes?: string[]) =>
  askForSubstitute(administrator, caller, absent, substitute, seenOnes)
/** To whom these words went, by their subject. */
const mailed = (words: string) =>
  mailer.letters.flatMap(({ to, message }) => (message.subject.includes(words) ? [to.name] : [])).sort()
const textTo = (who: string) =>
  mailer.letters.flatMap(({ to, message }) => (to.name === who ? [message.text] : [])).join('\n')
const sent = async (issue: Issue) => {
  const { body } = await editor.post(`${at(issue)}/moves`, { move: 'send-to-review', version: issue.version })
  await centre.runAllWork({ mailer })
  return { issue: await read(issue), told: body.told }
}

test('a substitute who would leave the next step without its person is not asked; the leader is told so, and who can mend it', async () => {
  const named = await name(office, OFFICE, { personId: HEAD, ...YEAR })
  expect([named.status, named.body.code]).toEqual([409, 'has-consequences'])
  for (const words of ['“处室审核”不能由林国栋代为办理', '“中心领导签发”没有人可以办理', '何静'])
    expect(named.body.details[0].message).toContain(words)
  ok(await despite((seenOnes) => name(office, OFFICE, { personId: HEAD, ...YEAR }, seenOnes)))
  const written = await aWrittenIssue(centre, editor)
  const [first] = ok(await editor.get(`${at(written)}/before-review`)).steps
  expect([first.may, first.mayNot]).toEqual([
    ['陈志远'],
    [{ name: '林国栋（代陈志远）', why: expect.stringContaining('“中心领导签发”没有人可以办理') }],
  ])
  await centre.runAllWork()
  const { issue, told } = await sent(written)
  expect(told.missed).toContainEqual({ name: '林国栋（代陈志远）', why: expect.stringContaining('代为办理后') })
  expect(mailed('请您审核')).toEqual(['陈志远'])
  for (const words of ['不能代为办理本期', '林国栋（代陈志远）', '请管理员（何静）'])
    expect(textTo('陈志远')).toContain(words)
  expect((await post(head, issue, { move: 'approve', ...seen(issue) })).body.code).toBe('nobody-after-them')
  const back = await move(head, await read(issue), { move: 'return', reason: '请核对' })
  expect(back.state).toBe('department-input')
  ok(await name(office, OFFICE, null))
})

test('a substitute hears in whose stead they are asked, and not that they are not, where it is theirs again', async () => {
  const deputy = await aPerson(centre, administrator, 'fuping', ['leader'])
  ok(await name(office, OFFICE, { personId: deputy.id, ...YEAR }))
  const { issue } = await sent(await aWrittenIssue(centre, editor))
  expect(textTo('fuping')).toContain('您今日是陈志远的代理人')
  expect(textTo('陈志远')).toContain('fuping（代陈志远）')
  mailer.letters.splice(0)
  const again = await move(editor, await move(editor, issue, { move: 'withdraw' }), { move: 'send-to-review' })
  await centre.runAllWork({ mailer })
  expect([mailed('暂不需要您办理'), mailed('请您审核')]).toEqual([[], ['fuping', '陈志远']])

  // A leader hears that their substitute left.
  mailer.letters.splice(0)
  const said = await askForPerson(administrator, deputy.id, { active: false })
  expect(said.body.code).toBe('has-consequences')
  expect(said.body.details[0].message).toContain('fuping是陈志远的代理人')
  ok(await despite((seenOnes) => askForPerson(administrator, deputy.id, { roles: ['editor'] }, seenOnes)))
  await centre.runAllWork({ mailer })
  expect(mailed('代理已取消')).toEqual(['fuping', '陈志远'])
  expect(textTo('陈志远')).toContain('fuping已停用或不再任审核领导')
  expect((await person(OFFICE)).substitute).toBeUndefined()
  const { entries } = ok(await administrator.get('/api/people/audit'))
  expect(entries.at(-1).facts.substitutionEnded).toBe('fuping（代陈志远）')
  await move(office, await read(again), { move: 'return', reason: '请核对' })
})

test('a substitute leaves while the leader’s own row is changed: both are done, and neither is lost', async () => {
  const deputy = await aPerson(centre, administrator, 'likai', ['leader'])
  ok(await name(office, OFFICE, { personId: deputy.id, ...YEAR }))
  const leaves = (seenOnes?: string[]) => askForPerson(administrator, deputy.id, { active: false }, seenOnes)
  const { details } = (await leaves()).body
  meanwhile.first = async () => ok(await askForPerson(administrator, OFFICE, { title: '处长' }))
  ok(await leaves(details.map(({ message }: { message: string }) => message)))
  const leader = await person(OFFICE)
  expect([meanwhile.first, leader.title, leader.substitute]).toEqual([null, '处长', undefined])
})

test('who takes over steps is asked together with their substitute; that of the one who leaves hears that it is over', async () => {
  const [old, heir, theirs] = await Promise.all(
    ['jiudai', 'jieshou', 'xindai'].map((one) => aPerson(centre, administrator, one, ['leader'])),
  )
  ok(await name(office, OFFICE, { personId: old?.id, ...YEAR }))
  ok(await name(administrator, heir?.id ?? '', { personId: theirs?.id, ...YEAR }))
  await anIssueInReview(centre, editor)
  await centre.runAllWork()
  ok(await despite((seenOnes) => askForPerson(administrator, OFFICE, { active: false }, seenOnes, heir?.id)))
  await centre.runAllWork({ mailer })
  expect(mailed('请您审核')).toEqual(['jieshou', 'xindai'])
  expect(mailed('代理已取消')).toEqual(['jiudai'])
  ok(await askForPerson(administrator, OFFICE, { active: true }))
  expect((await person(OFFICE)).substitute).toBeUndefined()
  await signInAgain()
  ok(await askForSettings(centre, administrator, withApprovers([OFFICE])))
})

test('a leader whose step others can take leaves once it is told who they are', async () => {
  const other = await aPerson(centre, administrator, 'tongshi', ['leader'])
  const set = (approvers: string[]) => askForSettings(centre, administrator, withApprovers(approvers))
  ok(await set([OFFICE, other.id]))
  await anIssueInReview(centre, editor)
  const said = await askForPerson(administrator, OFFICE, { active: false })
  expect([said.status, said.body.code]).toEqual([409, 'has-consequences'])
  expect(said.body.details[0].message).toMatch(/“处室审核”正等待陈志远办理，此后由tongshi办理。$/)
  ok(await despite((seenOnes) => askForPerson(administrator, OFFICE, { active: false }, seenOnes)))
  ok(await askForPerson(administrator, OFFICE, { active: true }))
  await signInAgain()
  ok(await set([OFFICE]))
})

test('a year is taken to its last day', async () => {
  const deputy = await aPerson(centre, administrator, 'quannian', ['leader'])
  ok(await name(office, OFFICE, { personId: deputy.id, from: '2026-01-01', until: '2027-01-01' }))
  ok(await name(office, OFFICE, null))
})

test('who is named while something waits reads what they can decide on, from the day on that they may', async () => {
  const [now, later] = await Promise.all(
    ['lijike', 'yihou'].map((one) => aPerson(centre, administrator, one, ['leader'])),
  )
  const issue = await anIssueInReview(centre, editor)
  const waits = `年第${issue.number}期“处室审核”`
  ok(await name(office, OFFICE, { personId: later?.id, from: '2026-11-01', until: '2026-12-31' }))
  ok(await name(office, OFFICE, { personId: now?.id, ...YEAR }))
  await centre.runAllWork({ mailer })
  expect(mailed('代理登记')).toEqual(['lijike', 'yihou'])
  expect(textTo('lijike')).toContain(waits)
  expect(textTo('yihou')).not.toContain(waits)
  ok(await name(office, OFFICE, null))
})

test('on the first day the substitute is told once of what already waits, in the morning', async () => {
  const deputy = await aPerson(centre, administrator, 'houri', ['leader'])
  const day = (n: number) => new Date(centre.now().getTime() + n * 86_400_000).toISOString().slice(0, 10)
  const [from, until] = [day(2), day(4)]
  for (const days of [
    { from, until },
    { from, until: day(5) },
    { from, until },
  ])
    ok(await name(office, OFFICE, { personId: deputy.id, ...days }))
  const issue = await anIssueInReview(centre, editor)
  const untilMorning = Date.parse(`${from}T08:00:00+08:00`) - centre.now().getTime()
  centre.advance(untilMorning - 60_000)
  await centre.runAllWork({ mailer })
  expect(mailed('今日起由您代')).toEqual([])
  centre.advance(120_000)
  await centre.runAllWork({ mailer })
  expect(mailed('今日起由您代')).toEqual(['houri'])
  expect(textTo('houri')).toContain(`年第${issue.number}期“处室审核”`)
})

/** The sentences about substitutes, whole and in their places, each beside the nearest case in which it is not said. */
import { afterEach, describe, expect, test } from 'vitest'
import type { Person, PersonSettings } from '#shared/centre/person.ts'
import { aPerson, askForPerson, askForSettings, askForSubstitute, personNow } from '../../support/administering.ts'
import type { Caller } from '../../support/caller.ts'
import { ok } from '../../support/issue-steps.ts'
import { DONE, follows, type SaidAt, saidIn, unfit } from '../../support/said-in-answer.ts'
import { usingCentre } from '../../support/using-centre.ts'

const DAY = 86_400_000
const { centre, office, administrator, signInAgain } = await usingCentre({
  people: ['office', 'administrator'],
  // In China the first of February, elsewhere still January.
  now: '2026-01-31T17:00:00.000Z',
})
const [OFFICE, HEAD] = ['chen-zhiyuan', 'lin-guodong']
const OFF = { active: false }

const someone = (name: string, roles: Person['roles']) => aPerson(centre, administrator, name, roles)
const deputy = await someone('fuping', ['leader'])
const both = await someone('guanli', ['leader', 'administrator'])
const gone = await someone('likai', ['leader'])
ok(await askForPerson(administrator, gone.id, OFF))

type Naming = { by: Caller; of: string; personId: string; from?: string; until?: string }
async function name({ by, of, ...substitute }: Naming) {
  const days = { from: '2026-02-01', until: '2026-12-31' }
  return saidIn(await askForSubstitute(administrator, by, of, { ...days, ...substitute }))
}
afterEach(async () => {
  for (const leader of [OFFICE, HEAD]) ok(await askForSubstitute(administrator, administrator, leader, null))
})

const byThemselves = (personId: string, days: { from?: string; until?: string } = {}): Naming => ({
  ...{ by: office, of: OFFICE, personId },
  ...days,
})
const byOther = (of: string, personId: string, by = administrator): Naming => ({ by, of, personId })
const NO_LEADER: SaidAt = ['substitute.personId', '代理人须是在用的审核领导，请先由管理员登记岗位']
const OWN_NAME: SaidAt = ['substitute.personId', '不能把自己登记为他人的代理人，请由对方本人或其他管理员登记']
const BEFORE_IT_BEGINS: SaidAt = ['substitute.until', '结束日期不能早于开始日期，请重新选择']
const OVER: SaidAt = ['substitute.until', '结束日期已过，请重新选择']

test.each<[what: string, said: SaidAt[], misfit: Naming, fit: Naming]>([
  [
    'for somebody who approves nothing',
    [['personId', '周敏不是在用的审核领导，没有需要代理的环节；岗位如有变动，请先由管理员登记']],
    byOther('zhou-min', deputy.id),
    byOther(OFFICE, deputy.id),
  ],
  [
    'for a leader who left',
    [['personId', 'likai不是在用的审核领导，没有需要代理的环节；岗位如有变动，请先由管理员登记']],
    byOther(gone.id, deputy.id),
    byOther(HEAD, deputy.id),
  ],
  [
    'the one who is away',
    [['substitute.personId', '代理人不能是本人，请另选一位']],
    byThemselves(OFFICE),
    byThemselves(deputy.id),
  ],
  ['an administrator, by themselves', [OWN_NAME], byOther(OFFICE, both.id, both.caller), byOther(OFFICE, both.id)],
  [
    'an administrator who is no leader, by themselves',
    [OWN_NAME, NO_LEADER],
    byOther(OFFICE, 'he-jing'),
    byOther(OFFICE, deputy.id, both.caller),
  ],
  ['somebody who approves nothing', [NO_LEADER], byThemselves('he-jing'), byThemselves(both.id)],
  ['a leader who left', [NO_LEADER], byThemselves(gone.id), byThemselves(deputy.id)],
  ['nobody', [NO_LEADER], byThemselves('none'), byThemselves(deputy.id)],
  [
    'for days that end before they begin',
    [BEFORE_IT_BEGINS],
    byThemselves(deputy.id, { from: '2026-03-02', until: '2026-03-01' }),
    byThemselves(deputy.id, { from: '2026-03-02', until: '2026-03-02' }),
  ],
  [
    'for days that are over',
    [OVER],
    byThemselves(deputy.id, { from: '2026-01-30', until: '2026-01-31' }),
    byThemselves(deputy.id, { from: '2026-01-30', until: '2026-02-01' }),
  ],
  [
    'for days that are over before they begin',
    [BEFORE_IT_BEGINS, OVER],
    byThemselves(deputy.id, { from: '2026-01-31', until: '2026-01-30' }),
    byThemselves(deputy.id, { from: '2026-01-31', until: '2026-02-01' }),
  ],
  [
    'for more than a year, by an administrator',
    [['substitute.until', '一次代理不能超过一年，长期由他人办理的，请在“刊物设置”中修改审核人']],
    { ...byOther(OFFICE, deputy.id), from: '2026-03-01', until: '2027-03-02' },
    { ...byOther(OFFICE, deputy.id), from: '2026-03-01', until: '2027-03-01' },
  ],
  [
    'for more than a year, by a leader, who does not see the settings',
    [['substitute.until', '一次代理不能超过一年，长期由他人办理的，请管理员（guanli、何静）在“刊物设置”中修改审核人']],
    byThemselves(deputy.id, { from: '2026-03-01', until: '2027-03-02' }),
    byThemselves(deputy.id, { from: '2026-03-01', until: '2027-03-01' }),
  ],
])('%s', async (_, said, misfit, fit) => {
  expect(await name(misfit)).toEqual(unfit(...said))
  expect((await personNow(administrator, misfit.of)).substitute).toBeUndefined()
  expect(await name(fit)).toEqual(DONE)
})

test('somebody without whom another step has nobody; with one more for that step it is not said', async () => {
  const signedBy = (...ids: string[]) =>
    askForSettings(centre, administrator, ({ steps }) => ({
      steps: steps.map((step) => (step.id === 'sign-off' ? { ...step, approvers: ids } : step)),
    }))
  expect(await name(byThemselves(HEAD))).toEqual(
    follows(
      '《政务服务工作动态》的“处室审核”不能由林国栋代为办理：代为办理后，“中心领导签发”没有人可以办理。请另选代理人，或请管理员（guanli、何静）在“设置”的“刊物设置”中增加审核人。',
    ),
  )
  ok(await signedBy(HEAD, deputy.id))
  expect(await name(byThemselves(HEAD))).toEqual(DONE)
  ok(await signedBy(HEAD))
})

describe('a substitute who may approve no more', () => {
  const changed = async (id: string, change: Partial<PersonSettings>) =>
    saidIn(await askForPerson(administrator, id, change))
  const ends = (substitute: string, absent: string, days = '2026年2月1日至2026年12月31日') =>
    `${substitute}是${absent}的代理人（${days}），此后代理取消，${absent}的审核环节由本人办理，系统会发邮件告知${absent}。`

  test.each<[what: string, ends: Partial<PersonSettings>, stays: Partial<PersonSettings>]>([
    ['switched off', OFF, { title: '处长' }],
    ['given other roles', { roles: ['editor'] }, { roles: ['editor', 'leader'] }],
  ])('%s', async (_, ending, staying) => {
    ok(await askForPerson(administrator, deputy.id, { active: true, roles: ['leader'] }))
    expect(await name(byThemselves(deputy.id))).toEqual(DONE)
    expect(await changed(deputy.id, staying)).toEqual(DONE)
    expect(await changed(deputy.id, ending)).toEqual(follows(ends('fuping', '陈志远')))
    expect(await name(byThemselves(both.id))).toEqual(DONE)
    expect(await changed(deputy.id, ending)).toEqual(DONE)
  })

  test('is said for each whose substitute they are, not for the one whom they named themselves', async () => {
    const other = await someone('daiban', ['leader'])
    for (const leader of [OFFICE, HEAD]) expect(await name(byOther(leader, other.id))).toEqual(DONE)
    expect(await name(byOther(other.id, both.id))).toEqual(DONE)
    expect(await changed(other.id, OFF)).toEqual(follows(ends('daiban', '陈志远'), ends('daiban', '林国栋')))
    for (const leader of [OFFICE, HEAD]) expect(await name(byOther(leader, both.id))).toEqual(DONE)
    expect(await changed(other.id, OFF)).toEqual(DONE)
  })

  test('by the one whose substitute they are, who is sent no mail about it', async () => {
    const other = await someone('zidai', ['leader'])
    expect(await name(byOther(both.id, other.id, both.caller))).toEqual(DONE)
    expect(saidIn(await askForPerson(both.caller, other.id, OFF))).toEqual(
      follows('zidai是您的代理人（2026年2月1日至2026年12月31日），此后代理取消，您的审核环节由您本人办理。'),
    )
    expect(await changed(other.id, OFF)).toEqual(follows(ends('zidai', 'guanli')))
  })

  test('is said to their last day, and not on the next', async () => {
    const other = await someone('zuihou', ['leader'])
    expect(await name(byThemselves(other.id, { until: '2026-02-01' }))).toEqual(DONE)
    expect(await changed(other.id, OFF)).toEqual(follows(ends('zuihou', '陈志远', '2026年2月1日至2026年2月1日')))
    centre.advance(DAY)
    await signInAgain()
    expect(await changed(other.id, OFF)).toEqual(DONE)
  })
})

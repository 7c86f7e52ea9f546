/** A centre of sixty departments, each with a contributor, whose clock goes on from day to day and whose letters are kept with their day. */
import { dayOf } from '#shared/calendar.ts'
import { PEOPLE } from '../../infra/local/demo/people.ts'
import { aHeadOf } from '../support/a-head.ts'
import { askForSettings } from '../support/administering.ts'
import type { Caller } from '../support/caller.ts'
import { ok } from '../support/issue-steps.ts'
import { aMailer } from '../support/mailer.ts'
import { usingCentre } from '../support/using-centre.ts'

const NAMES = '教育 民政 司法 财政 人社 生态 水利 农业 商务 文旅 审计 国资 广电 体育 统计 医保 能源 粮储 气象 地震 烟草 邮政 通信 海关 税务 消防 档案 人防 民航 铁路 港务 盐务 供销 外事 侨务 残联 妇联 工会 红会 贸促 科协 社科 测绘 地矿 煤监 药检 质检 计量 信访 移民 机要' // biome-ignore format: a list
const HOURS = 3_600_000
/** The clock goes on by so much, and what is due is done: plans are to the minute, and none is more often than daily. */
const STEP = 3 * HOURS

export type Letter = { day: string; to: string; subject: string; text: string }

export async function openSixty() {
  const { centre } = await usingCentre({ now: '2026-01-19T01:00:00.000Z', print: 'by-chromium' })
  const administrator = await centre.as('he-jing')
  const more = NAMES.split(' ').map((name, n) => ({ id: `unit-${n}`, name: `省${name}局` }))
  const { departments }: { departments: { id: string; name: string }[] } = ok(
    await askForSettings(centre, administrator, (settings) => ({
      departments: [...settings.departments, ...more],
      reminders: { before: [3, 1], after: [1], at: '09:00', workingDays: false },
      digestMinutes: 60,
    })),
  )
  for (const { id, name } of more)
    ok(
      await administrator.post('/api/people', {
        ...{ name: `${name}信息员`, title: '', email: `${id}@units.example` },
        ...{ roles: ['contributor'], departmentId: id, active: true },
      }),
    )
  ok(
    await administrator.post('/api/people', {
      ...{ name: '钱编辑', title: '', email: 'qian@centre.example' },
      ...{ roles: ['editor'], departmentId: null, active: true },
    }),
  )

  /** Of one department the head signs what it hands in. */
  const headed = 'unit-2'
  const { email: headsMailbox } = await aHeadOf(centre, administrator, headed)

  const mailer = aMailer()
  const letters: Letter[] = []
  const work = async () => {
    await centre.runAllWork({ mailer })
    for (const { to, message } of mailer.letters.splice(0))
      letters.push({ day: dayOf(centre.now()), to: to.address, subject: message.subject, text: message.text })
  }

  /** Those who come often stay signed in for the day. */
  const sessions = new Map<string, Caller>()
  const signedIn = async (who: string): Promise<Caller> => {
    const key = `${who} ${dayOf(centre.now())}`
    const caller = sessions.get(key) ?? (await centre.as(who))
    sessions.set(key, caller)
    return caller
  }

  return {
    centre,
    letters,
    work,
    departments,

    /** Someone comes: signed in anew, as one is who comes once a month. */
    visit: (departmentId: string): Promise<Caller> => centre.as(mailboxOf(departmentId)),
    headed,
    /** With a code of this very hour, as a signature asks for. */
    head: (): Promise<Caller> => centre.as(headsMailbox),
    editor: () => signedIn('zhou-min'),
    otherEditor: () => signedIn('qian@centre.example'),

    /** Lets the days pass, with all that the plans do on them. */
    async until(instant: string): Promise<void> {
      for (let left = Date.parse(instant) - centre.now().getTime(); left > 0; left -= STEP) {
        centre.advance(Math.min(STEP, left))
        await work()
      }
    },
  }
}

/** Of the contributor of this department. */
export const mailboxOf = (departmentId: string): string =>
  PEOPLE.find((one) => one.departmentId === departmentId)?.email ?? `${departmentId}@units.example`

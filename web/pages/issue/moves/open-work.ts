/** The open work of departments when a call ends, in sentences: what ends with this move and is told by mail, what stays, what had ended before. */
import { minuteInChinese } from '#shared/calendar.ts'
import { isAhead } from '#shared/submission/deadlines.ts'
import type { Answer } from '#shared/submission/department-answer.ts'
import { firstOf } from '../../../parts/first-of.ts'

export type DepartmentStanding = {
  id: string
  name: string
  called: boolean
  deadline: string | null
  extended: boolean
  answer: Answer
  started: number
  withHead: number
  returned: { reason: string; open: boolean }[]
  undecided: string[]
  people: string[]
}

/** `isOpen`: the call still is. `keepReturned`: what was returned may come in afterwards. */
type Ending = { move: 'close-input' | 'send-to-review'; isOpen: boolean; keepReturned: boolean }
export type OpenWork = { ends: string[]; stays: string[]; ended: string[]; mayKeep: boolean }

export function openWork(
  all: readonly DepartmentStanding[],
  { move, isOpen, keepReturned }: Ending,
  now = new Date(),
): OpenWork {
  const called = all.filter((one) => one.called)
  const returned = called.filter((one) => one.returned.some(({ open }) => open))
  const undecided = move === 'send-to-review' ? called.filter((one) => one.undecided.length > 0) : []
  const missing = called.filter(({ answer }) => answer === 'nothing')
  const started = called.filter((one) => one.started > 0)
  const withHead = called.filter((one) => one.withHead > 0)
  const late = called.filter((one) => one.returned.some(({ open }) => !open))
  const unanswered = [
    ...(missing.length > 0 ? [`未报送 ${missing.length} 个单位：${names(missing)}`] : []),
    ...(started.length > 0
      ? [
          `已开始填写、没有报送：${firstOf(
            started.map(({ name, started: n }) => `${name} ${n} 篇`),
            '个单位',
          )}`,
        ]
      : []),
    ...(withHead.length > 0 ? [`送了负责人审签、没有报送：${names(withHead)}`] : []),
  ]
  const notBack = returned.map((one) => `退改未交回：${one.name}（${reasonsOf(one, true)}）`)
  const inTime = called.filter(({ extended, deadline }) => extended && deadline !== null && isAhead(deadline, now))
  const cutShort =
    inTime.length > 0
      ? [
          `延期还没有到：${firstOf(
            inTime.map(({ name, deadline }) => `${name}（至${minuteInChinese(deadline ?? '')}）`),
            '个单位',
          )}`,
        ]
      : []
  const ends = [
    ...(isOpen ? [...cutShort, ...unanswered] : []),
    ...(keepReturned ? [] : notBack),
    ...(undecided.length > 0 ? [`已报送、还没有决定是否采用：${names(undecided)}`] : []),
  ]
  const told = new Set([...(isOpen ? [...missing, ...started, ...withHead] : []), ...returned, ...undecided])
  const unreached = called.filter((one) => told.has(one) && one.people.length === 0)
  return {
    ends: [...ends, ...(unreached.length > 0 ? [`没有在用的信息员，通知不到：${names(unreached)}`] : [])],
    stays: keepReturned ? notBack : [],
    ended: isOpen ? [] : [...unanswered, ...late.map((one) => `退改未交回：${one.name}（${reasonsOf(one, false)}）`)],
    mayKeep: returned.length > 0,
  }
}

const names = (list: readonly DepartmentStanding[]) =>
  firstOf(
    list.map(({ name }) => name),
    '个单位',
  )
const reasonsOf = ({ returned }: DepartmentStanding, isOpen: boolean) =>
  returned.flatMap(({ open, reason }) => (open === isOpen ? [reason] : [])).join('；')

/** The standing of a signed issue in words: the one place for lists, heads, mails and 核验. */
import { minuteInChinese } from '../calendar.ts'
import type { Distribution } from './delivery.ts'
import type { Standing } from './standing.ts'

export const standingOf = (distribution: Pick<Distribution, 'state' | 'sendAt'> | null, gone?: boolean): Standing => ({
  state: distribution?.state ?? null,
  sendAt: distribution?.state === 'scheduled' ? (distribution.sendAt ?? null) : null,
  ...(gone === undefined ? {} : { gone }),
})

type Where = Pick<Standing, 'state' | 'sendAt'>

const SAYS: Readonly<Record<NonNullable<Where['state']>, (sendAt: string | null) => string>> = {
  scheduled: (sendAt) => (sendAt ? `已签发，定于${minuteInChinese(sendAt)}发出` : '已签发，定时发出'),
  held: () => '已签发，等待确认发送',
  expanding: () => '已签发，即将分发',
  sending: () => '分发中',
  asking: () => '分发暂停，等待确认',
  refused: () => '分发已停止',
  done: () => '分发完毕',
}

/** `已签发` where nothing is known of its distribution, be it not begun or not asked for. */
export const standingInWords = (standing: Where | null | undefined): string =>
  standing?.state ? SAYS[standing.state](standing.sendAt) : '已签发'

/** Whether a correction corrects anything yet: not before a letter of it may have come. */
export const hasCorrected = (standing: Standing | null | undefined): boolean => standing?.gone === true

/** Whether letters of the corrected issue tell of a correction: it has gone out, or goes out now, to the same mailboxes. */
export const isToldInLetters = (standing: Standing): boolean =>
  hasCorrected(standing) || !['scheduled', 'held', 'asking', 'refused', 'done'].includes(standing.state ?? '')

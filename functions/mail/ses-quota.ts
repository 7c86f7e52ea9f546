/** The quota of this SES account: letters a second, and how many are left of 24 hours. */
import { GetSendQuotaCommand, SESClient, type SESClientConfig } from '@aws-sdk/client-ses'
import type { Log } from '../log/log.ts'
import { QUICK } from '../time-limits.ts'
import type { Limit } from './rate-limit.ts'

const FRESH_MS = 60_000
/** SES answers one such question a second for the whole account: who got no answer asks again soon. */
const AGAIN_MS = 5_000
/** A new account's rate, for when SES never told. */
const LEAST_PER_SECOND = 1
/** What is said of an account without a limit. */
const UNLIMITED = -1

export type SesQuotaSettings = {
  client?: SESClientConfig
  /** The centre's own limit: the lower of the two holds. */
  most: number | null
  /** The rate that SES told any process last, as they keep it for one another; null where it never did. */
  lastTold: () => Promise<number | null>
  now: () => number
  log: Log
}

/** Asks SES at most once a minute; while it does not answer, what was last told holds, to this process or to any. */
export function sesLimit({ client, most, lastTold, now, log }: SesQuotaSettings): () => Promise<Limit> {
  const ses = new SESClient({ requestHandler: QUICK, ...client })
  let known: Limit | null = null
  let askAt = Number.NEGATIVE_INFINITY
  let asking: Promise<Limit> | null = null
  const ask = async (): Promise<Limit> => {
    try {
      known = limitOf(await ses.send(new GetSendQuotaCommand({})), most)
      askAt = now() + FRESH_MS
    } catch (error) {
      log({ level: 'warn', event: 'ses-quota-unknown', error: String(error) })
      known ??= { perSecond: lower((await lastTold()) ?? LEAST_PER_SECOND, most), usedUp: null }
      askAt = now() + AGAIN_MS
    }
    return known
  }
  return async () => {
    if (known && now() < askAt) return known
    asking ??= ask().finally(() => {
      asking = null
    })
    return asking
  }
}

const lower = (perSecond: number, most: number | null): number => Math.min(perSecond, most ?? Number.POSITIVE_INFINITY)

type Quota = {
  MaxSendRate?: number | undefined
  Max24HourSend?: number | undefined
  SentLast24Hours?: number | undefined
}

function limitOf({ MaxSendRate, Max24HourSend = UNLIMITED, SentLast24Hours = 0 }: Quota, most: number | null): Limit {
  const perSecond = lower(MaxSendRate ?? LEAST_PER_SECOND, most)
  const isUsedUp = Max24HourSend !== UNLIMITED && SentLast24Hours >= Max24HourSend
  return {
    perSecond,
    ...(MaxSendRate !== undefined && { told: MaxSendRate }),
    usedUp: isUsedUp ? `SES 账户 24 小时的发送额度是 ${Max24HourSend} 封` : null,
  }
}

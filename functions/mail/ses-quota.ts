/** The quota of this SES account: letters a second, and how many are left of 24 hours. */
import { GetSendQuotaCommand, SESClient, type SESClientConfig } from '@aws-sdk/client-ses'
import type { Log } from '../log/log.ts'
import { QUICK } from '../time-limits.ts'
import type { Limit } from './rate-limit.ts'

const FRESH_MS = 60_000
/** A new account's rate, for when SES does not tell. */
const LEAST_PER_SECOND = 1
/** What is said of an account without a limit. */
const UNLIMITED = -1

export type SesQuotaSettings = {
  client?: SESClientConfig
  /** The centre's own limit: the lower of the two holds. */
  most: number | null
  now: () => number
  log: Log
}

/** Asks SES at most once a minute; what was last told holds while it does not answer. */
export function sesLimit({ client, most, now, log }: SesQuotaSettings): () => Promise<Limit> {
  const ses = new SESClient({ requestHandler: QUICK, ...client })
  let known: Limit = { perSecond: LEAST_PER_SECOND, usedUp: null }
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | null = null
  const ask = async () => {
    try {
      known = limitOf(await ses.send(new GetSendQuotaCommand({})), most)
    } catch (error) {
      log({ level: 'warn', event: 'ses-quota-unknown', error: String(error) })
    }
    askedAt = now()
  }
  return async () => {
    if (now() - askedAt <= FRESH_MS) return known
    asking ??= ask().finally(() => {
      asking = null
    })
    await asking
    return known
  }
}

type Quota = {
  MaxSendRate?: number | undefined
  Max24HourSend?: number | undefined
  SentLast24Hours?: number | undefined
}

function limitOf({ MaxSendRate, Max24HourSend = UNLIMITED, SentLast24Hours = 0 }: Quota, most: number | null): Limit {
  const perSecond = Math.min(MaxSendRate ?? LEAST_PER_SECOND, most ?? Number.POSITIVE_INFINITY)
  const isUsedUp = Max24HourSend !== UNLIMITED && SentLast24Hours >= Max24HourSend
  return {
    perSecond,
    usedUp: isUsedUp ? `SES 账户 24 小时的发送额度是 ${Max24HourSend} 封` : null,
  }
}

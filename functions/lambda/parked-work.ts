/** How much work was tried too often and waits for a person, and whether mail is paused, as CloudWatch metrics that alarms watch. */
import type { WorkerDeps } from '../deps.ts'
import { indexes } from '../store/keys.ts'
import { getMailPause } from '../store/mail-pause.ts'
import { countIndex } from '../store/rows-after.ts'
import { writeMetric } from './write-metric.ts'

export const PARKED_WORK = 'ParkedWork'
export const MAIL_PAUSED = 'MailPaused'

/** Writes both into `Namespace`, in CloudWatch's embedded metric format, which needs neither a call nor a permission. */
export async function reportParked(
  { table, clock }: Pick<WorkerDeps, 'table' | 'clock'>,
  Namespace: string,
): Promise<void> {
  const [parked, pause] = await Promise.all([countIndex(table, indexes.work('parked')), getMailPause(table)])
  const Metrics = [PARKED_WORK, MAIL_PAUSED].map((Name) => ({ Name, Unit: 'Count' }))
  const metric = { Namespace, Dimensions: [[]], Metrics }
  writeMetric({
    _aws: { Timestamp: clock().getTime(), CloudWatchMetrics: [metric] },
    [PARKED_WORK]: parked,
    [MAIL_PAUSED]: pause ? 1 : 0,
  })
}

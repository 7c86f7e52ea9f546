/** How much work was tried too often and waits for a person, as a CloudWatch metric that an alarm watches. */
import type { WorkerDeps } from '../deps.ts'
import { indexes } from '../store/keys.ts'
import { countIndex } from '../store/read.ts'

export const METRICS = 'Chuangxun'
export const PARKED_WORK = 'ParkedWork'

/** Logs the count in CloudWatch's embedded metric format, which needs neither a call nor a permission. */
export async function reportParked({ table, clock, log }: Pick<WorkerDeps, 'table' | 'clock' | 'log'>): Promise<void> {
  const parked = await countIndex(table, indexes.work('parked'))
  const metric = { Namespace: METRICS, Dimensions: [[]], Metrics: [{ Name: PARKED_WORK, Unit: 'Count' }] }
  log({ _aws: { Timestamp: clock().getTime(), CloudWatchMetrics: [metric] }, [PARKED_WORK]: parked })
}
